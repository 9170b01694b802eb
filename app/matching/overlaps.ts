import { byCodePoint } from './arithmetic';
import type { Activity } from './board';
import { dayNumber } from './days';
import { type Prepared, currentActivities } from './prepare';

/** Two current activities that coordinators may want to look at. It is never called a duplication. */
export interface Overlap {
  state: string;
  category: string;
  activities: [string, string];
  days: number;
}

/** Pairs of current activities of one State and category, by different providers, whose topics and dates meet. */
export function overlapsOf(board: Prepared): Overlap[] {
  const groups = new Map<string, Activity[]>();
  for (const activity of currentActivities(board.board, board.asOf)) {
    const key = `${activity.state} ${activity.category}`;
    const group = groups.get(key);
    if (group) group.push(activity);
    else groups.set(key, [activity]);
  }
  const overlaps: Overlap[] = [];
  for (const group of groups.values()) {
    group.sort((a, b) => byCodePoint(a.id, b.id));
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        if (a.provider === b.provider || !topicsMeet(a, b)) continue;
        const from = Math.max(dayNumber(a.from), dayNumber(b.from));
        const days = Math.min(dayNumber(a.to), dayNumber(b.to)) - from + 1;
        if (days < 1) continue;
        const { state, category } = a;
        overlaps.push({ state, category, activities: [a.id, b.id], days });
      }
    });
  }
  return overlaps.sort(
    (x, y) =>
      byCodePoint(x.state, y.state) ||
      byCodePoint(x.category, y.category) ||
      byCodePoint(x.activities[0], y.activities[0]) ||
      byCodePoint(x.activities[1], y.activities[1]),
  );
}

function topicsMeet(a: Activity, b: Activity): boolean {
  if (!a.topics?.length || !b.topics?.length) return true;
  const named = new Set(a.topics);
  return b.topics.some((topic) => named.has(topic));
}
