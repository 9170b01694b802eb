import { namesIn } from '~/i18n/names.server';
import { candidatesOf } from '~/matching/candidates';
import type { Prepared } from '~/matching/prepare';
import { whyNot } from '~/matching/why-not';
import type { Who } from '../queries.server';
import { type NearMissView, type OfferHead, nearMissView } from '../views';
import { offerHeads } from './heads.server';

export type OfferMiss = NearMissView & { offer: OfferHead };

/**
 * What keeps each offer from a need on a board that the reader may be told of, and what would open it: the nearest
 * first, at most `most` of them. Offers that are no longer open are left out.
 */
export function nearMissesOn(who: Who, board: Prepared, needId: string, most: number): OfferMiss[] {
  const ids = candidatesOf(board, needId, most).nearMisses.map(({ offer }) => offer);
  return missViews(who, board, needId, ids);
}

/** The same for one offer, however far away. `[]` for a pair that nothing keeps apart. */
export function whyNotOn(who: Who, board: Prepared, needId: string, offerId: string): OfferMiss[] {
  return missViews(who, board, needId, [offerId]);
}

function missViews({ db, locale }: Who, board: Prepared, needId: string, ids: string[]) {
  const names = namesIn(locale);
  const heads = offerHeads(db, locale, ids);
  const need = board.needById.get(needId);
  return ids.flatMap((id): OfferMiss[] => {
    const [offer, head] = [board.offerById.get(id), heads.get(id)];
    if (!need || !offer || !head) return [];
    const { blockers } = whyNot(board, needId, id);
    if (blockers.length === 0) return [];
    return [{ offer: head, ...nearMissView(need, offer, blockers, board, names) }];
  });
}
