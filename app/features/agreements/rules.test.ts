import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUTIES, PARTIES, SHARES } from '#db/schema/enums';
import type { Terms } from '#db/schema/types';
import { SUPPORTS } from '~/matching/vocabulary';
import { type Change, type Setting, differenceOf, stateLeads, validTerms } from './rules';

const TERMS: Terms = {
  startsOn: '2027-03-01',
  endsOn: '2027-09-30',
  support: ['training', 'mentoring'],
  indicators: [
    { name: 'People trained', baseline: '2', target: '12' },
    { name: 'Written procedure', baseline: null, target: 'adopted' },
  ],
  responsibilities: {
    design: { state: 'lead', provider: 'contributes' },
    delivery: { state: 'informed', provider: 'lead' },
    monitoring: { state: 'contributes', provider: 'lead' },
  },
  whyStateLeadsNone: '',
  notes: '',
};

const SETTING: Setting = {
  open: ['training', 'mentoring', 'exercise'],
  parties: ['state', 'provider'],
  today: '2027-01-15',
  reported: [],
};

const faultsOf = (terms: Partial<Terms>, setting: Partial<Setting> = {}) =>
  validTerms({ ...TERMS, ...terms }, { ...SETTING, ...setting });

describe('terms that can be agreed', () => {
  it('have nothing to say against them', () => {
    expect(faultsOf({})).toEqual({});
  });

  it.each([
    [{ endsOn: '2027-02-28' }, 'endsOn', 'errors.dateOrder'],
    [{ startsOn: '2026-10-01', endsOn: '2027-01-14' }, 'endsOn', 'agreements.error.endPast'],
    [{ endsOn: '2032-03-02' }, 'endsOn', 'agreements.error.tooLong'],
    [{ startsOn: '2032-01-16', endsOn: '2032-02-01' }, 'startsOn', 'agreements.error.tooFar'],
    [{ support: [] }, 'support', 'errors.chooseAtLeastOne'],
    [{ support: ['training', 'equipment'] }, 'support', 'agreements.error.notOpen?form=equipment'],
    [{ indicators: [] }, 'indicators[0].name', 'errors.required'],
    [{ indicators: [{ name: 'a', baseline: null, target: '' }] }, 'indicators[0].target', 'errors'],
    [
      { indicators: [1, 2].map(() => ({ name: 'a', baseline: null, target: 'b' })) },
      'indicators[1].name',
      'errors.repeated?found=a',
    ],
  ] as [Partial<Terms>, string, string][])('are not %j', (change, field, code) => {
    const faults = faultsOf(change);
    expect(Object.keys(faults)).toEqual([field]);
    expect(faults[field]?.[0]).toContain(code);
  });

  it('end on the last day that is allowed', () => {
    expect(faultsOf({ endsOn: '2032-03-01' })).toEqual({});
    expect(faultsOf({ startsOn: '2027-01-15', endsOn: '2027-01-15' })).toEqual({});
  });

  it('have exactly one lead in each row', () => {
    const { design, delivery } = TERMS.responsibilities;
    const none = { design, delivery, monitoring: { provider: 'contributes' as const } };
    expect(faultsOf({ responsibilities: none })).toEqual({
      'responsibilities.monitoring': ['agreements.error.oneLead?found=0'],
    });
    const two = {
      design,
      delivery,
      monitoring: { state: 'lead' as const, provider: 'lead' as const },
    };
    expect(faultsOf({ responsibilities: two })).toEqual({
      'responsibilities.monitoring': ['agreements.error.oneLead?found=2'],
    });
  });

  it('name an implementer only where there is one', () => {
    const responsibilities = {
      ...TERMS.responsibilities,
      delivery: { implementer: 'lead' as const },
    };
    expect(faultsOf({ responsibilities })).toHaveProperty(['responsibilities.delivery']);
    expect(faultsOf({ responsibilities }, { parties: PARTIES })).toEqual({});
  });

  it('say why the State leads no row, if it leads none', () => {
    const responsibilities = { ...TERMS.responsibilities, design: { provider: 'lead' as const } };
    expect(stateLeads({ ...TERMS, responsibilities })).toBe(false);
    expect(faultsOf({ responsibilities })).toHaveProperty('whyStateLeadsNone');
    expect(faultsOf({ responsibilities, whyStateLeadsNone: 'No staff until May' })).toEqual({});
  });

  it('keep the name and place of an indicator that was reported on', () => {
    const reported = [{ position: 1, name: 'Written procedure' }];
    expect(faultsOf({}, { reported })).toEqual({});
    expect(faultsOf({ indicators: TERMS.indicators.slice(0, 1) }, { reported })).toEqual({
      'indicators[1].name': ['agreements.error.reported?number=2&name=Written+procedure'],
    });
    expect(faultsOf({ indicators: [...TERMS.indicators].reverse() }, { reported })).toHaveProperty([
      'indicators[1].name',
    ]);
  });
});

