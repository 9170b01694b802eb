import type { Offer } from '../../app/matching/board';
import {
  ARRANGEMENTS,
  CONDITIONS,
  MODES,
  STAGES,
  SUPPORTS,
  TECHNOLOGIES,
  TIED,
} from '../../app/matching/vocabulary';
import type { Density } from './densities';
import { scattered } from './needs';
import type { Random } from './random';
import { TOPIC_CODES, WORLD, WORLD_CATEGORIES, type WorldState, dayAfter } from './world';

const LANGUAGES = ['en', 'fr', 'es', 'ar', 'ru', 'pt', 'zh'];

/** An offer, and a State that it was made for: `covers` and languages follow from that State. */
export interface DrawnOffer {
  readonly offer: Offer;
  readonly madeFor: WorldState;
}

export function drawOffers(count: number, density: Density, random: Random): DrawnOffer[] {
  return Array.from({ length: count }, (_, row) => {
    const madeFor = random.pick(WORLD);
    return { offer: drawOffer(row, madeFor, density, random), madeFor };
  });
}

function drawOffer(row: number, madeFor: WorldState, density: Density, random: Random): Offer {
  const provider = random.between(1, 400);
  const from = random.between(-200, 895);
  const covers = drawCovers(madeFor, density, random);
  const yes = (share: number) => (random.chance(0.8) ? random.chance(share) : undefined);
  return withoutUndefined({
    id: scattered('offer', row),
    provider: `Provider ${provider}`,
    providerState: random.chance(0.5) ? random.pick(WORLD).code : undefined,
    funder: random.chance(0.6) ? `Fund ${random.between(1, 60)}` : undefined,
    implementer: random.chance(0.6) ? `Implementer ${random.between(1, 200)}` : undefined,
    categories: drawCategories(density, random),
    support: random.zipf(SUPPORTS, random.between(1, density.support[1])),
    stages: random.chance(0.6) ? random.zipf(STAGES, random.between(1, 3)) : undefined,
    covers: covers.length > 0 ? covers : undefined,
    excludes: random.chance(0.4)
      ? random.chance(0.05)
        ? [random.pick(WORLD).code]
        : []
      : undefined,
    places: drawPlaces(random),
    perState: random.chance(0.2) ? random.between(1, 3) : undefined,
    languages: drawLanguages(madeFor, density, random),
    modes: random.zipf(MODES, random.between(1, density.modes)),
    window: { from: dayAfter(from), to: dayAfter(from + random.between(60, density.days[1])) },
    durationWeeks: random.chance(0.7) ? random.between(1, 40) : undefined,
    technologies: random.chance(0.4) ? random.zipf(TECHNOLOGIES, random.between(1, 4)) : undefined,
    arrangements: random.chance(0.6)
      ? random.chance(0.75)
        ? []
        : random.zipf(ARRANGEMENTS, random.between(1, 2))
      : undefined,
    conditions: random.chance(density.conditions)
      ? random.zipf(CONDITIONS, random.between(1, 2))
      : random.chance(0.5)
        ? []
        : null,
    tied: random.chance(0.7) ? random.pick(TIED) : undefined,
    handover: yes(0.5),
    followUpMonths: random.chance(0.6) ? random.between(0, 18) : undefined,
    outcomeIndicators: yes(0.5),
    evaluation: yes(0.4),
    earlierResults: yes(0.4),
    respondsToNeeds: yes(0.6),
    coDesign: yes(0.5),
    jointMonitoring: yes(0.3),
    planConfidentiality: yes(0.5),
    humanRightsSafeguards: random.chance(density.declared) ? true : undefined,
    genderMarker: random.chance(0.7) ? random.pick([0, 1, 2] as const) : undefined,
    womenSeats: random.chance(0.5) ? 5 * random.between(0, 12) : undefined,
    accessible: yes(0.4),
    handlingAccepted: random.chance(density.declared) ? true : undefined,
    confirmedOn: dayAfter(-random.between(1, 400)),
  });
}

function drawCategories(density: Density, random: Random): Offer['categories'] {
  const [share, most] = density.topics;
  const count = random.between(1, density.categories);
  return random.zipf(WORLD_CATEGORIES, count).map((category) => ({
    category,
    ...(random.chance(share) && {
      topics: random.zipf(TOPIC_CODES.get(category) ?? [], random.between(1, most)),
    }),
  }));
}

function drawCovers(state: WorldState, density: Density, random: Random): string[] {
  switch (random.weighted(density.covers)) {
    case 0:
      return [
        ...new Set([
          state.code,
          ...Array.from({ length: random.between(0, 4) }, () => random.pick(WORLD).code),
        ]),
      ];
    case 1:
      return [random.pick(state.areas)];
    case 2:
      return state.statuses.length > 0 ? [...state.statuses] : [random.pick(['LDC', 'SIDS'])];
    case 3:
      return [random.pick(state.organisations.length > 0 ? state.organisations : state.areas)];
    default:
      return [];
  }
}

function drawLanguages(state: WorldState, density: Density, random: Random): string[] {
  const own = state.languages.slice(0, random.between(1, 2));
  return [...new Set([...own, ...random.zipf(LANGUAGES, random.between(0, density.languages))])];
}

/** Most offers have one place or two, a few have dozens; on some none is free. */
function drawPlaces(random: Random): number {
  if (random.chance(0.04)) return 0;
  return Math.min(60, Math.floor(1 / Math.sqrt(1 - random.next())));
}

/** As it would come from a file: what is left out is not there. */
function withoutUndefined(offer: Offer): Offer {
  return Object.fromEntries(
    Object.entries(offer).filter(([, value]) => value !== undefined),
  ) as Offer;
}
