import type { Activity, Board, Need, Offer } from '../../app/matching/board';
import { DENSITIES, type DensityName } from './densities';
import { drawNeeds, scattered } from './needs';
import { type DrawnOffer, drawOffers } from './offers';
import { Random } from './random';
import { AS_OF, WORLD, dayAfter } from './world';

export interface BoardSize {
  needs: number;
  offers: number;
  /** Which share of the pairs shall be eligible: about 0.2 %, 3 % or 10 %. */
  eligible: DensityName;
  seed: number;
}

/** A board as the world might fill it, the same for the same arguments; `parseBoard` accepts it. */
export function generateBoard({
  needs: needCount,
  offers: offerCount,
  eligible,
  seed,
}: BoardSize): Board {
  const random = new Random(seed);
  const density = DENSITIES[eligible];
  const needs = drawNeeds(needCount, density, random);
  const drawn = drawOffers(offerCount, density, random);
  const absorption = WORLD.filter(() => random.chance(0.1)).map(({ code }): [string, number] => [
    code,
    random.between(5, 40),
  ]);
  return {
    version: 1,
    asOf: AS_OF,
    activities: drawActivities(Math.round(offerCount / 4), drawn, random),
    settings: { absorption: Object.fromEntries(absorption) },
    ...withOrders(
      needs,
      drawn.map(({ offer }) => offer),
      random,
    ),
  };
}

/** Some needs prefer or decline offers of their category; some offers rank or decline needs. */
function withOrders(
  needs: Need[],
  offers: Offer[],
  random: Random,
): Pick<Board, 'needs' | 'offers'> {
  const offersIn = groupBy(offers, ({ categories }) => categories.map(({ category }) => category));
  const needsIn = groupBy(needs, ({ category }) => [category]);
  const some = (ids: readonly string[] = [], most: number) => [
    ...new Set(Array.from({ length: random.between(1, most) }, () => random.pick(ids))),
  ];
  const named = (share: number, key: string, ids: readonly string[] | undefined, most: number) =>
    ids && random.chance(share) ? { [key]: some(ids, most) } : {};
  return {
    needs: needs.map((need) => {
      const ids = offersIn.get(need.category);
      return { ...need, ...named(0.05, 'preferences', ids, 5), ...named(0.02, 'declined', ids, 3) };
    }),
    offers: offers.map((offer) => {
      const ids = needsIn.get(offer.categories[0]?.category ?? '');
      return { ...offer, ...named(0.05, 'ranking', ids, 8), ...named(0.02, 'declined', ids, 3) };
    }),
  };
}

/** What runs, is planned or is over; half of it under an offer of the board. */
function drawActivities(count: number, drawn: readonly DrawnOffer[], random: Random): Activity[] {
  return Array.from({ length: drawn.length > 0 ? count : 0 }, (_, row) => {
    const { offer, madeFor } = random.pick(drawn);
    const { category, topics } = random.pick(offer.categories);
    const from = random.between(-500, 300);
    return {
      id: scattered('activity', row),
      provider: offer.provider,
      ...(random.chance(0.5) && { offer: offer.id }),
      state: madeFor.code,
      category,
      ...(topics && { topics }),
      from: dayAfter(from),
      to: dayAfter(from + random.between(20, 400)),
      status: random.pick(['planned', 'active', 'active', 'completed'] as const),
    };
  });
}

function groupBy<T extends { id: string }>(rows: readonly T[], keys: (row: T) => string[]) {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    for (const key of keys(row)) {
      const group = groups.get(key);
      if (group) group.push(row.id);
      else groups.set(key, [row.id]);
    }
  }
  return groups;
}
