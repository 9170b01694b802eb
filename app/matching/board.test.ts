import { describe, expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
} from '../../tests/properties/factory';
import { type Board, parseBoard, parseBoardText } from './board';
import { dayNumber, parseDay } from './days';
import { isLanguageCode } from './languages';

/** A board from JSON with one value set, or taken out when it is undefined. */
function boardWith(path: string, value: unknown): unknown {
  const board = JSON.parse(
    JSON.stringify(makeBoard({ activities: [makeActivity()], settings: {}, memberships: {} })),
  ) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const at = keys.reduce((inner, key) => inner[key] as Record<string, unknown>, board);
  if (value === undefined) delete at[last];
  else at[last] = value;
  return board;
}

function faultsOf(value: unknown) {
  const parsed = parseBoard(value, REFERENCE);
  return parsed.ok ? [] : parsed.faults;
}

const long = 'x'.repeat(65);

describe('what is refused, with the path of the fault', () => {
  test.each<[string, unknown, string?]>([
    ['version', 2],
    ['version', '1'],
    ['asOf', undefined],
    ['asOf', '2027-02-29'],
    ['asOf', '2027-1-01'],
    ['asOf', '2027-01-01T00:00'],
    ['needs', undefined],
    ['needs', null],
    ['needs', {}],
    ['needs.0', 5, 'needs[0]'],
    ['needs.0.window', { from: 'soon', to: '2027-02-01' }, 'needs[0].window.from'],
    ['needs.0.window', { from: 5, to: '2027-02-01' }, 'needs[0].window.from'],
    ['needs.0.window', { from: '2027-02-01', to: ['2027-01-01'] }, 'needs[0].window.to'],
    ['needs.0.window', { from: '2027-02-01', to: '2027-01-00' }, 'needs[0].window.to'],
    ['activities', null],
    ['settings', null],
    ['unknown', 1],
    ['settings.unknown', 1],
    ['settings.weights', { P11: 1 }, 'settings.weights.P11'],
    ['settings.weights', { P1: 101 }, 'settings.weights.P1'],
    ['settings.staleAfterDays', -1],
    ['settings.absorption', { XXX: 1 }, 'settings.absorption.XXX'],
    ['settings.absorption', { SEN: 0.5 }, 'settings.absorption.SEN'],
    ['memberships', { EUR: [] }, 'memberships.EUR'],
    ['memberships', { SEN: ['a b'] }, 'memberships.SEN[0]'],
    ['memberships', { SEN: ['X', 'X'] }, 'memberships.SEN[1]'],
    ['needs.0.id', '', 'needs[0].id'],
    ['needs.0.id', long, 'needs[0].id'],
    ['needs.0.id', 'a/b', 'needs[0].id'],
    ['needs.0.id', 'né', 'needs[0].id'],
    ['needs.0.unknown', 1, 'needs[0].unknown'],
    ['needs.0.state', 'FRA', 'needs[0].state'],
    ['needs.0.state', 'sen', 'needs[0].state'],
    ['needs.0.category', 'other', 'needs[0].category'],
    ['needs.0.topics', ['legal/data-protection'], 'needs[0].topics[0]'],
    [
      'needs.0.topics',
      ['incident-response/handling', 'incident-response/handling'],
      'needs[0].topics[1]',
    ],
    ['needs.0.support', [], 'needs[0].support'],
    ['needs.0.support', ['money'], 'needs[0].support[0]'],
    ['needs.0.support', ['training', 'training'], 'needs[0].support[1]'],
    ['needs.0.stage', 'done', 'needs[0].stage'],
    ['needs.0.stage', null, 'needs[0].stage'],
    ['needs.0.nationalPriority', 0, 'needs[0].nationalPriority'],
    ['needs.0.nationalPriority', 1.5, 'needs[0].nationalPriority'],
    ['needs.0.nationalPriority', 1_000_001, 'needs[0].nationalPriority'],
    ['needs.0.languages', [], 'needs[0].languages'],
    ['needs.0.languages', ['xx'], 'needs[0].languages[0]'],
    ['needs.0.languages', ['fra'], 'needs[0].languages[0]'],
    ['needs.0.modes', [], 'needs[0].modes'],
    ['needs.0.window', { from: '2027-02-02', to: '2027-02-01' }, 'needs[0].window.to'],
    ['needs.0.window', { from: '2027-02-02' }, 'needs[0].window.to'],
    ['needs.0.window', { from: '2027-01-01', to: '2027-01-02', note: '' }, 'needs[0].window.note'],
    ['needs.0.technologies', ['magic'], 'needs[0].technologies[0]'],
    ['needs.0.refuses', ['anything'], 'needs[0].refuses[0]'],
    ['needs.0.womenTarget', 101, 'needs[0].womenTarget'],
    ['needs.0.accessible', 'yes', 'needs[0].accessible'],
    ['needs.0.tlp', 'RED', 'needs[0].tlp'],
    ['needs.0.postedOn', 'today', 'needs[0].postedOn'],
    ['needs.0.preferences', ['nobody'], 'needs[0].preferences[0]'],
    ['needs.0.preferences', ['need-1'], 'needs[0].preferences[0]'],
    ['needs.0.declined', ['nobody'], 'needs[0].declined[0]'],
    ['needs.0.weights', { P1: -1 }, 'needs[0].weights.P1'],
    ['offers.0.provider', ' ', 'offers[0].provider'],
    ['offers.0.provider', undefined, 'offers[0].provider'],
    ['offers.0.providerState', 'XXX', 'offers[0].providerState'],
    ['offers.0.funder', null, 'offers[0].funder'],
    ['offers.0.categories', [], 'offers[0].categories'],
    ['offers.0.categories', [{ category: 'legal', x: 1 }], 'offers[0].categories[0].x'],
    [
      'offers.0.categories',
      [{ category: 'legal' }, { category: 'legal' }],
      'offers[0].categories[1].category',
    ],
    ['offers.0.window', { from: '2027-02-02', to: '2027-02-01' }, 'offers[0].window.to'],
    ['offers.0.covers', ['EUROPE'], 'offers[0].covers[0]'],
    ['offers.0.covers', [5], 'offers[0].covers[0]'],
    ['offers.0.covers', ['SEN', 'SEN'], 'offers[0].covers[1]'],
    ['offers.0.excludes', ['LDC'], 'offers[0].excludes[0]'],
    ['offers.0.places', -1, 'offers[0].places'],
    ['offers.0.perState', 0, 'offers[0].perState'],
    ['offers.0.durationWeeks', 0, 'offers[0].durationWeeks'],
    ['offers.0.conditions', undefined, 'offers[0].conditions'],
    ['offers.0.conditions', ['none'], 'offers[0].conditions[0]'],
    ['offers.0.tied', 'loose', 'offers[0].tied'],
    ['offers.0.genderMarker', 3, 'offers[0].genderMarker'],
    ['offers.0.womenSeats', 101, 'offers[0].womenSeats'],
    ['offers.0.ranking', ['offer-1'], 'offers[0].ranking[0]'],
    ['offers.0.ranking', ['need-1', 'need-1'], 'offers[0].ranking[1]'],
    ['offers.0.declined', ['nobody'], 'offers[0].declined[0]'],
    ['activities.0.state', 'XXX', 'activities[0].state'],
    ['activities.0.category', 'other', 'activities[0].category'],
    ['activities.0.to', '2026-05-31', 'activities[0].to'],
    ['activities.0.status', 'cancelled', 'activities[0].status'],
    ['activities.0.topics', ['skills/curricula'], 'activities[0].topics[0]'],
    ['activities.0.offer', '', 'activities[0].offer'],
  ])('%s = %j', (path, value, at = path) => {
    const faults = faultsOf(boardWith(path, value));
    expect(faults.map((fault) => fault.path)).toEqual([at]);
    expect(faults[0]?.found).not.toBe('');
    expect(faults[0]?.allowed).not.toBe('');
  });

  test('an id that a row before it has; each kind of row has its own ids', () => {
    const needs = [makeNeed({ id: 'a' }), makeNeed({ id: 'a', state: 'GHA' })];
    const offers = [makeOffer({ id: 'a' }), makeOffer({ id: 'b' }), makeOffer({ id: 'b' })];
    const activities = [makeActivity({ id: 'a' }), makeActivity({ id: 'a' })];
    const board = makeBoard({ needs, offers, activities });
    expect(faultsOf(board).map(({ path }) => path)).toEqual([
      'needs[1].id',
      'offers[2].id',
      'activities[1].id',
    ]);
  });

  const lists: Record<string, readonly [string, string][]> = {
    needs: [
      ['topics', 'incident-response/handling'],
      ['support', 'exercise'],
      ['languages', 'fr'],
      ['modes', 'hybrid'],
      ['technologies', 'forensics'],
      ['refuses', 'publicity'],
      ['preferences', 'offer-1'],
      ['declined', 'offer-1'],
    ],
    offers: [
      ['support', 'exercise'],
      ['stages', 'starting'],
      ['covers', 'SEN'],
      ['excludes', 'SEN'],
      ['languages', 'fr'],
      ['modes', 'hybrid'],
      ['technologies', 'forensics'],
      ['arrangements', 'publicity'],
      ['conditions', 'policy'],
      ['ranking', 'need-1'],
      ['declined', 'need-1'],
    ],
    activities: [['topics', 'incident-response/handling']],
  };
  test.each(
    Object.entries(lists).flatMap(([kind, fields]) =>
      fields.map(([field, value]) => [kind, field, value] as const),
    ),
  )('what a list of %s names twice: %s', (kind, field, value) => {
    expect(faultsOf(boardWith(`${kind}.0.${field}`, [value]))).toEqual([]);
    expect(faultsOf(boardWith(`${kind}.0.${field}`, [value, value, value]))).toEqual(
      [1, 2].map((i) => ({
        path: `${kind}[0].${field}[${i}]`,
        found: `"${value}"`,
        allowed: 'each only once',
      })),
    );
  });

  test.each<[string, unknown, string]>([
    ['needs.0.tlp', 'RED', '"RED", one of CLEAR GREEN AMBER AMBER+STRICT'],
    ['offers.0.places', undefined, 'nothing, an integer from 0 to 1000000'],
    ['offers.0.note', 1, 'an unknown key, a key of the board format'],
    ['needs.0.preferences', ['x'], '"x", the id of an offer on the board'],
    ['offers.0.ranking', ['x'], '"x", the id of a need on the board'],
    ['needs.0.topics', ['x'], '"x", a topic of the category incident-response'],
    ['needs.0.category', 'x', '"x", a category of the taxonomy'],
    ['offers.0.covers', ['x'], '"x", a State, or a code of the reference table or of memberships'],
    ['needs.0.state', 'x', '"x", the ISO 3166-1 alpha-3 code of a Member State or observer State'],
    [
      'needs.0.window',
      { from: '2027-02-02', to: '2027-02-01' },
      '"2027-02-01", a day on or after 2027-02-02',
    ],
  ])('the line for %s = %j', (path, value, line) => {
    const lines = faultsOf(boardWith(path, value)).map((f) => `${f.found}, ${f.allowed}`);
    expect(lines).toEqual([line]);
  });

  test('a place has one line, that of its shape, though it be at odds with others too', () => {
    expect(faultsOf(boardWith('needs.0.languages', ['xx', 'xx'])).map(({ path }) => path)).toEqual([
      'needs[0].languages[0]',
      'needs[0].languages[1]',
    ]);
    const rows = { needs: [5, 5], offers: [{ ...makeOffer(), categories: [7, 7] }] };
    expect(faultsOf({ ...makeBoard(), ...rows }).map(({ path }) => path)).toEqual([
      'needs[0]',
      'needs[1]',
      'offers[0].categories[0]',
      'offers[0].categories[1]',
    ]);
    const { state: _state, ...stateless } = makeNeed();
    const needs = [stateless, { ...stateless, id: 'need-2' }];
    expect(faultsOf({ ...makeBoard(), needs }).map(({ path }) => path)).toEqual([
      'needs[0].state',
      'needs[1].state',
    ]);
  });

  // What such an object is as a text cannot be told.
  const hostile = { toString: 1, valueOf: 1 };
  test.each([
    ['needs.0.id', 'needs[0].id'],
    ['needs.0.state', 'needs[0].state'],
    ['needs.0.category', 'needs[0].category'],
    ['needs.0.nationalPriority', 'needs[0].nationalPriority'],
    ['needs.0.window.from', 'needs[0].window.from'],
    ['needs.0.window.to', 'needs[0].window.to'],
    ['offers.0.categories.0.category', 'offers[0].categories[0].category'],
    ['activities.0.offer', 'activities[0].offer'],
  ])('an object that has no text: %s', (path, at) => {
    expect(faultsOf(boardWith(path, hostile)).map((fault) => fault.path)).toEqual([at]);
  });

  test('a national priority that one State uses twice, and not that of another State', () => {
    const needs = [
      makeNeed({ id: 'a' }),
      makeNeed({ id: 'b' }),
      makeNeed({ id: 'c', state: 'GHA' }),
    ];
    expect(faultsOf(makeBoard({ needs }))).toEqual([
      {
        path: 'needs[1].nationalPriority',
        found: '1',
        allowed: 'a number that no other need of the State has',
      },
    ]);
  });

  test('all faults at once, those of shape and those between rows', () => {
    const board = makeBoard({
      needs: [makeNeed({ state: 'XXX', tlp: 'RED' as 'CLEAR', preferences: ['nobody'] })],
    });
    expect(faultsOf(board).map(({ path }) => path)).toEqual([
      'needs[0].tlp',
      'needs[0].state',
      'needs[0].preferences[0]',
    ]);
  });
});

