/**
 * What the engine must know of the world to read a board. It is handed in, because the engine imports
 * nothing but itself.
 */
export interface Reference {
  /** ISO 3166-1 alpha-3 codes of the Member States and observer States. */
  readonly states: ReadonlySet<string>;
  /** Topic codes (`category/topic`) of each category code. */
  readonly topicsByCategory: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every M49, group and organisation code that an offer's `covers` may name. */
  readonly groups: ReadonlySet<string>;
  /** The group codes of a State on a day, `YYYY-MM-DD`. */
  membershipsOf(state: string, asOf: string): readonly string[];
}
