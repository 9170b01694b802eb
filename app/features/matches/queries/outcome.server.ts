import { and, eq } from 'drizzle-orm';
import { needs } from '#db/schema/needs';
import { readableDetails } from '~/features/needs/visibility.server';
import { namesIn } from '~/i18n/names.server';
import { textIn } from '~/i18n/written';
import {
  type ChainLink,
  type Displacement,
  type OutcomeStory,
  whyThisOutcome,
} from '~/matching/displacement';
import type { Prepared } from '~/matching/prepare';
import type { Matching } from '../board.server';
import type { ChainView, HolderView, OutcomeView, PlaceView } from '../outcome-views';
import { canReadCandidates } from '../policy';
import type { Who } from '../queries.server';
import { LEAST_STATES } from '../rules';
import type { NeedHead, OfferHead } from '../views';
import { offerHeads } from './heads.server';

/** As much as a person reads: the nearest first, the rest as a number. */
const MOST_OFFERS = 10;
const MOST_HOLDERS = 5;
const CHAIN = { steps: 3, most: 12 };

interface Told {
  prepared: Prepared;
  /** The head of a need with its details' label; null for a need whose details the reader may not read. */
  readable: (needId: string) => NeedHead | null;
  offers: ReadonlyMap<string, OfferHead>;
}

/**
 * What the allocation would give a need, for a reader of its candidates and on the board that this reader is told
 * of, so that nobody's decline shows in it. Who else is allocated what
 * follows from a need's details (what it refuses, its priority), so a holder is named to a
 * reader of those details alone; all others are one remainder, told alike whatever their labels, or the way it is
 * told would give a sealed need away. A chain goes on through needs whose candidates the reader may see as well:
 * the order of any other rests on what its State prefers.
 */
export function outcomeOf(
  who: Who,
  { prepared, result }: Pick<Matching, 'prepared' | 'result'>,
  needId: string,
): OutcomeView {
  const readable = detailReader(who);
  const follow = (id: string) => {
    const state = prepared.needById.get(id)?.row.state ?? '';
    return canReadCandidates(who.actor, { state }) && readable(id) !== null;
  };
  const story = whyThisOutcome(prepared, result, needId, { ...CHAIN, follow });
  const offers = offerHeads(who.db, who.locale, offersIn(story));
  const told: Told = { prepared, readable, offers };
  return {
    outcome: story.outcome,
    offer: story.offer === null ? null : (offers.get(story.offer) ?? null),
    rank: story.rank,
    of: story.of,
    limit: story.absorption?.limit ?? null,
    ...betterView(story.better, told),
    chain: story.chain.flatMap((link) => linkView(link, told)),
    isCut: story.untold > 0,
  };
}

function offersIn({ offer, better, chain }: OutcomeStory): string[] {
  const ids = [...better, ...chain.flatMap((link) => link.better.slice(0, MOST_OFFERS))].map(
    (displacement) => displacement.offer,
  );
  const held = chain.flatMap((link) => [link.offer, link.alternative?.offer ?? []].flat());
  return [...new Set([...(offer === null ? [] : [offer]), ...ids, ...held])];
}

function betterView(
  better: readonly Displacement[],
  told: Told,
): Pick<OutcomeView, 'better' | 'more'> {
  const shown = better.slice(0, MOST_OFFERS).flatMap((place) => placeView(place, told) ?? []);
  return { better: shown, more: better.length - shown.length };
}

function placeView(
  { offer, rank, full, holders }: Displacement,
  { prepared, readable, offers }: Told,
): PlaceView | null {
  const head = offers.get(offer);
  if (!head) return null;
  const named = holders.flatMap(({ need, rule }): HolderView[] => {
    const holder = readable(need);
    // An offer's own ranking is read by nobody but its provider.
    return holder ? [{ need: holder, rule: rule === 'ranking' ? null : rule }] : [];
  });
  const others = holders.filter(({ need }) => readable(need) === null);
  const states = new Set(others.map(({ need }) => prepared.needById.get(need)?.row.state));
  return {
    offer: head,
    rank,
    full: others.length === 0 ? full : null,
    holders: named.slice(0, MOST_HOLDERS),
    more: Math.max(0, named.length - MOST_HOLDERS),
    others: others.length === 0 ? 'none' : states.size >= LEAST_STATES ? others.length : 'some',
  };
}

function linkView(link: ChainLink, told: Told): ChainView[] {
  const need = told.readable(link.need);
  const offer = told.offers.get(link.offer);
  if (!need || !offer) return [];
  const other = link.alternative && told.offers.get(link.alternative.offer);
  return [
    {
      need,
      offer,
      rank: link.rank,
      ...betterView(link.better, told),
      alternative: other ?? null,
    },
  ];
}

function detailReader({ db, actor, locale }: Who): Told['readable'] {
  const names = namesIn(locale);
  const known = new Map<string, NeedHead | null>();
  const read = (id: string): NeedHead | null => {
    const row = db
      .select({
        state: needs.state,
        category: needs.category,
        language: needs.language,
        title: needs.title,
        titles: needs.titles,
        label: needs.labelDetails,
      })
      .from(needs)
      .where(and(eq(needs.id, id), readableDetails(db, actor)))
      .get();
    if (!row) return null;
    const { text: title, language } = textIn(locale, {
      language: row.language,
      text: row.title,
      texts: row.titles,
    });
    const category = names.category(row.category ?? '');
    return { id, title, language, state: names.state(row.state), category, label: row.label };
  };
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const head = read(id);
    known.set(id, head);
    return head;
  };
}
