import type { Activity, Board, Need, Offer } from '../../app/matching/board';
import type { Reference } from '../../app/matching/reference';

/**
 * The definitions of app/matching/README.md once more, as plainly as they can be written: rows as they stand, every
 * pair tried, nothing compiled. It shares no code with the engine, so the two can only agree by both being right.
 */

export const div = (a: number, b: number) => Math.floor((2 * a + b) / (2 * b));
const share = (k: number, n: number) => Math.min(10000, div(10000 * k, n));
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const meet = <T>(a: readonly T[] = [], b: readonly T[] = []) => a.filter((x) => b.includes(x));

export const isCurrent = (board: Board) => (activity: Activity) =>
  activity.status !== 'completed' && activity.to >= board.asOf;

const count = (board: Board, test: (activity: Activity) => boolean) =>
  (board.activities ?? []).filter(isCurrent(board)).filter(test).length;

function groupsOf(board: Board, reference: Reference, state: string): readonly string[] {
  return board.memberships?.[state] ?? reference.membershipsOf(state, board.asOf);
}

function shared(need: Need, offer: Offer, board: Board): number {
  const from = [need.window.from, offer.window.from, board.asOf].sort().at(-1) ?? '';
  const to = [need.window.to, offer.window.to].sort()[0] ?? '';
  return Math.max(0, dayOf(to) - dayOf(from) + 1);
}

const topicsOffered = (need: Need, offer: Offer) =>
  offer.categories.find(({ category }) => category === need.category)?.topics ?? [];

/** How many of a State's needs an offer may still take. */
export function capOf(board: Board, offer: Offer, state: string): number {
  const taken = count(board, (a) => a.offer === offer.id && a.state === state);
  return Math.max(0, (offer.perState ?? 1) - taken);
}

export function plainBlockers(
  board: Board,
  reference: Reference,
  need: Need,
  offer: Offer,
): string[] {
  const offered = topicsOffered(need, offer);
  const named = need.topics ?? [];
  const covers = offer.covers ?? [];
  const sensitive = ['cybercrime', 'legal', 'detection'].includes(need.category);
  const passes: [string, boolean][] = [
    ['category', offer.categories.some(({ category }) => category === need.category)],
    ['topic', named.length === 0 || offered.length === 0 || meet(named, offered).length > 0],
    ['support', meet(need.support, offer.support).length > 0],
    [
      'scope',
      covers.length === 0 ||
        covers.includes(need.state) ||
        meet(covers, groupsOf(board, reference, need.state)).length > 0,
    ],
    ['excluded', !(offer.excludes ?? []).includes(need.state)],
    ['self', offer.providerState !== need.state],
    ['language', meet(need.languages, offer.languages).length > 0],
    ['mode', meet(need.modes, offer.modes).length > 0],
    ['window', shared(need, offer, board) >= 1],
    ['conditions', offer.conditions === null || offer.conditions.length === 0],
    ['sovereignty', meet(offer.arrangements, need.refuses).length === 0],
    ['safeguards', !sensitive || offer.humanRightsSafeguards === true],
    ['confidentiality', ['CLEAR', 'GREEN'].includes(need.tlp) || offer.handlingAccepted === true],
    ['places', offer.places >= 1 && capOf(board, offer, need.state) >= 1],
    [
      'declined',
      !(need.declined ?? []).includes(offer.id) && !(offer.declined ?? []).includes(need.id),
    ],
  ];
  return passes.filter(([, passed]) => !passed).map(([gate]) => gate);
}

