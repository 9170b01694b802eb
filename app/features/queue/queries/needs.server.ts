import { and, count, eq, inArray, lte } from 'drizzle-orm';
import type { Label } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { type NeedRow, needIndicators, needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { matchLabel } from '~/features/needs/visibility';
import { boardToldTo } from '~/features/matches/queries.server';
import { type Reading, isPossible } from '~/features/matches/rules';
import { readinessOf, statusOn } from '~/features/needs/rules';
import { readableDetails, readableSummary } from '~/features/needs/visibility.server';
import { nameIn } from '~/features/organisations/rules';
import { namesIn } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { textIn } from '~/i18n/written';
import type { Prepared } from '~/matching/prepare';
import type { Who } from '../queries.server';
import { EXPIRING_DAYS, READY_BAR, UNANSWERED_DAYS, dayAfter } from '../rules';
import type { Linked, QueueItem } from '../views';

/** What any coordinator reads. What one of them reads besides, for their own State, is not for the queue. */
export const COORDINATOR_LABELS: readonly Label[] = ['CLEAR', 'GREEN', 'AMBER'];

/** Open needs whose summary coordinators may read, each with whether they may read its details. */
function openNeeds({ db, actor, now }: Who): (NeedRow & { isDetailed: boolean })[] {
  const today = now.toISOString().slice(0, 10);
  const readable = and(
    eq(needs.status, 'open'),
    inArray(needs.labelSummary, [...COORDINATOR_LABELS]),
    readableSummary(db, actor),
  );
  const detailed = new Set(
    db
      .select({ id: needs.id })
      .from(needs)
      .where(
        and(
          readable,
          inArray(needs.labelDetails, [...COORDINATOR_LABELS]),
          readableDetails(db, actor),
        ),
      )
      .all()
      .map(({ id }) => id),
  );
  return db
    .select()
    .from(needs)
    .where(readable)
    .all()
    .filter((row) => statusOn(row, today) === 'open')
    .map((row) => ({ ...row, isDetailed: detailed.has(row.id) }));
}

/**
 * Open needs that no offer could serve, that say too little to be matched well, and that leave the board soon: by
 * what coordinators may read of each and nothing else.
 */
export function needItems(who: Who): QueueItem[] {
  const { db, now, locale } = who;
  const today = now.toISOString().slice(0, 10);
  const board = boardToldTo(db, now, 'coordinator');
  const names = namesIn(locale);
  const paths = pathsIn(locale);
  const open = openNeeds(who);
  const indicators = indicatorCounts(who, open);
  return open.flatMap((need): QueueItem[] => {
    const { id, isDetailed, reviewOn } = need;
    const postedOn = need.postedOn ?? need.createdAt;
    const item = (
      kind: QueueItem['kind'],
      rest: Pick<QueueItem, 'since' | 'href' | 'fact'>,
    ): QueueItem => ({
      kind,
      subject: id,
      label: isDetailed ? need.labelDetails : need.labelSummary,
      iso3: need.state,
      state: names.state(need.state),
      provider: null,
      providerId: null,
      things: [titleOf(who, need, paths.need(id))],
      origin: originOf(need),
      ...rest,
    });
    const items: QueueItem[] = [];
    if (isUnserved(board, id, isDetailed ? 'details' : 'summary')) {
      const href = isDetailed ? paths.candidates(id) : paths.need(id);
      items.push(item('need-without-candidate', { since: postedOn, href, fact: null }));
    }
    if (isDetailed) {
      const { ready } = readinessOf(need, indicators.get(id) ?? 0);
      if (ready < READY_BAR) {
        items.push(item('need-vague', { since: postedOn, href: null, fact: { ready } }));
      }
    }
    if (reviewOn && reviewOn <= dayAfter(today, EXPIRING_DAYS)) {
      const since = dayAfter(reviewOn, -EXPIRING_DAYS);
      items.push(item('need-expiring', { since, href: null, fact: { dueOn: reviewOn } }));
    }
    return items;
  });
}

/** What was found of a board once, for as long as it stands. */
const unserved = new WeakMap<Prepared, Map<string, boolean>>();

/** Whether a need is on the board and no offer could serve it, by all that the reading may tell. */
function isUnserved(board: Prepared, id: string, reading: Reading): boolean {
  const known = unserved.get(board) ?? new Map<string, boolean>();
  unserved.set(board, known);
  const key = `${reading} ${id}`;
  const found = known.get(key) ?? !isServed(board, id, reading);
  known.set(key, found);
  return found;
}

/** What is not on the board waits for no offer. */
function isServed(board: Prepared, id: string, reading: Reading): boolean {
  const need = board.needById.get(id);
  if (!need) return true;
  const offered = board.offersByCategory.get(need.row.category) ?? [];
  return offered.some((offer) => isPossible(need, offer, board, reading));
}

function indicatorCounts({ db }: Who, rows: readonly { id: string }[]): Map<string, number> {
  const ids = new Set(rows.map(({ id }) => id));
  return new Map(
    db
      .select({ id: needIndicators.needId, rows: count() })
      .from(needIndicators)
      .groupBy(needIndicators.needId)
      .all()
      .filter(({ id }) => ids.has(id))
      .map(({ id, rows: number }) => [id, number]),
  );
}

/**
 * Introductions that have waited a month for an answer, of needs whose details coordinators may read. Which ones
 * were answered, and how, is for the two sides alone: what is answered or withdrawn is simply no longer here.
 */
export function introductionItems(who: Who): QueueItem[] {
  const { db, actor, now, locale } = who;
  const names = namesIn(locale);
  const paths = pathsIn(locale);
  const oldest = new Date(now.getTime() - UNANSWERED_DAYS * 86_400_000).toISOString();
  return db
    .select({ match: introductions, need: needs, offer: offers, provider: organisations })
    .from(introductions)
    .innerJoin(needs, eq(needs.id, introductions.needId))
    .innerJoin(offers, eq(offers.id, introductions.offerId))
    .innerJoin(organisations, eq(organisations.id, introductions.providerId))
    .where(
      and(
        eq(introductions.status, 'introduced'),
        lte(introductions.createdAt, oldest),
        inArray(needs.status, ['open', 'in-agreement']),
        inArray(needs.labelSummary, [...COORDINATOR_LABELS]),
        inArray(needs.labelDetails, [...COORDINATOR_LABELS]),
        readableDetails(db, actor),
      ),
    )
    .all()
    .map(({ match, need, offer, provider }) => ({
      kind: 'introduction-unanswered' as const,
      subject: match.id,
      since: match.createdAt,
      label: matchLabel(need.labelDetails),
      iso3: need.state,
      state: names.state(need.state),
      provider: nameIn(locale, provider),
      providerId: provider.id,
      things: [titleOf(who, need, paths.need(need.id)), titleOf(who, offer, paths.offer(offer.id))],
      origin: originOf(need, offer),
      href: null,
      fact: null,
    }));
}

export function titleOf(
  { locale }: Who,
  { title: text, language, titles: texts }: Pick<NeedRow, 'title' | 'language' | 'titles'>,
  href: string,
): Linked {
  return { ...textIn(locale, { text, language, texts }), href };
}

/** Of several records the one that was made up says more. */
export function originOf(...rows: Pick<NeedRow, 'provenance'>[]): QueueItem['origin'] {
  const known = rows.flatMap(({ provenance }) => provenance ?? []);
  if (known.length === 0) return null;
  return known.some(({ invented }) => invented) ? 'invented' : 'drawn';
}
