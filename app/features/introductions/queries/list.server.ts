import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Side } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { termsVersions } from '#db/schema/terms';
import { strictest } from '~/features/matches/rules';
import { matchLabel } from '~/features/needs/visibility';
import { readableSummary } from '~/features/needs/visibility.server';
import { nameIn } from '~/features/organisations/rules';
import { namesIn } from '~/i18n/names.server';
import { textIn } from '~/i18n/written';
import type { Member } from '~/server/actor';
import { readsMatchAs } from '../policy';
import { GROUPS, groupOf, nextOf } from '../rules';
import { type MatchRows, type Who, completedBy, partiesOf } from './rows.server';

export const PAGE_SIZE = 50;

/**
 * One page of the matches of the actor's organisation, grouped by what is next in each, the latest first in each
 * group. The title of a need that the actor may not read, or no longer, is null. `label` is the strictest shown.
 */
export function listMatches(who: Who & { actor: Member }, page: number) {
  const { actor, locale, now } = who;
  const today = now.toISOString().slice(0, 10);
  const names = namesIn(locale);
  const rows = matchesOf(who);
  const proposers = proposersOf(
    who,
    rows.map(({ match }) => match.id),
  );
  const all = rows.flatMap((row) => {
    const { match, need, offer, provider } = row;
    const side = readsMatchAs(actor, partiesOf(row), row.isReadable === 1);
    if (!side) return [];
    const { status, startsOn, endsOn } = match;
    const stage = {
      status,
      startsOn,
      endsOn,
      proposedBy: proposers.get(match.id) ?? null,
      completedBy: completedBy(match),
    };
    const next = nextOf(stage, today);
    const title = { text: need.title, language: need.language, texts: need.titles };
    return [
      {
        id: match.id,
        status,
        side,
        next,
        group: groupOf(status, next, side),
        title: row.isReadable === 1 ? textIn(locale, title) : null,
        label: matchLabel(need.labelSummary),
        state: names.state(need.state),
        provider: nameIn(locale, provider),
        offer: textIn(locale, { language: offer.language, text: offer.title, texts: offer.titles }),
        since: match.closedAt ?? match.agreedAt ?? match.answeredAt ?? match.createdAt,
      },
    ];
  });
  const ordered = GROUPS.flatMap((group) => all.filter((item) => item.group === group));
  const start = (page - 1) * PAGE_SIZE;
  const items = ordered.slice(start, start + PAGE_SIZE);
  return {
    groups: GROUPS.flatMap((group) => {
      const ofGroup = items.filter((item) => item.group === group);
      return ofGroup.length > 0 ? [{ group, items: ofGroup }] : [];
    }),
    total: ordered.length,
    page,
    rest: Math.max(0, ordered.length - start - items.length),
    label: strictest(items.map(({ label }) => label)),
  };
}
export type MatchItem = ReturnType<typeof listMatches>['groups'][number]['items'][number];

function matchesOf({ db, actor }: Who & { actor: Member }): (MatchRows & { isReadable: 0 | 1 })[] {
  return db
    .select({
      match: introductions,
      need: needs,
      offer: offers,
      provider: organisations,
      isReadable: sql<0 | 1>`${readableSummary(db, actor)}`,
    })
    .from(introductions)
    .innerJoin(needs, eq(needs.id, introductions.needId))
    .innerJoin(offers, eq(offers.id, introductions.offerId))
    .innerJoin(organisations, eq(organisations.id, introductions.providerId))
    .where(
      or(
        actor.state ? eq(needs.state, actor.state) : undefined,
        eq(introductions.providerId, actor.organisationId),
        eq(introductions.implementerId, actor.organisationId),
      ),
    )
    .orderBy(desc(introductions.createdAt), desc(introductions.id))
    .all();
}

function proposersOf({ db }: Who, ids: readonly string[]): Map<string, Side> {
  const rows = db
    .select({ id: termsVersions.introductionId, side: termsVersions.proposedBySide })
    .from(termsVersions)
    .where(
      and(inArray(termsVersions.introductionId, [...ids]), eq(termsVersions.status, 'proposed')),
    )
    .all();
  return new Map(rows.map(({ id, side }) => [id, side]));
}
