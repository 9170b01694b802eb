import { type SQL, and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Label, Side } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { followUps } from '#db/schema/reports';
import { suggestions } from '#db/schema/suggestions';
import { matchLabel } from '~/features/needs/visibility';
import { readableSummary } from '~/features/needs/visibility.server';
import { namesIn } from '~/i18n/names.server';
import { type Paths, pathsIn } from '~/i18n/paths';
import type { Locale } from '~/i18n/locales';
import { type Written, textIn } from '~/i18n/written';
import type { Actor } from '~/server/actor';
import type { NotificationSubject } from '../kinds';

export interface Who {
  db: Db;
  actor: Actor;
  locale: Locale;
}

export interface SubjectRef {
  type: NotificationSubject;
  id: string;
}

/** What a reader may know now of what a notification is about. Null is what does not exist, or is not theirs. */
export interface About {
  /** The reader's side of the match; of a need or an offer, the side that it belongs to. */
  side: Side | null;
  /** The label of the need or the match it is about; null where it is about neither. */
  label: Label | null;
  need: Written | null;
  offer: Written | null;
  /** The State for a provider, the provider for a State. */
  counterpart: string | null;
  href: string | null;
}

export const NOTHING: About = {
  side: null,
  label: null,
  need: null,
  offer: null,
  counterpart: null,
  href: null,
};

const keyOf = ({ type, id }: SubjectRef) => `${type} ${id}`;

/**
 * What the actor may know of each subject, in the locale. A subject that is gone, or that the actor has no part in
 * any more, comes to `NOTHING`: both look the same.
 */
export function aboutOf(who: Who, subjects: readonly SubjectRef[]): (subject: SubjectRef) => About {
  const found = new Map<string, About>();
  const idsOf = (type: NotificationSubject) => [
    ...new Set(subjects.filter((subject) => subject.type === type).map(({ id }) => id)),
  ];
  const put = (type: NotificationSubject, abouts: [string, About][]) => {
    for (const [id, about] of abouts) found.set(keyOf({ type, id }), about);
  };
  if (who.actor.kind === 'member' && who.actor.verified) {
    put('introduction', aboutIntroductions(who, idsOf('introduction')));
    put('follow-up', aboutFollowUps(who, idsOf('follow-up')));
    put('suggestion', aboutSuggestions(who, idsOf('suggestion')));
    put('need', aboutNeeds(who, idsOf('need')));
    put('offer', aboutOffers(who, idsOf('offer')));
  }
  return (subject) => found.get(keyOf(subject)) ?? NOTHING;
}

function aboutIntroductions(who: Who, ids: string[]): [string, About][] {
  if (ids.length === 0) return [];
  return pairs(who)
    .where(inArray(introductions.id, ids))
    .all()
    .map((row) => [row.id, aboutPair(who, row, (paths) => paths.match(row.id))]);
}

function aboutFollowUps(who: Who, ids: string[]): [string, About][] {
  if (ids.length === 0) return [];
  const asked = who.db.select().from(followUps).where(inArray(followUps.id, ids)).all();
  const of = new Map(
    aboutIntroductions(
      who,
      asked.map(({ introductionId }) => introductionId),
    ),
  );
  return asked.map(({ id, introductionId }) => [id, of.get(introductionId) ?? NOTHING]);
}

/** A suggestion is for the State alone: the provider never learns of it. */
function aboutSuggestions(who: Who, ids: string[]): [string, About][] {
  if (ids.length === 0) return [];
  const { db, actor } = who;
  return db
    .select({
      id: suggestions.id,
      need: getTableColumns(needs),
      offer: getTableColumns(offers),
      provider: getTableColumns(organisations),
      isReadable: readable(db, actor),
    })
    .from(suggestions)
    .innerJoin(needs, eq(needs.id, suggestions.needId))
    .innerJoin(offers, eq(offers.id, suggestions.offerId))
    .innerJoin(organisations, eq(organisations.id, offers.organisationId))
    .where(and(inArray(suggestions.id, ids), ownState(actor)))
    .all()
    .map((row) => [row.id, aboutPair(who, row, (paths) => paths.need(row.need.id))]);
}

function aboutNeeds(who: Who, ids: string[]): [string, About][] {
  const { db, actor, locale } = who;
  if (ids.length === 0) return [];
  return db
    .select()
    .from(needs)
    .where(and(inArray(needs.id, ids), readableSummary(db, actor), ownState(actor)))
    .all()
    .map((need) => [
      need.id,
      {
        ...NOTHING,
        side: 'state',
        label: need.labelSummary,
        need: titleIn(locale, need),
        href: pathsIn(locale).need(need.id),
      },
    ]);
}

function aboutOffers({ db, actor, locale }: Who, ids: string[]): [string, About][] {
  if (ids.length === 0 || actor.kind === 'visitor') return [];
  return db
    .select()
    .from(offers)
    .where(and(inArray(offers.id, ids), eq(offers.organisationId, actor.organisationId)))
    .all()
    .map((offer) => [
      offer.id,
      {
        ...NOTHING,
        side: 'provider',
        offer: titleIn(locale, offer),
        href: pathsIn(locale).offer(offer.id),
      },
    ]);
}

function pairs({ db, actor }: Who) {
  return db
    .select({
      id: introductions.id,
      need: getTableColumns(needs),
      offer: getTableColumns(offers),
      provider: getTableColumns(organisations),
      isReadable: readable(db, actor),
    })
    .from(introductions)
    .innerJoin(needs, eq(needs.id, introductions.needId))
    .innerJoin(offers, eq(offers.id, introductions.offerId))
    .innerJoin(organisations, eq(organisations.id, introductions.providerId))
    .$dynamic();
}

interface Pair {
  need: typeof needs.$inferSelect;
  offer: typeof offers.$inferSelect;
  provider: typeof organisations.$inferSelect;
  isReadable: number;
}

/** The need's title only where its label admits the reader; the two sides always know of each other. */
function aboutPair(who: Who, pair: Pair, href: (paths: Paths) => string): About {
  const { actor, locale } = who;
  const { need, offer, provider, isReadable } = pair;
  if (actor.kind === 'visitor') return NOTHING;
  const side =
    actor.state === need.state ? 'state' : actor.organisationId === provider.id ? 'provider' : null;
  if (side === null) return NOTHING;
  return {
    side,
    label: matchLabel(need.labelSummary),
    need: isReadable === 1 ? titleIn(locale, need) : null,
    offer: titleIn(locale, offer),
    counterpart:
      side === 'state'
        ? (provider.names[locale] ?? provider.name)
        : namesIn(locale).state(need.state),
    href: href(pathsIn(locale)),
  };
}

function readable(db: Db, actor: Actor): SQL<0 | 1> {
  return sql<0 | 1>`${readableSummary(db, actor)}`;
}

function ownState(actor: Actor): SQL {
  return actor.kind === 'member' && actor.state ? eq(needs.state, actor.state) : sql`0`;
}

function titleIn(
  locale: Locale,
  { language, title, titles }: Pick<typeof needs.$inferSelect, 'language' | 'title' | 'titles'>,
): Written {
  return textIn(locale, { language, text: title, texts: titles });
}
