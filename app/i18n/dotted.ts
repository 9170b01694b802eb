/** Names with commas and conjunctions of their own, set apart by dots. */
export function dotted(items: readonly string[]): string {
  return items.join(' · ');
}
