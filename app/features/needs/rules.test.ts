import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRINCIPLES } from '~/matching/vocabulary';
import { addMonths, allows, findSensitive, readinessOf, statusOn } from './rules';

describe('the status of a need on a day', () => {
  const open = { status: 'open', reviewOn: '2027-06-01' } as const;

  it('is expired from the review day on', () => {
    expect(statusOn(open, '2027-05-31')).toBe('open');
    expect(statusOn(open, '2027-06-01')).toBe('expired');
  });

  it('stays what it is when it was not open, or has no review day', () => {
    expect(statusOn({ ...open, status: 'met' }, '2030-01-01')).toBe('met');
    expect(statusOn({ ...open, reviewOn: null }, '2030-01-01')).toBe('open');
  });

  it('decides what may be done', () => {
    expect(allows('review', 'expired')).toBe(true);
    expect(allows('delete', 'open')).toBe(false);
    for (const status of ['met', 'withdrawn'] as const) {
      for (const action of ['edit', 'open', 'review', 'withdraw', 'met', 'delete'] as const) {
        expect(allows(action, status)).toBe(false);
      }
    }
  });
});

describe('twelve months later', () => {
  it.each([
    ['2027-01-15', 12, '2028-01-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });
});

describe('what should be looked at again', () => {
  it.each([
    ['ip', 'the gateway at 10.20.30.40 fails', '10.20.30.40'],
    ['ip', 'seen from 2001:db8:85a3:0:0:8a2e:370:7334 only', '2001:db8:85a3:0:0:8a2e:370:7334'],
    ['ip', 'seen from 2001:db8::1 only', '2001:db8::1'],
    ['hash', 'file d41d8cd98f00b204e9800998ecf8427e', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['hash', `sum ${'a1'.repeat(32)}`, 'a1'.repeat(32)],
    ['email', 'ask cert@example.org.', 'cert@example.org'],
    ['cve', 'open to cve-2021-44228', 'cve-2021-44228'],
  ] as const)('finds %s in "%s"', (kind, text, found) => {
    expect(findSensitive({ objective: text })).toEqual([{ field: 'objective', kind, found }]);
  });

  it.each([
    'Phase 2.1.3 of the plan, section 4.5',
    'From 09:30 to 10:45:00, ratio 3:1',
    'Version 1.2.3.4.5 and 999.1.1.1',
    'A/75/816, paragraph 56; 12 of 40 staff',
    'deadbeef is no hash of any length',
    'std::vector of C++',
  ])('leaves "%s" alone', (text) => {
    expect(findSensitive({ title: text })).toEqual([]);
  });

  it('is found in reasonable time in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '1', ':', '.', '@', '-'), maxLength: 4000 }),
        (text) => {
          const before = performance.now();
          findSensitive({ text });
          expect(performance.now() - before).toBeLessThan(500);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('readiness', () => {
  const bare = {
    stage: null,
    topics: [],
    evidenceInstrument: null,
    refuses: [],
    technologies: [],
    nationalPriority: null,
    languages: [],
    modes: [],
    windowFrom: null,
    windowTo: null,
    womenTarget: null,
    accessible: false,
    labelSummary: 'AMBER',
    labelDetails: 'AMBER',
  } as const;
  const mutable = { ...bare, topics: [], refuses: [], technologies: [], languages: [], modes: [] };

  it('begins with the labels, which every need has', () => {
    const { ready, principles } = readinessOf(mutable, 0);
    expect(ready).toBe(2);
    expect(principles.map(({ id }) => id)).toEqual(PRINCIPLES);
    expect(principles.find(({ id }) => id === 'P7')?.missing).toEqual([
      'languages',
      'modes',
      'windowFrom',
    ]);
  });

  it('is ten of ten when all that helps is said', () => {
    const full = {
      ...mutable,
      stage: 'starting' as const,
      topics: ['legal/data-protection'],
      evidenceInstrument: 'none-yet' as const,
      refuses: ['publicity' as const],
      technologies: ['pki' as const],
      nationalPriority: 1,
      languages: ['fr'],
      modes: ['remote' as const],
      windowFrom: '2027-01-01',
      windowTo: '2027-02-01',
      womenTarget: 0,
    };
    expect(readinessOf(full, 1).ready).toBe(10);
    expect(readinessOf({ ...full, womenTarget: null }, 1).ready).toBe(9);
    expect(readinessOf({ ...full, womenTarget: null, accessible: true }, 1).ready).toBe(10);
  });
});
