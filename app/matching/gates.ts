import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';
import { GATES, type GateId } from './vocabulary';

type Gate = (need: PreparedNeed, offer: PreparedOffer, board: Prepared) => boolean;

/** Each gate in one place: true when the pair passes (README, "Gates"). */
const PASSES: Record<GateId, Gate> = {
  category: (need, offer) => offer.categories.has(need.row.category),

  topic: (need, offer) => {
    const offered = offer.categories.get(need.row.category) ?? [];
    const { topics = [] } = need.row;
    return topics.length === 0 || offered.length === 0 || someOf(topics, offered);
  },

  support: (need, offer) => (need.support & offer.support) !== 0,

  scope: ({ row: { state }, memberships }, { row: { covers = [] } }) =>
    covers.length === 0 || covers.some((code) => code === state || memberships.has(code)),

  excluded: (need, offer) => !offer.row.excludes?.includes(need.row.state),

  self: (need, offer) => offer.row.providerState !== need.row.state,

  language: (need, offer) => someOf(need.row.languages, offer.row.languages),

  mode: (need, offer) => (need.modes & offer.modes) !== 0,

  window: (need, offer, board) => sharedDays(need, offer, board.asOf) > 0,

  conditions: (_need, offer) => (offer.row.conditions ?? []).length === 0,

  sovereignty: (need, offer) => (need.refuses & offer.arrangements) === 0,

  safeguards: (need, offer) => !need.sensitive || offer.row.humanRightsSafeguards === true,

  confidentiality: (need, offer) => !need.sealed || offer.row.handlingAccepted === true,

  places: (need, offer) => offer.row.places > 0 && placesForState(need.row.state, offer) > 0,

  declined: (need, offer) => !need.declined.has(offer.row.id) && !offer.declined.has(need.row.id),
};

/** The gates that a pair fails, in the published order; none means that the pair is eligible. */
export function blockersOf(need: PreparedNeed, offer: PreparedOffer, board: Prepared): GateId[] {
  return GATES.filter(({ id }) => !PASSES[id](need, offer, board)).map(({ id }) => id);
}

/** The order in which gates are tried when only the answer matters: cheap and selective ones first. */
const QUICKEST_FIRST: readonly GateId[] = [
  'category',
  'support',
  'mode',
  'window',
  'conditions',
  'sovereignty',
  'safeguards',
  'confidentiality',
  'self',
  'language',
  'topic',
  'excluded',
  'declined',
  'scope',
  'places',
];

export function isEligible(need: PreparedNeed, offer: PreparedOffer, board: Prepared): boolean {
  for (const id of QUICKEST_FIRST) if (!PASSES[id](need, offer, board)) return false;
  return true;
}

/** The one gate that a pair fails, or null when it fails none or more than one. */
export function onlyBlocker(
  need: PreparedNeed,
  offer: PreparedOffer,
  board: Prepared,
): GateId | null {
  let found: GateId | null = null;
  for (const id of QUICKEST_FIRST) {
    if (PASSES[id](need, offer, board)) continue;
    if (found) return null;
    found = id;
  }
  return found;
}

/** How many gates a pair fails; null for more than `most`, or for one that `mayNot` names. */
export function failedGates(
  need: PreparedNeed,
  offer: PreparedOffer,
  board: Prepared,
  most: number,
  mayNot: (gate: GateId) => boolean,
): number | null {
  let failed = 0;
  for (const id of QUICKEST_FIRST) {
    if (PASSES[id](need, offer, board)) continue;
    failed += 1;
    if (failed > most || mayNot(id)) return null;
  }
  return failed;
}

/** Days on or after asOf that lie in both windows; both ends of a window count. */
export function sharedDays(need: PreparedNeed, offer: PreparedOffer, asOf: number): number {
  const from = Math.max(need.from, offer.from, asOf);
  return Math.max(0, Math.min(need.to, offer.to) - from + 1);
}

/** How many more needs of a State the offer may take: perState less the current activities that name both. */
export function placesForState(state: string, offer: PreparedOffer): number {
  return Math.max(0, offer.perState - (offer.activities.get(state) ?? 0));
}

function someOf(wanted: readonly string[], offered: readonly string[]): boolean {
  return wanted.some((item) => offered.includes(item));
}
