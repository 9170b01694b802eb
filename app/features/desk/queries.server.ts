import { and, count, eq, gte, ne } from 'drizzle-orm';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { readableSummary } from '~/features/needs/visibility.server';
import { type Told, countSince, listSince } from '~/features/notifications/queries.server';
import { askedOfState, matchesWaiting } from './queries/matches.server';
import type { DeskReader } from './queries/reader';
import {
  needsWaiting,
  offersWaiting,
  organisationsWaiting,
  queueWaiting,
  roundsWaiting,
} from './queries/records.server';
import { type Waiting, inOrder } from './rules';

/** Longer lists are read on the pages of their records. */
const MOST_LINES = 50;
const MOST_NEWS = 10;

/** What waits for the actor, most urgent and oldest first, and how many lines are left out. */
export function listWaiting(reader: DeskReader): { items: Waiting[]; more: number } {
  const items = inOrder([
    ...matchesWaiting(reader),
    ...askedOfState(reader),
    ...needsWaiting(reader),
    ...offersWaiting(reader),
    ...organisationsWaiting(reader),
    ...roundsWaiting(reader),
    ...queueWaiting(reader),
  ]);
  return { items: items.slice(0, MOST_LINES), more: Math.max(0, items.length - MOST_LINES) };
}

export interface News {
  since: string;
  notifications: Told[];
  moreNotifications: number;
  /** Of other States and organisations, posted from the day of the last visit on, that the actor may read. */
  needs: number;
  offers: number;
}

/** What changed since an instant, as far as the actor may read it. */
export function findNews(reader: DeskReader, since: string): News {
  const { db, actor } = reader;
  const day = since.slice(0, 10);
  const newNeeds = db
    .select({ rows: count() })
    .from(needs)
    .where(
      and(
        readableSummary(db, actor),
        eq(needs.status, 'open'),
        gte(needs.postedOn, day),
        actor.state === null ? undefined : ne(needs.state, actor.state),
      ),
    )
    .get();
  const newOffers = db
    .select({ rows: count() })
    .from(offers)
    .where(
      and(
        eq(offers.status, 'open'),
        gte(offers.postedOn, day),
        ne(offers.organisationId, actor.organisationId),
      ),
    )
    .get();
  const notifications = listSince(reader, since, MOST_NEWS);
  return {
    since,
    notifications,
    moreNotifications: countSince(db, actor, since) - notifications.length,
    needs: newNeeds?.rows ?? 0,
    offers: newOffers?.rows ?? 0,
  };
}
