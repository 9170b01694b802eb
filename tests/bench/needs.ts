import type { Need } from '../../app/matching/board';
import { ARRANGEMENTS, MODES, STAGES, SUPPORTS, TECHNOLOGIES } from '../../app/matching/vocabulary';
import type { Density } from './densities';
import type { Random } from './random';
import { TOPIC_CODES, WORLD, WORLD_CATEGORIES, type WorldState, dayAfter } from './world';

/** Needs of all States, those with an LDC, LLDC or SIDS status posting more; priorities are their own within a State. */
export function drawNeeds(count: number, density: Density, random: Random): Need[] {
  const posting = random.shuffled(
    WORLD.flatMap((state) => Array.from({ length: 2 + state.statuses.length }, () => state)),
  );
  const states = [...random.shuffled(WORLD), ...posting];
  const needs = Array.from({ length: count }, (_, row) =>
    drawNeed(row, states[row % states.length] as WorldState, density, random),
  );
  return withPriorities(needs, random);
}

function drawNeed(row: number, state: WorldState, density: Density, random: Random): Need {
  const [category = ''] = random.zipf(WORLD_CATEGORIES, 1);
  const [share, most] = density.topics;
  const from = random.between(-200, 895);
  return {
    id: scattered('need', row),
    state: state.code,
    category,
    ...(random.chance(share) && {
      topics: random.zipf(TOPIC_CODES.get(category) ?? [], random.between(1, most)),
    }),
    support: random.zipf(SUPPORTS, random.between(1, density.support[0])),
    ...(random.chance(0.7) && { stage: random.pick(STAGES) }),
    nationalPriority: 1,
    languages: state.languages.slice(0, random.between(1, 2)),
    modes: random.zipf(MODES, random.between(1, density.modes)),
    window: { from: dayAfter(from), to: dayAfter(from + random.between(30, density.days[0])) },
    ...(random.chance(0.4) && { technologies: random.zipf(TECHNOLOGIES, random.between(1, 3)) }),
    ...(random.chance(0.25) && { refuses: random.zipf(ARRANGEMENTS, random.between(1, 2)) }),
    ...(random.chance(0.35) && { womenTarget: 10 * random.between(1, 5) }),
    ...(random.chance(0.2) && { accessible: random.chance(0.7) }),
    tlp:
      (['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const)[random.weighted([55, 30, 12, 3])] ??
      'CLEAR',
    postedOn: dayAfter(-random.between(1, 500)),
    ...(random.chance(0.1) && {
      weights: { P2: random.between(1, 5), P5: random.between(0, 3), P7: random.between(0, 5) },
    }),
  };
}

function withPriorities(needs: readonly Need[], random: Random): Need[] {
  const rows = new Map<string, number[]>();
  needs.forEach(({ state }, row) => rows.set(state, [...(rows.get(state) ?? []), row]));
  const priorities = new Map<number, number>();
  for (const own of rows.values()) {
    random.shuffled(own).forEach((row, place) => priorities.set(row, place + 1));
  }
  return needs.map((need, row) => ({ ...need, nationalPriority: priorities.get(row) ?? 1 }));
}

/** Ids of which none follows from the place of its row (multiplying by an odd number is one to one). */
export function scattered(kind: string, row: number): string {
  return `${kind}-${(Math.imul(row + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}`;
}
