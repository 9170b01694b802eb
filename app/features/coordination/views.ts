import type { Arrangement, Condition, Mode } from '~/matching/vocabulary';
import type { UnlockGate } from '~/matching/unlocks';

export interface Titled {
  id: string;
  title: string;
  language: string;
}

/** What would have to change, as a value that any language can say; `none` where the gate says all. */
export type UnlockValue =
  | { kind: 'none' }
  | { kind: 'language'; code: string }
  | { kind: 'mode'; code: Mode }
  /** A State's name in the page's language. */
  | { kind: 'state'; name: string }
  | { kind: 'condition'; codes: readonly Condition[] }
  | { kind: 'arrangement'; codes: readonly Arrangement[] };

export interface UnlockView {
  category: string;
  gate: UnlockGate;
  value: UnlockValue;
  needs: Titled[];
  needCount: number;
  stateCount: number;
  offers: Titled[];
  offerCount: number;
}

export interface OverlapView {
  id: string;
  state: string;
  category: string;
  days: number;
  activities: (Titled & { provider: string; from: string; to: string })[];
}