/** The values of the checks that apply, by principle, in basis points. */
export function plainChecks(board: Board, need: Need, offer: Offer): Record<string, number[]> {
  const yes = (answer?: boolean) => (answer === true ? 10000 : 0);
  const when = (applies: boolean, value: () => number) => (applies ? [value()] : []);
  const topics = need.topics ?? [];
  const offered = topicsOffered(need, offer);
  const stated = (text?: string) => (text ?? '').trim() !== '';
  const wanted = need.technologies ?? [];
  const stale = board.settings?.staleAfterDays ?? 183;
  const { stage } = need;
  const stages = offer.stages ?? [];
  return {
    P1: [
      yes(offer.handover),
      share(offer.followUpMonths ?? 0, 6),
      ...when(stage === 'starting', () => yes((offer.durationWeeks ?? 0) >= 4)),
    ],
    P2: [
      ...when(topics.length > 0, () =>
        offered.length === 0 ? 5000 : share(meet(topics, offered).length, topics.length),
      ),
      share(meet(need.support, offer.support).length, need.support.length),
      yes(offer.outcomeIndicators),
      yes(offer.evaluation),
    ],
    P3: [
      yes(offer.earlierResults),
      yes(offer.conditions !== null && offer.conditions.length === 0),
      { untied: 10000, 'partially-tied': 5000, tied: 0 }[offer.tied ?? 'tied'],
      yes(stated(offer.funder) && stated(offer.implementer)),
      yes(dayOf(board.asOf) - dayOf(offer.confirmedOn) <= stale),
      yes(offer.excludes?.length === 0),
    ],
    P4: [offer.arrangements?.length === 0 ? 10000 : 5000],
    P5: when(wanted.length > 0, () =>
      share(meet(wanted, offer.technologies).length, wanted.length),
    ),
    P6: [
      yes(offer.respondsToNeeds),
      ...when(stage !== undefined && stages.length > 0, () => yes(stage && stages.includes(stage))),
    ],
    P7: [
      yes(offer.coDesign),
      yes(offer.jointMonitoring),
      offer.languages.includes(need.languages[0] ?? '') ? 10000 : 5000,
      offer.modes.some((mode) => mode === need.modes[0]) ? 10000 : 5000,
      ...when(offer.durationWeeks !== undefined, () =>
        share(shared(need, offer, board), 7 * (offer.durationWeeks ?? 1)),
      ),
    ],
    P8: [yes(offer.planConfidentiality)],
    P9: [
      yes(offer.humanRightsSafeguards),
      share(offer.genderMarker ?? 0, 2),
      ...when(need.womenTarget !== undefined, () =>
        need.womenTarget ? share(offer.womenSeats ?? 0, need.womenTarget) : 10000,
      ),
      ...when(need.accessible === true, () => yes(offer.accessible)),
    ],
    P10: [yes(offer.handlingAccepted)],
  };
}

export function plainScores(board: Board, need: Need, offer: Offer) {
  const checks = plainChecks(board, need, offer);
  const principles: Record<string, number | null> = {};
  let [sum, weights] = [0, 0];
  for (const [id, values] of Object.entries(checks)) {
    const total = values.reduce((a, b) => a + b, 0);
    const score = values.length === 0 ? null : div(total, values.length);
    principles[id] = score;
    if (score === null) continue;
    const key = id as 'P1';
    const weight = need.weights?.[key] ?? board.settings?.weights?.[key] ?? 1;
    sum += weight * score;
    weights += weight;
  }
  return { principles, fit: weights === 0 ? 0 : div(sum, weights) };
}

/** A need's order over its eligible offers. */
export function plainOrder(board: Board, reference: Reference, need: Need) {
  const preferred = need.preferences ?? [];
  const place = (id: string) => (preferred.includes(id) ? preferred.indexOf(id) : preferred.length);
  return board.offers
    .filter((offer) => plainBlockers(board, reference, need, offer).length === 0)
    .map((offer) => ({ offer: offer.id, ...plainScores(board, need, offer) }))
    .sort((a, b) => {
      if (place(a.offer) !== place(b.offer)) return place(a.offer) - place(b.offer);
      return b.fit - a.fit || (a.offer < b.offer ? -1 : 1);
    });
}

/** Whether an offer puts one need before another, and the rule that says so. */
export function plainRule(board: Board, reference: Reference, offer: Offer, a: Need, b: Need) {
  const ranking = offer.ranking ?? [];
  const place = ({ id }: Need) => (ranking.includes(id) ? ranking.indexOf(id) : ranking.length);
  const activities = (need: Need) =>
    count(board, ({ state, category }) => state === need.state && category === need.category);
  const groups = ({ state }: Need) =>
    meet(['LDC', 'LLDC', 'SIDS'], groupsOf(board, reference, state)).length;
  const rules: [string, number][] = [
    ['ranking', place(a) - place(b)],
    ['activities', activities(a) - activities(b)],
    ['groups', groups(b) - groups(a)],
    ['nationalPriority', a.nationalPriority - b.nationalPriority],
    ['postedOn', dayOf(a.postedOn) - dayOf(b.postedOn)],
    ['id', a.id < b.id ? -1 : a.id > b.id ? 1 : 0],
  ];
  const [rule, difference] = rules.find(([, d]) => d !== 0) ?? ['id', 0];
  return { rule, isAhead: difference < 0 };
}

/** What an offer keeps of some needs: its order from the top, each while its places and the State's allow. */
export function plainChoice(board: Board, reference: Reference, offer: Offer, needs: Need[]) {
  const kept: Need[] = [];
  const order = [...needs].sort((a, b) =>
    plainRule(board, reference, offer, a, b).isAhead ? -1 : 1,
  );
  for (const need of order) {
    const ofState = kept.filter(({ state }) => state === need.state).length;
    if (kept.length < offer.places && ofState < capOf(board, offer, need.state)) kept.push(need);
  }
  return kept;
}
