import fc from 'fast-check';
import type { Activity, Board, Need, Offer, Settings } from '../../app/matching/board';
import { ARRANGEMENTS, CONDITIONS, TIED, TLP_LABELS } from '../../app/matching/vocabulary';

/**
 * Small boards on which much can happen: few States, categories and places, so that needs contend; some gates
 * closed, some orders stated, some places taken. The seed is fixed: a failure today is a failure tomorrow.
 */
fc.configureGlobal({ seed: 2027, numRuns: Number(process.env.PROPERTY_RUNS ?? 120) });

export interface Shape {
  needs: number;
  offers: number;
  absorption?: boolean;
}

/** Boards on which every allocation can be tried. */
export const BRUTE: Shape = { needs: 5, offers: 3, absorption: true };
export const SMALL: Shape = { needs: 6, offers: 4, absorption: true };

const STATES = ['SEN', 'GHA', 'MNG', 'NPL'];
const TOPICS = {
  'incident-response': ['incident-response/handling', 'incident-response/national-csirt'],
  legal: ['legal/cybersecurity-law', 'legal/data-protection'],
};
const category = fc.constantFrom<keyof typeof TOPICS>(
  'incident-response',
  'incident-response',
  'incident-response',
  'legal',
);
const WINDOWS: [Need['window'], ...Need['window'][]] = [
  { from: '2027-01-01', to: '2027-12-31' },
  { from: '2026-06-01', to: '2027-02-28' },
  { from: '2027-02-20', to: '2027-09-30' },
  { from: '2026-01-01', to: '2026-12-31' },
];
const day = fc.constantFrom('2026-05-01', '2026-07-02', '2026-12-01', '2027-01-05');

/** Mostly the first of the values: a gate that is closed now and then. */
const seldom = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 16, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
const some = <T>(values: readonly T[], least = 0) =>
  fc.shuffledSubarray([...values], { minLength: least });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const window = seldom(...WINDOWS);

function topicsIn(name: keyof typeof TOPICS) {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[] | undefined>(undefined) },
    some(TOPICS[name]),
  );
}

function needWith(id: string, offerIds: string[]): fc.Arbitrary<Need> {
  return category.chain((name) =>
    fc.record({
      id: fc.constant(id),
      state: fc.constantFrom(...STATES),
      category: fc.constant(name),
      topics: topicsIn(name),
      support: some(['training', 'advisory', 'equipment'] as const, 2),
      stage: maybe(fc.constantFrom('starting', 'developing')),
      nationalPriority: fc.integer({ min: 1, max: 4 }),
      languages: seldom(['fr', 'en'], ['en'], ['mn']),
      modes: seldom(['on-site', 'remote'], ['remote'], ['abroad', 'on-site']),
      window,
      technologies: maybe(some(['ticketing', 'soc'] as const)),
      refuses: seldom<Need['refuses']>(
        undefined,
        ARRANGEMENTS.slice(0, 1),
        ARRANGEMENTS.slice(0, 2),
      ),
      womenTarget: maybe(fc.constantFrom(0, 30, 50)),
      accessible: maybe(fc.boolean()),
      tlp: seldom('CLEAR', ...TLP_LABELS),
      postedOn: day,
      preferences: maybe(some(offerIds)),
      declined: seldom<string[] | undefined>(undefined, offerIds.slice(0, 1)),
      weights: maybe(fc.record({ P2: fc.integer({ min: 0, max: 3 }) })),
    }),
  );
}

function offerWith(id: string, needIds: string[]): fc.Arbitrary<Offer> {
  return fc
    .tuple(some(Object.keys(TOPICS) as (keyof typeof TOPICS)[], 1), fc.boolean())
    .chain(([names, withTopics]) =>
      fc.record({
        id: fc.constant(id),
        provider: fc.constantFrom('One', 'Two'),
        providerState: seldom(undefined, 'SEN', 'GHA'),
        funder: maybe(fc.constantFrom('Fund', ' ')),
        implementer: maybe(fc.constant('Agency')),
        categories: fc.tuple(
          ...names.map((name) =>
            fc.record({
              category: fc.constant(name),
              topics: withTopics ? topicsIn(name) : fc.constant(undefined),
            }),
          ),
        ),
        support: seldom(['training', 'advisory', 'equipment'], ['training'], ['exercise']),
        stages: maybe(some(['starting', 'developing'] as const)),
        covers: seldom<string[] | undefined>(undefined, ['SEN'], ['LDC', 'MNG'], ['002']),
        excludes: seldom<string[] | undefined>(undefined, [], ['GHA']),
        places: seldom(1, 2, 3, 0),
        perState: maybe(fc.integer({ min: 1, max: 2 })),
        languages: seldom(['en', 'fr'], ['en']),
        modes: seldom<Offer['modes']>(['on-site', 'remote'], ['on-site']),
        window,
        durationWeeks: maybe(fc.constantFrom(2, 8, 30)),
        technologies: maybe(some(['ticketing', 'soc'] as const)),
        arrangements: seldom<Offer['arrangements']>(undefined, [], ARRANGEMENTS.slice(0, 2)),
        conditions: seldom<Offer['conditions']>(null, [], CONDITIONS.slice(0, 2)),
        tied: maybe(fc.constantFrom(...TIED)),
        handover: maybe(fc.boolean()),
        followUpMonths: maybe(fc.constantFrom(0, 4, 12)),
        outcomeIndicators: maybe(fc.boolean()),
        evaluation: maybe(fc.boolean()),
        earlierResults: maybe(fc.boolean()),
        coDesign: maybe(fc.boolean()),
        humanRightsSafeguards: seldom<boolean | undefined>(true, false, undefined),
        genderMarker: maybe(fc.constantFrom(0 as const, 1 as const, 2 as const)),
        womenSeats: maybe(fc.constantFrom(0, 20, 40)),
        accessible: maybe(fc.boolean()),
        handlingAccepted: seldom<boolean | undefined>(true, false, undefined),
        confirmedOn: day,
        ranking: maybe(some(needIds)),
        declined: seldom<string[] | undefined>(undefined, needIds.slice(0, 1)),
      }),
    );
}

