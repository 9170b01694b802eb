import type { Activity, Board, Need, Offer } from '../../app/matching/board';
import { type Prepared, prepare } from '../../app/matching/prepare';
import type { Reference } from '../../app/matching/reference';

/** Set-up only: a world of five States, and rows that are eligible with each other until a test changes one. */

const GROUPS_OF: Record<string, string[]> = {
  SEN: ['002', '202', '011', 'LDC', 'ECOWAS'],
  GHA: ['002', '202', '011', 'ECOWAS'],
  MNG: ['142', '030', 'LLDC'],
  VUT: ['009', '054', 'SIDS'],
  NPL: ['142', '034', 'LDC', 'LLDC'],
};

export const REFERENCE: Reference = {
  states: new Set(Object.keys(GROUPS_OF)),
  topicsByCategory: new Map([
    [
      'incident-response',
      new Set(['incident-response/handling', 'incident-response/national-csirt']),
    ],
    ['legal', new Set(['legal/cybersecurity-law', 'legal/data-protection'])],
    ['skills', new Set(['skills/curricula'])],
  ]),
  groups: new Set(Object.values(GROUPS_OF).flat()),
  // One membership that ends, as that of the least developed countries does.
  membershipsOf: (state, asOf) => [
    ...(GROUPS_OF[state] ?? []),
    ...(state === 'VUT' && asOf < '2020-12-04' ? ['LDC'] : []),
  ],
};

export function makeNeed(overrides: Partial<Need> = {}): Need {
  return {
    id: 'need-1',
    state: 'SEN',
    category: 'incident-response',
    support: ['training'],
    nationalPriority: 1,
    languages: ['fr', 'en'],
    modes: ['on-site', 'remote'],
    window: { from: '2027-02-01', to: '2027-06-30' },
    tlp: 'CLEAR',
    postedOn: '2026-12-01',
    ...overrides,
  };
}

export function makeOffer(overrides: Partial<Offer> = {}): Offer {
  return {
    id: 'offer-1',
    provider: 'Provider',
    categories: [{ category: 'incident-response' }],
    support: ['training'],
    places: 1,
    languages: ['fr'],
    modes: ['on-site'],
    window: { from: '2027-01-01', to: '2027-12-31' },
    conditions: null,
    confirmedOn: '2026-12-01',
    ...overrides,
  };
}

export function makeActivity(overrides: Partial<Activity> = {}): Activity {
  return {
    id: 'activity-1',
    provider: 'Provider',
    state: 'SEN',
    category: 'incident-response',
    from: '2026-06-01',
    to: '2027-06-30',
    status: 'active',
    ...overrides,
  };
}

export function makeBoard(overrides: Partial<Board> = {}): Board {
  return {
    version: 1,
    asOf: '2027-01-01',
    needs: [makeNeed()],
    offers: [makeOffer()],
    ...overrides,
  };
}

/** One need and one offer, compiled. */
export function preparePair(
  need: Partial<Need> = {},
  offer: Partial<Offer> = {},
  board: Partial<Board> = {},
): Prepared {
  const rows = { needs: [makeNeed(need)], offers: [makeOffer(offer)] };
  return prepare(makeBoard({ ...rows, ...board }), REFERENCE);
}

/** The rows of `preparePair`, as gates and checks take them. */
export function rowsOf(board: Prepared, needIndex = 0, offerIndex = 0) {
  const [need, offer] = [board.needs[needIndex], board.offers[offerIndex]];
  if (!need || !offer) throw new RangeError('the board has no such row');
  return { need, offer };
}
