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
import { orderOf } from '~/matching/evaluate';
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
 * What the allocation of today would give a need, for a reader of its candidates, in the order that this reader is
 * told (`shown`): an offer that is in it though its provider has declined the need is one whose reasons lie in what
 * the reader may not read, like a holder that is not named. Who else is allocated what
 * follows from a need's details (what it refuses, whom it has declined, its priority), so a holder is named to a
 * reader of those details alone; all others are one remainder, told alike whatever their labels, or the way it is
 * told would give a sealed need away. A chain goes on through needs whose candidates the reader may see as well:
 * the order of any other rests on what its State prefers.
 */
export function outcomeOf(
  who: Who,
  { prepared, result }: Pick<Matching, 'prepared' | 'result'>,
  shown: Prepared,
  needId: string,
): OutcomeView {
  const readable = detailReader(who);
  const follow = (id: string) => {
    const state = prepared.needById.get(id)?.row.state ?? '';
    return canReadCandidates(who.actor, { state }) && readable(id) !== null;
  };
  const story = whyThisOutcome(prepared, result, needId, { ...CHAIN, follow });
  const need = shown.needById.get(needId);
  const order = need ? orderOf(need, shown).map(({ offer }) => offer.row.id) : [];
  const place = story.offer === null ? order.length : order.indexOf(story.offer);
  const before = story.outcome === 'absorption' ? [] : order.slice(0, place);
  const ids = [...new Set([...offersIn(story), ...before.slice(0, MOST_OFFERS)])];
  const offers = offerHeads(who.db, who.locale, ids);
  const told: Told = { prepared, readable, offers };
  const known = new Map(story.better.map((displacement) => [displacement.offer, displacement]));
  const better = before.map((offer, at): Displacement | Untold => ({
    ...(known.get(offer) ?? { offer }),
    rank: at + 1,
  }));
  return {
    outcome: story.outcome === 'no-offer' && order.length > 0 ? 'contention' : story.outcome,
    offer: story.offer === null ? null : (offers.get(story.offer) ?? null),
    rank: story.offer === null ? null : place + 1,
    of: order.length,
    limit: story.absorption?.limit ?? null,
    ...betterView(better, told),
    chain: story.chain.flatMap((link) => linkView(link, told)),
    isCut: story.untold > 0,
  };
}

/** An offer that does not go to the need for a reason that the reader is not told. */
interface Untold {
  offer: string;
  rank: number;
}

function offersIn({ offer, better, chain }: OutcomeStory): string[] {
  const ids = [...better, ...chain.flatMap((link) => link.better.slice(0, MOST_OFFERS))].map(
    (displacement) => displacement.offer,
  );
  const held = chain.flatMap((link) => [link.offer, link.alternative?.offer ?? []].flat());
  return [...new Set([...(offer === null ? [] : [offer]), ...ids, ...held])];
}

function betterView(
  better: readonly (Displacement | Untold)[],
  told: Told,
): Pick<OutcomeView, 'better' | 'more'> {
  const shown = better.slice(0, MOST_OFFERS).flatMap((place) => placeView(place, told) ?? []);
  return { better: shown, more: better.length - shown.length };
}

function placeView(
  place: Displacement | Untold,
  { prepared, readable, offers }: Told,
): PlaceView | null {
  const { offer, rank } = place;
  const head = offers.get(offer);
  if (!head) return null;
  if (!('holders' in place)) {
    return { offer: head, rank, full: null, holders: [], more: 0, others: 'some' };
  }
  const { full, holders } = place;
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
