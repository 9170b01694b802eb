import type { UnmatchedReason } from './allocate';
import { byCodePoint } from './arithmetic';
import type { Prepared } from './prepare';

/** How the needs of one State in one category fared. */
export interface Gap {
  category: string;
  state: string;
  open: number;
  allocated: number;
  noOffer: number;
  contention: number;
  absorption: number;
}

const COUNTED_AS = {
  'no-offer': 'noOffer',
  contention: 'contention',
  absorption: 'absorption',
} as const;

export function gapsOf(board: Prepared, reasons: readonly (UnmatchedReason | null)[]): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { index, row } of board.needs) {
    const { category, state } = row;
    const key = `${category} ${state}`;
    const gap = gaps.get(key) ?? {
      category,
      state,
      open: 0,
      allocated: 0,
      noOffer: 0,
      contention: 0,
      absorption: 0,
    };
    const reason = reasons[index] ?? null;
    gap.open += 1;
    gap[reason === null ? 'allocated' : COUNTED_AS[reason]] += 1;
    gaps.set(key, gap);
  }
  return [...gaps.values()].sort(
    (a, b) => byCodePoint(a.category, b.category) || byCodePoint(a.state, b.state),
  );
}
