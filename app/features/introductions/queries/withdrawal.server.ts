import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { introductions } from '#db/schema/introductions';
import { organisations } from '#db/schema/organisations';
import { LIVE } from '../life-cycle';
import { nameIn } from '~/features/organisations/rules';
import type { Locale } from '~/i18n/locales';
import type { Actor } from '~/server/actor';
import { findNeed } from '~/features/needs/queries.server';

/** The matches of a need that go on, earliest first, whoever asks: of its own State's mutations and queries. */
export function liveMatches(db: Pick<Db, 'select'>, needId: string) {
  return db
    .select({ match: introductions, provider: organisations })
    .from(introductions)
    .innerJoin(organisations, eq(organisations.id, introductions.providerId))
    .where(and(eq(introductions.needId, needId), inArray(introductions.status, LIVE)))
    .orderBy(asc(introductions.createdAt), asc(introductions.id))
    .all();
}

interface Who {
  db: Db;
  actor: Actor;
  locale: Locale;
  /** Calendar day, `YYYY-MM-DD`. */
  today: string;
}

/** What withdrawing a need would do, for who may do it; null for anybody else. */
export function findWithdrawal(who: Who, id: string) {
  const found = findNeed(who, id);
  if (!found?.own?.may.includes('withdraw')) return null;
  const { label, originalTitle, own, provenance } = found;
  const live = liveMatches(who.db, id).map(({ match, provider }) => ({
    id: match.id,
    provider: nameIn(who.locale, provider),
    isAgreed: match.status === 'agreed',
  }));
  return {
    id,
    label,
    title: originalTitle.text,
    version: own.version,
    provenance,
    /** While one of them lasts, the need cannot be withdrawn. */
    agreements: live.filter(({ isAgreed }) => isAgreed),
    /** They are withdrawn with it. */
    introductions: live.filter(({ isAgreed }) => !isAgreed),
  };
}
