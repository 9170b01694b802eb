import type { Watch } from './eligible';

/** What watches one part of a task of several: tells its progress as a share of the whole. */
export function part(watch: Watch | undefined, index: number, parts: number): Watch | undefined {
  return watch && ((done, total) => watch(index + done / Math.max(total, 1), parts));
}