describe('what is allowed', () => {
  test.each<[string, unknown]>([
    ['offers.0.conditions', null],
    ['offers.0.conditions', []],
    ['offers.0.funder', ''],
    ['offers.0.covers', ['LDC', '002', 'SEN', 'ECOWAS']],
    ['memberships', { SEN: ['A-NEW.GROUP'] }],
    ['needs.0.languages', ['fil', 'zh', 'cnr']],
    ['needs.0.id', 'a.B_c:9-'],
    ['needs.0.window', { from: '2028-02-29', to: '2028-02-29' }],
    ['activities.0.offer', 'an-offer-that-left'],
    ['settings.weights', { P1: 0, P10: 100 }],
    ['offers.0.places', 1_000_000],
  ])('%s = %j', (path, value) => {
    expect(faultsOf(boardWith(path, value))).toEqual([]);
  });

  test('a code that only the memberships of the board know', () => {
    const board = makeBoard({
      memberships: { SEN: ['CLUB'] },
      offers: [makeOffer({ covers: ['CLUB'] })],
    });
    expect(faultsOf(board)).toEqual([]);
    // What stands under no State is no membership.
    const lost = { ...board, memberships: { EUR: ['CLUB'] } };
    expect(faultsOf(lost).map(({ path }) => path)).toEqual([
      'offers[0].covers[0]',
      'memberships.EUR',
    ]);
  });

  test('an empty board', () => {
    expect(faultsOf(makeBoard({ needs: [], offers: [] }))).toEqual([]);
  });
});

