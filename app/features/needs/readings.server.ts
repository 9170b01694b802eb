import { and, count, countDistinct, desc, eq } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import type { Label } from '#db/schema/enums';
import { needs } from '#db/schema/needs';
import { organisations } from '#db/schema/organisations';
import { people } from '#db/schema/people';
import { readings } from '#db/schema/readings';
import { nameIn } from '~/features/organisations/rules';
import type { Locale } from '~/i18n/locales';
import type { Written } from '~/i18n/written';
import { textIn } from '~/i18n/written';
import type { Actor } from '~/server/actor';
import { isOwn } from './policy';
import { isLogged } from './rules';

/** What was read of a need: under `label`, the one of its details, or of its summary where no more was shown. */
export interface ReadNeed {
  id: string;
  state: string;
  label: Label;
}

/**
 * Notes that somebody outside the State reads a need of AMBER or stricter: one row a person, need and day. To be
 * called by every domain call that shows one. The State's own people leave no row, nor does who reads what is public.
 */
export function recordReading(db: Db, actor: Actor, need: ReadNeed, now: Date): void {
  recordReadings(db, actor, [need], now);
}

/** `recordReading` for all that one page shows. */
export function recordReadings(db: Db, actor: Actor, read: readonly ReadNeed[], now: Date): void {
  if (actor.kind === 'visitor') return;
  const day = now.toISOString().slice(0, 10);
  const logged = read.filter((need) => isLogged(need.label) && !isOwn(actor, need));
  // Most have been here today already: they cost no write.
  const isNew = logged.filter(({ id: needId }) => {
    const same = and(
      eq(readings.needId, needId),
      eq(readings.personId, actor.personId),
      eq(readings.day, day),
    );
    return !db.select({ day: readings.day }).from(readings).where(same).get();
  });
  if (isNew.length === 0) return;
  const { personId, organisationId } = actor;
  writeTransaction(db, (tx) => {
    for (const { id: needId } of isNew) {
      tx.insert(readings)
        .values({ needId, personId, organisationId, day, firstAt: now.toISOString() })
        .onConflictDoNothing()
        .run();
    }
  });
}

interface Who {
  db: Db;
  actor: Actor;
  locale: Locale;
}

const PAGE_SIZE = 50;
const MOST_ON_NEED_PAGE = 5;

/** One line of the log: who, of which organisation, on which day. */
export interface ReadingView {
  day: string;
  organisationId: string;
  organisation: string;
  person: string;
}

/**
 * Who outside the State has read its need, latest first, one page of 50. For the State's own people; null for
 * everybody else, and for a need that is not there.
 */
export function findReadings(who: Who, needId: string, page: number) {
  const { db, actor, locale } = who;
  const need = db.select().from(needs).where(eq(needs.id, needId)).get();
  if (!need || !isOwn(actor, need)) return null;
  const start = (page - 1) * PAGE_SIZE;
  const rows = select(who, needId, { limit: PAGE_SIZE, offset: start });
  const counted = db
    .select({ rows: count(), organisations: countDistinct(readings.organisationId) })
    .from(readings)
    .where(eq(readings.needId, needId))
    .get();
  const { rows: total = 0, organisations: readers = 0 } = counted ?? {};
  const title: Written = textIn(locale, {
    text: need.title,
    language: need.language,
    texts: need.titles,
  });
  return {
    need: { id: need.id, title, label: need.labelDetails, provenance: need.provenance },
    rows,
    total,
    readers,
    page,
    rest: Math.max(0, total - start - rows.length),
  };
}

/** The last few readings of the State's own need, and how many there are; null for everybody else. */
export function findLastReadings(who: Who, need: { id: string; state: string; label: Label }) {
  const { db, actor } = who;
  if (!isOwn(actor, need)) return null;
  const total =
    db.select({ rows: count() }).from(readings).where(eq(readings.needId, need.id)).get()?.rows ??
    0;
  if (total === 0 && !isLogged(need.label)) return null;
  return { total, rows: select(who, need.id, { limit: MOST_ON_NEED_PAGE, offset: 0 }) };
}

function select(
  { db, locale }: Who,
  needId: string,
  { limit, offset }: { limit: number; offset: number },
): ReadingView[] {
  return db
    .select({ reading: readings, organisation: organisations, person: people.name })
    .from(readings)
    .innerJoin(organisations, eq(organisations.id, readings.organisationId))
    .innerJoin(people, eq(people.id, readings.personId))
    .where(eq(readings.needId, needId))
    .orderBy(desc(readings.firstAt), readings.personId)
    .limit(limit)
    .offset(offset)
    .all()
    .map(({ reading, organisation, person }) => ({
      day: reading.day,
      organisationId: reading.organisationId,
      organisation: nameIn(locale, organisation),
      person,
    }));
}
