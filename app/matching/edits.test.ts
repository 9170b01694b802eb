import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Board } from './board';
import { type Edit, applyEdits, parseEditsText } from './edits';

const board = makeBoard({
  needs: [
    makeNeed({ preferences: ['offer-2', 'offer-1'], declined: ['offer-2'] }),
    makeNeed({ id: 'need-2', nationalPriority: 2 }),
  ],
  offers: [
    makeOffer({ ranking: ['need-2', 'need-1'], declined: ['need-1'], tied: 'tied' }),
    makeOffer({ id: 'offer-2' }),
  ],
});

function edited(...edits: Edit[]): Board {
  const answer = applyEdits(board, edits, REFERENCE);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.board;
}

describe('an edit', () => {
  test('adds a row', () => {
    const row = makeNeed({ id: 'need-3', nationalPriority: 3 });
    expect(edited({ edit: 'add-need', row }).needs).toEqual([...board.needs, row]);
    const offer = makeOffer({ id: 'offer-3' });
    expect(edited({ edit: 'add-offer', row: offer }).offers).toEqual([...board.offers, offer]);
  });

  test('sets fields and leaves fields out', () => {
    const { offers } = edited({
      edit: 'change-offer',
      id: 'offer-1',
      fields: { places: 5, languages: ['en'] },
      leaveOut: ['tied'],
    });
    const { tied: _tied, ...rest } = board.offers[0] ?? makeOffer();
    expect(offers).toEqual([{ ...rest, places: 5, languages: ['en'] }, board.offers[1]]);
    expect(
      edited({ edit: 'change-need', id: 'need-2', fields: { tlp: 'AMBER' } }).needs[1]?.tlp,
    ).toBe('AMBER');
  });

  test('removes a row, and its id where others name it', () => {
    const { needs, offers } = edited(
      { edit: 'remove-offer', id: 'offer-2' },
      { edit: 'remove-need', id: 'need-2' },
    );
    expect(needs).toEqual([makeNeed({ preferences: ['offer-1'], declined: [] })]);
    expect(offers).toEqual([
      makeOffer({ ranking: ['need-1'], declined: ['need-1'], tied: 'tied' }),
    ]);
  });

  test('leaves the rows that it does not touch as they are', () => {
    const { needs, offers } = edited({ edit: 'remove-offer', id: 'offer-2' });
    expect(needs[1]).toBe(board.needs[1]);
    expect(offers[0]).toBe(board.offers[0]);
  });

  test('changes settings, where there were none too', () => {
    const set = { edit: 'change-settings', fields: { absorption: { SEN: 1 } } } as const;
    expect(edited(set).settings).toEqual({ absorption: { SEN: 1 } });
    const back = { edit: 'change-settings', leaveOut: ['absorption'] } as const;
    expect(edited(set, back).settings).toBeUndefined();
  });

  test('comes after those before it', () => {
    const row = makeOffer({ id: 'offer-3' });
    const { offers } = edited(
      { edit: 'add-offer', row },
      { edit: 'change-offer', id: 'offer-3', fields: { places: 7 } },
      { edit: 'change-offer', id: 'offer-3', fields: { places: 8 } },
    );
    expect(offers[2]).toEqual({ ...row, places: 8 });
  });
});