describe('hostile texts', () => {
  const text = (board: Partial<Board> = {}) => JSON.stringify(makeBoard(board));
  const faults = (json: string) => {
    const parsed = parseBoardText(json, REFERENCE);
    return parsed.ok ? [] : parsed.faults;
  };

  test.each(['', 'nonsense', '{', '[1,]'])('not JSON: %j', (json) => {
    expect(faults(json)).toEqual([
      { path: '', found: 'what is not JSON', allowed: 'a board in JSON' },
    ]);
  });

  test.each(['null', '[]', '1', '"board"'])('not an object: %s', (json) => {
    expect(faults(json).map(({ path, allowed }) => [path, allowed])).toEqual([['', 'an object']]);
  });

  test.each([
    ['"version":1', '"version":1,"__proto__":{}', '__proto__'],
    ['"version":1', '"version":1,"constructor":{}', 'constructor'],
    ['"version":1', '"version":1,"memberships":{"__proto__":["X"]}', 'memberships.__proto__'],
    [
      '"version":1',
      '"version":1,"settings":{"absorption":{"__proto__":1}}',
      'settings.absorption.__proto__',
    ],
    ['"id":"need-1"', '"id":"need-1","__proto__":1', 'needs[0].__proto__'],
  ])('a key of the language: %s → %s', (from, to, path) => {
    expect(faults(text().replace(from, to)).map((fault) => fault.path)).toEqual([path]);
    expect(({} as Record<string, unknown>).X).toBeUndefined();
  });

  test('a key that an object names twice, also when it is written otherwise', () => {
    const twice = text()
      .replace('"version":1', '"version":1,"versio\\u006e":1')
      .replace('"state":"SEN"', '"state":"SEN","state":"SEN"');
    expect(faults(twice).map(({ path }) => path)).toEqual(['version', 'needs[0].state']);
  });

  test('strings that look like keys are none', () => {
    const provider = 'a", "id": "b\\';
    expect(faults(text({ offers: [makeOffer({ provider, funder: '{[,' })] }))).toEqual([]);
  });

  test('a line stays a line', () => {
    const key = 'a\nb\u2028\u202e';
    const [fault] = faultsOf({ ...makeBoard(), [key]: 1 });
    expect(fault?.path).toBe('["a\\nb\\u2028\\u202e"]');
    const [value] = faultsOf(boardWith('needs.0.state', `X\n${'y'.repeat(1000)}`));
    expect(value?.found).not.toContain('\n');
    expect(value?.found.length).toBeLessThan(100);
  });

  test('nesting without end', () => {
    const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(faults(text().replace('"version":1', `"version":${nested}`))[0]?.path).toBe(
      'version[0][0]',
    );
  });

  test('a number beyond all numbers', () => {
    expect(faults(text().replace('"places":1', '"places":1e999'))[0]?.path).toBe(
      'offers[0].places',
    );
  });
});

test('days are counted as a calendar counts them', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(dayNumber('2027-01-01')).toBe(Date.UTC(2027, 0, 1) / 86_400_000);
  expect(dayNumber('0001-03-01')).toBe(Date.parse('0001-03-01') / 86_400_000);
  expect(['2100-02-29', '2027-13-01', '2027-00-10', '2027-04-31'].map(parseDay)).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(parseDay('2000-02-29')).not.toBeNull();
  expect(() => dayNumber('2027-02-30')).toThrow(RangeError);
});

test('languages have two letters, or three where no two-letter code exists', () => {
  expect(['en', 'sw', 'fil', 'cnr', 'tpi'].every(isLanguageCode)).toBe(true);
  expect(['eng', 'fre', 'zzz', 'xx', 'EN', '', 'e', 'qaa'].some(isLanguageCode)).toBe(false);
});
