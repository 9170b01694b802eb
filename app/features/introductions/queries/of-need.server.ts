import { and, desc, eq, inArray } from 'drizzle-orm';
import { introductions } from '#db/schema/introductions';
import { nameIn } from '~/features/organisations/rules';
import { textIn } from '~/i18n/written';
import { AGREED, LIVE } from '../life-cycle';
import { readsMatchAs } from '../policy';
import { type Who, joined, partiesOf } from './rows.server';

/**
 * The matches of a need, for its page, in which the actor has a part, latest first; those that were given up are left
 * out. Empty for everybody else, coordinators too. Of a need whose summary the actor may read.
 */
export function matchesOfNeed({ db, actor, locale }: Who, needId: string) {
  return joined(db)
    .where(
      and(
        eq(introductions.needId, needId),
        inArray(introductions.status, [...new Set([...LIVE, ...AGREED])]),
      ),
    )
    .orderBy(desc(introductions.createdAt), desc(introductions.id))
    .all()
    .filter((row) => readsMatchAs(actor, partiesOf(row), true) !== null)
    .map(({ match, offer, provider }) => ({
      id: match.id,
      status: match.status,
      provider: nameIn(locale, provider),
      offer: textIn(locale, { language: offer.language, text: offer.title, texts: offer.titles }),
    }));
}
export type MatchOfNeed = ReturnType<typeof matchesOfNeed>[number];