const text = fc.constantFrom('', 'a', 'b', 'c');
const share = fc.option(fc.constantFrom(...SHARES), { nil: undefined });
const shares = fc
  .tuple(share, share, share)
  .map((row) =>
    Object.fromEntries(PARTIES.flatMap((party, at) => (row[at] ? [[party, row[at]]] : []))),
  );
const anyTerms: fc.Arbitrary<Terms> = fc.record({
  startsOn: fc.constantFrom('2027-01-01', '2027-02-01'),
  endsOn: fc.constantFrom('2027-06-01', '2027-07-01'),
  support: fc.subarray([...SUPPORTS]),
  indicators: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('p', 'q', 'r', 's', 't', 'u'),
      baseline: fc.option(text),
      target: text,
    }),
    { selector: ({ name }) => name, maxLength: 5 },
  ),
  responsibilities: fc.record({ design: shares, delivery: shares, monitoring: shares }),
  whyStateLeadsNone: text,
  notes: text,
});

/** What the first terms become when every change is made to them, in the order given. */
function applied(terms: Terms, changes: readonly Change[]): Terms {
  const result = structuredClone(terms);
  for (const change of changes) {
    if (change.field === 'support') {
      const others = result.support.filter((form) => form !== change.form);
      result.support = change.kind === 'added' ? [...others, change.form] : others;
    } else if (change.field === 'indicator') {
      const { before, after, place } = change;
      const at = result.indicators.findIndex(({ name }) => name === before?.name);
      if (!after) result.indicators.splice(at, 1);
      else if (before) result.indicators[at] = after;
      else result.indicators.splice(place, 0, after);
    } else if (change.field === 'order') {
      const { after } = change;
      result.indicators.sort((a, b) => after.indexOf(a.name) - after.indexOf(b.name));
    } else if (change.field === 'responsibility') {
      const { duty, party, after } = change;
      if (after) result.responsibilities[duty][party] = after;
      else delete result.responsibilities[duty][party];
    } else {
      result[change.field] = change.after;
    }
  }
  result.support.sort((a, b) => SUPPORTS.indexOf(a) - SUPPORTS.indexOf(b));
  return result;
}

describe('the difference of two terms', () => {
  it('is empty if and only if they say the same', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (a, b) => {
        expect(differenceOf(a, a)).toEqual([]);
        const isSame = JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
        expect(differenceOf(a, b).length === 0).toBe(isSame);
      }),
    );
  });

  it('makes the one of the other', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (a, b) => {
        expect(applied(a, differenceOf(a, b))).toEqual(b);
      }),
      { numRuns: 500 },
    );
  });

  it('says for each field what was added, removed and changed', () => {
    const other: Terms = {
      ...TERMS,
      endsOn: '2027-10-31',
      support: ['exercise', 'training'],
      indicators: [
        { name: 'People trained', baseline: '2', target: '20' },
        { name: 'Exercises held', baseline: '0', target: '1' },
      ],
      responsibilities: {
        ...TERMS.responsibilities,
        monitoring: { state: 'lead', provider: 'contributes' },
      },
      notes: 'In French.',
    };
    expect(
      differenceOf(TERMS, other).map(({ kind, field, ...rest }) => [
        kind,
        field,
        'form' in rest ? rest.form : 'duty' in rest ? rest.party : '',
      ]),
    ).toEqual([
      ['changed', 'endsOn', ''],
      ['added', 'support', 'exercise'],
      ['removed', 'support', 'mentoring'],
      ['removed', 'indicator', ''],
      ['changed', 'indicator', ''],
      ['added', 'indicator', ''],
      ['changed', 'responsibility', 'state'],
      ['changed', 'responsibility', 'provider'],
      ['added', 'notes', ''],
    ]);
  });
});

function canonical(terms: Terms) {
  return DUTIES.map((duty) => PARTIES.map((party) => terms.responsibilities[duty][party])).concat([
    { ...terms, responsibilities: null } as never,
  ]);
}