describe('a wrong edit is refused, with its own path', () => {
  test.each<[string, Edit[], string[]]>([
    [
      'a row that is not there',
      [{ edit: 'change-need', id: 'need-9', fields: {} }],
      ['edits[0].id: "need-9", the id of a need on the board'],
    ],
    [
      'a row that went before',
      [
        { edit: 'remove-offer', id: 'offer-2' },
        { edit: 'remove-offer', id: 'offer-2' },
      ],
      ['edits[1].id: "offer-2", the id of an offer on the board'],
    ],
    [
      'an id that is there already',
      [{ edit: 'add-need', row: makeNeed({ nationalPriority: 7 }) }],
      ['edits[0].row.id: "need-1", each only once'],
    ],
    [
      'another id',
      [{ edit: 'change-offer', id: 'offer-2', fields: { id: 'offer-3' } }],
      ['edits[0].fields.id: "offer-3", any other field: a row keeps its id'],
    ],
    [
      'a wrong value, deep inside',
      [
        {
          edit: 'change-need',
          id: 'need-2',
          fields: { window: { from: '2027-01-01', to: 'soon' } },
        },
      ],
      ['edits[0].fields.window.to: "soon", a calendar day, YYYY-MM-DD'],
    ],
    [
      'an unknown field',
      [{ edit: 'change-offer', id: 'offer-1', fields: { plces: 2 } }],
      ['edits[0].fields.plces: an unknown key, a key of the board format'],
    ],
    [
      'a field that must be stated',
      [{ edit: 'change-offer', id: 'offer-1', leaveOut: ['conditions'] }],
      ['edits[0].leaveOut[0]: nothing, null, or a list of conditions'],
    ],
    [
      'leaving out what is not stated, or what is set',
      [
        {
          edit: 'change-offer',
          id: 'offer-1',
          fields: { tied: 'untied' },
          leaveOut: ['funder', 'tied'],
        },
      ],
      [
        'edits[0].leaveOut[0]: "funder", a field that is stated and that the same edit does not set',
        'edits[0].leaveOut[1]: "tied", a field that is stated and that the same edit does not set',
      ],
    ],
    [
      'a wrong field of a row that was added',
      [{ edit: 'add-offer', row: { ...makeOffer({ id: 'offer-3' }), places: -1 } }],
      ['edits[0].row.places: -1, an integer from 0 to 1000000'],
    ],
    [
      'a wrong field of a row that was added, where a later edit set it',
      [
        { edit: 'add-offer', row: makeOffer({ id: 'offer-3' }) },
        { edit: 'change-offer', id: 'offer-3', fields: { places: -1 } },
      ],
      ['edits[1].fields.places: -1, an integer from 0 to 1000000'],
    ],
    [
      'a State that is none, in the settings',
      [{ edit: 'change-settings', fields: { absorption: { XXX: 1 } } }],
      [
        'edits[0].fields.absorption.XXX: "XXX", the ISO 3166-1 alpha-3 code of a Member State or observer State',
      ],
    ],
    [
      'an unknown field of an unusual name',
      [{ edit: 'change-offer', id: 'offer-2', fields: { 'places left': 2 } }],
      ['edits[0].fields["places left"]: an unknown key, a key of the board format'],
    ],
    [
      'a field whose name begins like that of one that was set',
      [
        { edit: 'change-offer', id: 'offer-1', leaveOut: ['support'] },
        { edit: 'add-offer', row: { ...makeOffer({ id: 'offer-3' }), supports: 1 } },
        { edit: 'change-offer', id: 'offer-3', fields: { support: ['training'] } },
      ],
      [
        'edits[0].leaveOut[0]: nothing, a list',
        'edits[1].row.supports: an unknown key, a key of the board format',
      ],
    ],
    [
      'a row beyond the tenth that was added',
      Array.from({ length: 11 }, (_, i) => ({
        edit: 'add-need' as const,
        row: {
          ...makeNeed({ id: `more-${i}`, nationalPriority: i + 3 }),
          tlp: i < 10 ? 'CLEAR' : 'RED',
        },
      })),
      ['edits[10].row.tlp: "RED", one of CLEAR GREEN AMBER AMBER+STRICT'],
    ],
    [
      'a clash with a row that no edit wrote: its path in the edited board',
      [{ edit: 'change-need', id: 'need-1', fields: { nationalPriority: 2 } }],
      ['needs[1].nationalPriority: 2, a number that no other need of the State has'],
    ],
  ])('%s', (_what, edits, lines) => {
    const answer = applyEdits(board, edits, REFERENCE);
    expect(
      answer.ok ? [] : answer.faults.map((f) => `${f.path}: ${f.found}, ${f.allowed}`),
    ).toEqual(lines);
  });
});

describe('many faults', () => {
  const nobody = Array.from({ length: 1200 }, (_, i) => `nobody-${i}`);

  test('a thousand are named, those of the edits first, and the rest counted', () => {
    const answer = applyEdits(
      board,
      [
        { edit: 'remove-need', id: 'need-9' },
        { edit: 'change-need', id: 'need-1', fields: { preferences: nobody } },
      ],
      REFERENCE,
    );
    if (answer.ok) throw new Error('accepted');
    expect([answer.faults.length, answer.more]).toEqual([1000, 201]);
    expect(answer.faults.slice(0, 2).map(({ path }) => path)).toEqual([
      'edits[0].id',
      'edits[1].fields.preferences[0]',
    ]);
  });

  test('of the edits themselves too', () => {
    const wrong = nobody.map((id): Edit => ({ edit: 'remove-need', id }));
    const answer = applyEdits(
      board,
      [...wrong, { edit: 'change-need', id: 'need-1', fields: { preferences: nobody } }],
      REFERENCE,
    );
    expect(answer).toMatchObject({ ok: false, more: 1400 });
  });

  test('of a text: its repeated keys and the faults of its shape', () => {
    const twice = nobody.map(() => '{"edit":"remove-need","id":"a","id":"b"}');
    const wrong = nobody.map(() => '7');
    const answer = parseEditsText(`[${[...twice, ...wrong].join()}]`);
    if (answer.ok) throw new Error('accepted');
    expect([answer.faults.length, answer.more]).toEqual([1000, 1400]);
    expect(answer.faults[0]?.path).toBe('edits[0].id');
  });
});

