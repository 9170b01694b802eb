import { and, eq, inArray } from 'drizzle-orm';
import { activities } from '#db/schema/activities';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { boardToldTo } from '~/features/matches/queries.server';
import { strictest } from '~/features/matches/rules';
import { isStale } from '~/features/offers/rules';
import { nameIn } from '~/features/organisations/rules';
import { namesIn } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { overlapsOf } from '~/matching/overlaps';
import type { Who } from '../queries.server';
import type { QueueItem } from '../views';
import { COORDINATOR_LABELS, originOf, titleOf } from './needs.server';

/** Offers on the board that their providers have not confirmed for six months. */
export function offerItems(who: Who): QueueItem[] {
  const { db, now, locale } = who;
  const today = now.toISOString().slice(0, 10);
  const paths = pathsIn(locale);
  return db
    .select({ offer: offers, provider: organisations })
    .from(offers)
    .innerJoin(organisations, eq(organisations.id, offers.organisationId))
    .where(eq(offers.status, 'open'))
    .all()
    .filter(({ offer }) => isStale(offer, today))
    .map(({ offer, provider }) => ({
      kind: 'offer-unconfirmed' as const,
      subject: offer.id,
      since: offer.confirmedOn ?? offer.postedOn ?? offer.createdAt,
      label: 'CLEAR' as const,
      iso3: null,
      state: null,
      provider: nameIn(locale, provider),
      providerId: provider.id,
      things: [titleOf(who, offer, paths.offer(offer.id))],
      origin: originOf(offer),
      href: null,
      fact: null,
    }));
}

/** Pairs of activities of one State and category that meet in topics and days, where both may be read. */
export function overlapItems(who: Who): QueueItem[] {
  const { db, now, locale } = who;
  const names = namesIn(locale);
  const paths = pathsIn(locale);
  const overlaps = overlapsOf(boardToldTo(db, now, 'coordinator'));
  const readable = new Map(
    db
      .select()
      .from(activities)
      .where(
        and(
          inArray(activities.label, [...COORDINATOR_LABELS]),
          inArray(activities.status, ['planned', 'active']),
        ),
      )
      .all()
      .map((row) => [row.id, row]),
  );
  return overlaps.flatMap(({ state, category, activities: pair, days }): QueueItem[] => {
    const rows = pair.flatMap((id) => readable.get(id) ?? []);
    if (rows.length < pair.length) return [];
    const href = paths.activitiesOf(state, category);
    return [
      {
        kind: 'overlap',
        subject: [...pair].sort().join(' '),
        // It is there since the later of the two was recorded.
        since:
          rows
            .map(({ createdAt }) => createdAt)
            .sort()
            .at(-1) ?? '',
        label: strictest(rows.map(({ label }) => label)),
        iso3: state,
        state: names.state(state),
        providerId: null,
        provider: rows.map(({ providerName }) => providerName).join(' · '),
        things: rows.map((row) => titleOf(who, row, href)),
        origin: originOf(...rows),
        href,
        fact: { days },
      },
    ];
  });
}
