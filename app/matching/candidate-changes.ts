import {
  type OfferChange,
  type Use,
  byWhatChanges,
  onePlaceMore,
  openingsOf,
} from './apply-change';
import { changesFor } from './changes';
import { blockersOf } from './gates';
import { getNeed, getOffer } from './get-row';
import type { Prepared, PreparedOffer } from './prepare';
import type { ProvableRun } from './what-if';

/** A change that might serve more needs, and what is known of it before any board is matched. */
export interface Candidate {
  change: OfferChange;
  /** The places of the offer after it. */
  places: number;
  /** Needs without an eligible offer that have this gate of this offer as their only obstacle. */
  opens: number;
}

/**
 * The single changes of single offers that can be of use to a need which got nothing:
 * 1. For a need without an eligible offer, and for one that contention left out: every change that opens the one
 *    gate which an offer of its category fails. For the former these are the changes that `unlocks` names.
 * 2. For a need that contention left out: one more place on each offer that it is eligible with. All are full for
 *    it, else one would have taken it.
 * Two that leave an offer with the same fields are one, under the first name by `byWhatChanges`. In that order.
 * Costs the gates of every pair of an unmatched need and an offer of its category.
 */
export function candidateChanges({ board, prepared, result }: ProvableRun): Candidate[] {
  const found = new Map<string, OfferChange>();
  const add = (change: OfferChange) => {
    const key = JSON.stringify([change.offer, change.fields]);
    const other = found.get(key);
    if (!other || byWhatChanges(change, other) < 0) found.set(key, change);
  };
  const opens = new Map<string, number>();
  const useOf = usesOn({ board, result });
  const offersIn = offersByCategory(prepared);

  for (const { need: id, reason } of result.unmatched) {
    if (reason === 'absorption') continue;
    const need = getNeed(prepared, id);
    const { category, state } = need.row;
    for (const offer of offersIn.get(category) ?? []) {
      const blockers = blockersOf(need, offer, prepared);
      const [gate] = blockers;
      if (blockers.length > 1) continue;
      const offerId = offer.row.id;
      const use = useOf(offer, state);
      if (gate === undefined) {
        add({ offer: offerId, category, ...onePlaceMore(state, offer.row, use) });
        continue;
      }
      const openings = changesFor(need, offer, blockers, prepared.asOf).flatMap((change) =>
        openingsOf(change, need.row, offer.row, board.asOf, use),
      );
      for (const opening of openings) add({ offer: offerId, category, ...opening });
      if (reason === 'no-offer') {
        opens.set(`${offerId} ${gate}`, (opens.get(`${offerId} ${gate}`) ?? 0) + 1);
      }
    }
  }
  return [...found.values()].sort(byWhatChanges).map((change) => ({
    change,
    places: change.fields.places ?? getOffer(prepared, change.offer).row.places,
    opens: opens.get(`${change.offer} ${change.gate}`) ?? 0,
  }));
}

function offersByCategory({ offers }: Prepared): ReadonlyMap<string, readonly PreparedOffer[]> {
  const listing = new Map<string, PreparedOffer[]>();
  for (const offer of offers) {
    for (const category of offer.categories.keys()) {
      const listed = listing.get(category);
      if (listed) listed.push(offer);
      else listing.set(category, [offer]);
    }
  }
  return listing;
}

/** How much of an offer the allocation and the current activities use, in all and for a State. */
function usesOn({ board, result }: Pick<ProvableRun, 'board' | 'result'>) {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const stateOf = new Map(board.needs.map(({ id, state }) => [id, state]));
  for (const { need, offer } of result.allocation) {
    count(offer);
    count(`${offer} ${stateOf.get(need)}`);
  }
  return ({ row: { id }, activities }: PreparedOffer, state: string): Use => ({
    held: counts.get(id) ?? 0,
    heldOfState: counts.get(`${id} ${state}`) ?? 0,
    activities: activities.get(state) ?? 0,
  });
}