test('a fault of the board itself keeps its path', () => {
  const answer = applyEdits({ ...board, asOf: 'never' }, [], REFERENCE);
  expect(answer).toMatchObject({ ok: false, faults: [{ path: 'asOf' }] });
});

describe('a text of edits', () => {
  test('is read as it stands', () => {
    const edits: Edit[] = [
      { edit: 'add-offer', row: makeOffer({ id: 'offer-3' }) },
      { edit: 'change-need', id: 'need-1', fields: { tlp: 'GREEN' }, leaveOut: ['stage'] },
      { edit: 'change-offer', id: 'offer-1', fields: {} },
      { edit: 'remove-need', id: 'need-2' },
      { edit: 'remove-offer', id: 'offer-2' },
      { edit: 'change-settings', fields: {} },
    ];
    expect(parseEditsText(JSON.stringify(edits))).toEqual({ ok: true, edits });
    // Some programs begin a file with a byte order mark.
    expect(parseEditsText(`\ufeff${JSON.stringify(edits)}`)).toEqual({ ok: true, edits });
    expect(parseEditsText(`${JSON.stringify(edits)}\ufeff`).ok).toBe(false);
  });

  test.each<[string, string, string[]]>([
    ['no JSON', 'edits', ['edits: what is not JSON, a list of edits in JSON']],
    ['no list', '{"edit":"add-need"}', ['edits: an object, a list of edits']],
    ['no edit', '[7]', ['edits[0]: 7, an object']],
    [
      'an unknown edit',
      '[{"edit":"drop"}]',
      [
        'edits[0].edit: "drop", one of add-need change-need remove-need add-offer change-offer remove-offer change-settings',
      ],
    ],
    [
      'a row that is none',
      '[{"edit":"add-need","row":[]}]',
      ['edits[0].row: an empty list, an object'],
    ],
    ['no id', '[{"edit":"remove-need"}]', ['edits[0].id: nothing, text']],
    [
      'fields to leave out that are no list',
      '[{"edit":"change-need","id":"a","leaveOut":"tied"}]',
      ['edits[0].leaveOut: "tied", a list of names of fields'],
    ],
    [
      'lists in lists',
      `[{"edit":"add-need","row":{"topics":${'['.repeat(70)}${']'.repeat(70)}}}]`,
      ['edits[0].row.topics: more than 64 levels, what a board can hold'],
    ],
    [
      'nothing but lists',
      `[${'[],'.repeat(5000)}[]]`,
      ['edits: more lists, objects and commas, what a board can hold'],
    ],
    [
      'a key twice in what is no list',
      '{"edit":"remove-need","edit":"remove-need","[":1,"[":2}',
      [
        'edits.edit: the same key again, each key only once',
        'edits["["]: the same key again, each key only once',
        'edits: an object, a list of edits',
      ],
    ],
    [
      'an unknown key',
      '[{"edit":"remove-need","id":"a","row":{}}]',
      ['edits[0].row: an unknown key, a key of that edit'],
    ],
    [
      'a key twice',
      '[{"edit":"remove-need","id":"a","id":"b"}]',
      ['edits[0].id: the same key again, each key only once'],
    ],
  ])('is refused with %s', (_what, text, lines) => {
    const answer = parseEditsText(text);
    expect(
      answer.ok ? [] : answer.faults.map((f) => `${f.path}: ${f.found}, ${f.allowed}`),
    ).toEqual(lines);
  });

  test('cannot reach behind an object', () => {
    const text = '[{"edit":"change-need","id":"need-1","fields":{"__proto__":{"tlp":"AMBER"}}}]';
    const parsed = parseEditsText(text);
    const answer = parsed.ok && applyEdits(board, parsed.edits, REFERENCE);
    expect(answer).toMatchObject({ ok: false, faults: [{ path: 'edits[0].fields.__proto__' }] });
  });
});