function activityWith(id: string, offerIds: string[]): fc.Arbitrary<Activity> {
  return fc.record({
    id: fc.constant(id),
    provider: fc.constantFrom('One', 'Two'),
    offer: fc.constantFrom(undefined, 'an-offer-that-left', ...offerIds),
    state: fc.constantFrom(...STATES),
    category,
    from: fc.constantFrom('2026-03-01', '2026-11-01'),
    to: fc.constantFrom('2026-12-31', '2027-01-01', '2027-05-31'),
    status: fc.constantFrom('planned', 'active', 'completed'),
  });
}

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}`);

/** A board within a shape, always one that `parseBoard` accepts. */
export function boards(shape: Shape): fc.Arbitrary<Board> {
  const rows: fc.Arbitrary<Board> = fc
    .tuple(
      fc.integer({ min: 2, max: shape.needs }),
      fc.integer({ min: Math.min(2, shape.offers), max: shape.offers }),
      fc.constantFrom(0, 1, 4),
    )
    .chain(([needCount, offerCount, activityCount]) => {
      const [needIds, offerIds] = [names('need', needCount), names('offer', offerCount)];
      const absorption = fc.dictionary(fc.constantFrom(...STATES), fc.nat(2), {
        noNullPrototype: true,
      });
      return fc.record({
        version: fc.constant(1 as const),
        asOf: fc.constant('2027-01-01'),
        needs: fc.tuple(...needIds.map((id) => needWith(id, offerIds))).map(ownPriorities),
        offers: fc.tuple(...offerIds.map((id) => offerWith(id, needIds))),
        activities: fc.tuple(
          ...names('activity', activityCount).map((id) => activityWith(id, offerIds)),
        ),
        memberships: fc.constantFrom(undefined, { GHA: ['LDC', 'SIDS'] }),
        settings: fc.record<Settings>({
          absorption: shape.absorption ? maybe(absorption) : fc.constant(undefined),
          weights: maybe(fc.constant({ P1: 2, P7: 0 })),
          staleAfterDays: maybe(fc.constantFrom(0, 183)),
        }),
      });
    });
  return fc
    .tuple(rows, fc.boolean())
    .map(([board, isOpen]) => withoutUndefined(isOpen ? withOpenGates(board) : board));
}

/** Half of the boards: nothing but places and orders decides, so that many allocations are possible. */
function withOpenGates(board: Board): Board {
  const [window] = WINDOWS;
  const both = { category: 'incident-response', topics: undefined, window, declined: undefined };
  const needs = board.needs.map((need) => ({
    ...need,
    ...both,
    languages: ['fr'],
    modes: ['remote' as const],
    refuses: undefined,
    tlp: 'CLEAR' as const,
  }));
  const offers = board.offers.map((offer) => ({
    ...offer,
    categories: [{ category: both.category }],
    window,
    declined: undefined,
    providerState: undefined,
    covers: undefined,
    excludes: undefined,
    languages: ['fr'],
    modes: ['remote' as const],
    support: ['training' as const, 'advisory' as const],
    conditions: null,
  }));
  return { ...board, needs, offers };
}

/** A national priority that another need of the State already has becomes the next free one. */
function ownPriorities(needs: Need[]): Need[] {
  const used = new Set<string>();
  return needs.map((need) => {
    let { nationalPriority } = need;
    while (used.has(`${need.state} ${nationalPriority}`)) nationalPriority += 1;
    used.add(`${need.state} ${nationalPriority}`);
    return { ...need, nationalPriority };
  });
}

/** As it would come from a file: what is left out is not there. */
function withoutUndefined(board: Board): Board {
  return JSON.parse(JSON.stringify(board)) as Board;
}
