import { and, eq, exists, inArray, isNull, or } from 'drizzle-orm';
import { invitations } from '#db/schema/invitations';
import { type NeedRow, needs } from '#db/schema/needs';
import { type OfferRow, offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { people } from '#db/schema/people';
import { rounds } from '#db/schema/coordination';
import { canNeed } from '~/features/needs/policy';
import { statusOn } from '~/features/needs/rules';
import { NOTHING, aboutOf } from '~/features/notifications/queries/subjects.server';
import { canOffer } from '~/features/offers/policy';
import { isStale } from '~/features/offers/rules';
import { queueLength } from '~/features/queue/queries.server';
import { pathsIn } from '~/i18n/paths';
import { hasRole } from '~/server/actor';
import type { Waiting } from '../rules';
import type { DeskReader } from './reader';

/** How long before its review day a need is worth a line. */
const EXPIRING_DAYS = 30;

type Item = Pick<Waiting, 'kind' | 'id' | 'since' | 'dueOn' | 'href'>;

/** Needs of the actor's State to finish or to review. */
export function needsWaiting(reader: DeskReader): Waiting[] {
  const { db, actor } = reader;
  if (!canNeed(actor)) return [];
  const found = db
    .select()
    .from(needs)
    .where(and(eq(needs.state, actor.state), inArray(needs.status, ['draft', 'open', 'expired'])))
    .all()
    .flatMap((need) => ofNeed(reader, need) ?? []);
  return told(reader, 'need', found);
}

function ofNeed({ locale, today }: DeskReader, need: NeedRow): Item | null {
  const { id, reviewOn, updatedAt } = need;
  const paths = pathsIn(locale);
  const status = statusOn(need, today);
  if (status === 'draft') {
    return { kind: 'need-draft', id, since: updatedAt, dueOn: null, href: paths.editNeed(id) };
  }
  if (status === 'expired') {
    const since = reviewOn ?? updatedAt;
    return { kind: 'need-review', id, since, dueOn: null, href: paths.need(id) };
  }
  if (reviewOn === null || reviewOn > daysFrom(today, EXPIRING_DAYS)) return null;
  const since = daysFrom(reviewOn, -EXPIRING_DAYS);
  return { kind: 'need-expiring', id, since, dueOn: reviewOn, href: paths.need(id) };
}

/** Offers of the actor's organisation to finish, to confirm, or without a place left. */
export function offersWaiting(reader: DeskReader): Waiting[] {
  const { db, actor } = reader;
  if (!canOffer(actor)) return [];
  const found = db
    .select()
    .from(offers)
    .where(
      and(
        eq(offers.organisationId, actor.organisationId),
        inArray(offers.status, ['draft', 'open', 'paused']),
      ),
    )
    .all()
    .flatMap((offer) => ofOffer(reader, offer));
  return told(reader, 'offer', found);
}

function ofOffer({ locale, today }: DeskReader, offer: OfferRow): Item[] {
  const { id, status, updatedAt, confirmedOn, createdAt, places } = offer;
  const paths = pathsIn(locale);
  const item = (kind: Item['kind'], since: string, href: string): Item => ({
    kind,
    id,
    since,
    dueOn: null,
    href,
  });
  if (status === 'draft') return [item('offer-draft', updatedAt, paths.editOffer(id))];
  const isFull = status === 'open' && places === 0;
  return [
    ...(isStale(offer, today)
      ? [item('offer-confirm', confirmedOn ?? createdAt, paths.offer(id))]
      : []),
    ...(isFull ? [item('offer-places', updatedAt, paths.editOffer(id))] : []),
  ];
}

function told(reader: DeskReader, type: 'need' | 'offer', found: readonly Item[]): Waiting[] {
  const about = aboutOf(
    reader,
    found.map(({ id }) => ({ type, id })),
  );
  return found.map((item) => ({
    ...item,
    turn: 'you',
    name: null,
    about: about({ type, id: item.id }),
  }));
}

/** Organisations that wait to be verified and have, or await, somebody whom it holds up; for administrators. */
export function organisationsWaiting({ db, actor, locale }: DeskReader): Waiting[] {
  if (!hasRole(actor, 'administrator')) return [];
  return db
    .select()
    .from(organisations)
    .where(
      and(
        isNull(organisations.verifiedAt),
        or(
          exists(
            db
              .select({ id: people.id })
              .from(people)
              .where(eq(people.organisationId, organisations.id)),
          ),
          exists(
            db
              .select({ id: invitations.id })
              .from(invitations)
              .where(
                and(
                  eq(invitations.organisationId, organisations.id),
                  isNull(invitations.revokedAt),
                  isNull(invitations.usedAt),
                ),
              ),
          ),
        ),
      ),
    )
    .all()
    .map(({ id, name, names, createdAt }) => ({
      kind: 'organisation-verify',
      id,
      since: createdAt,
      dueOn: null,
      turn: 'you',
      name: names[locale] ?? name,
      about: NOTHING,
      href: pathsIn(locale).adminOrganisation(id),
    }));
}

/** Rounds that run, and those that are done and not published, for coordinators. */
export function roundsWaiting({ db, actor, locale }: DeskReader): Waiting[] {
  if (!hasRole(actor, 'coordinator')) return [];
  return db
    .select({
      id: rounds.id,
      name: rounds.name,
      status: rounds.status,
      startedAt: rounds.startedAt,
      finishedAt: rounds.finishedAt,
      createdAt: rounds.createdAt,
    })
    .from(rounds)
    .where(or(eq(rounds.status, 'running'), eq(rounds.status, 'done')))
    .all()
    .map(({ id, name, status, startedAt, finishedAt, createdAt }) => ({
      kind: status === 'running' ? 'round-runs' : 'round-publish',
      id,
      since: (status === 'running' ? startedAt : finishedAt) ?? createdAt,
      dueOn: null,
      turn: status === 'running' ? 'machine' : 'you',
      name,
      about: NOTHING,
      href: pathsIn(locale).round(id),
    }));
}

/** The coordinators' queue as one line: how long it is, and since when its oldest item waits. */
export function queueWaiting({ db, actor, locale, today }: DeskReader): Waiting[] {
  const now = new Date(`${today}T00:00:00Z`);
  const queue = queueLength({ db, actor, now, locale });
  if (!queue?.since) return [];
  return [
    {
      kind: 'queue',
      id: 'queue',
      since: queue.since,
      dueOn: null,
      turn: 'you',
      name: String(queue.total),
      about: NOTHING,
      href: pathsIn(locale).queue,
    },
  ];
}

function daysFrom(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
