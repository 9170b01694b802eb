import { eq } from 'drizzle-orm';
import { offers } from '#db/schema/offers';
import { textIn } from '~/i18n/written';
import { currentBoard } from '../board.server';
import { canRank } from '../policy';
import type { Who } from '../queries.server';
import { readableNeeds } from './heads.server';
import { isPossible } from '../rules';
import { stancesOf, versionOfStances } from './stances.server';

/**
 * The needs that a provider may put in order or decline for an offer: of those it may read, the ones it has said
 * something of, then the ones the offer may serve. Null for who may not speak for the offer.
 */
export function findRanking(who: Who, offerId: string) {
  const { db, actor, now, locale } = who;
  const offer = db.select().from(offers).where(eq(offers.id, offerId)).get();
  if (!offer || !canRank(actor, offer)) return null;
  const said = stancesOf(db, 'offer', offerId);
  const prepared = currentBoard(db, now);
  const onBoard = prepared.offerById.get(offerId);
  const { heads, detailed } = readableNeeds(
    who,
    offer.categories.map(({ category }) => category),
  );
  const possible = prepared.needs.filter(
    (need) =>
      onBoard &&
      heads.has(need.row.id) &&
      isPossible(need, onBoard, prepared, detailed.has(need.row.id) ? 'details' : 'summary'),
  );
  const ids = [
    ...new Set([...said.map(({ needId }) => needId), ...possible.map(({ row }) => row.id)]),
  ];
  const choiceOf = new Map(
    said.map(({ needId, declined, rank }) => [needId, declined ? 'declined' : String(rank ?? '')]),
  );
  const { text, language } = textIn(locale, {
    language: offer.language,
    text: offer.title,
    texts: offer.titles,
  });
  return {
    version: versionOfStances(said),
    offer: { id: offer.id, title: text, language, provenance: offer.provenance },
    items: ids.flatMap((id) => {
      const head = heads.get(id);
      if (!head) return [];
      const choice = choiceOf.get(id) ?? '';
      return [{ id, title: head.title, language: head.language, of: head.state, choice }];
    }),
  };
}
