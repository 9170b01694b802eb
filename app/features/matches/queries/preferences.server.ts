import { and, eq } from 'drizzle-orm';
import { needs } from '#db/schema/needs';
import { readableDetails } from '~/features/needs/visibility.server';
import { textIn } from '~/i18n/written';
import { candidatesOf } from '~/matching/candidates';
import { boardToldTo } from '../board.server';
import { canPrefer } from '../policy';
import type { Who } from '../queries.server';
import { offerHeads } from './heads.server';
import { stancesOf, versionOfStances } from './stances.server';

/**
 * The offers that a State may put in order or decline for a need: those it has said something of, then those
 * that could serve it, each with what it said (`''` for nothing). Null for who may not speak for the State.
 */
export function findPreferences({ db, actor, now, locale }: Who, needId: string) {
  const need = db
    .select()
    .from(needs)
    .where(and(eq(needs.id, needId), readableDetails(db, actor)))
    .get();
  if (!need || !canPrefer(actor, need)) return null;
  const said = stancesOf(db, 'need', needId);
  const told = boardToldTo(db, now, { state: need.state });
  const eligible = told.needById.has(needId) ? candidatesOf(told, needId).eligible : [];
  const ids = [
    ...new Set([...said.map(({ offerId }) => offerId), ...eligible.map(({ offer }) => offer)]),
  ];
  const heads = offerHeads(db, locale, ids);
  const choiceOf = new Map(
    said.map(({ offerId, declined, rank }) => [
      offerId,
      declined ? 'declined' : String(rank ?? ''),
    ]),
  );
  const { text, language } = textIn(locale, {
    language: need.language,
    text: need.title,
    texts: need.titles,
  });
  return {
    version: versionOfStances(said),
    need: {
      id: need.id,
      title: text,
      language,
      label: need.labelDetails,
      provenance: need.provenance,
    },
    items: ids.flatMap((id) => {
      const head = heads.get(id);
      if (!head) return [];
      const { title, language: written, provider } = head;
      const choice = choiceOf.get(id) ?? '';
      return [{ id, title, language: written, of: provider, choice }];
    }),
  };
}
