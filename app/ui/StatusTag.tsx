import type { ReactNode } from 'react';

/** How far a thing has come, as the filling of a circle; a cross where it ended without. */
export type Stage = 'draft' | 'open' | 'half' | 'full' | 'paused' | 'ended';

/** The state of a need, an offer or a match: its word, and a shape that repeats down a column. */
export function StatusTag({ stage, children }: { stage: Stage; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 font-semibold">
      <svg
        viewBox="0 0 14 14"
        width="14"
        height="14"
        aria-hidden="true"
        className="flex-none translate-y-0.5 text-accent"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      >
        {stage === 'ended' ? (
          <path d="m3 3 8 8m0-8-8 8" />
        ) : (
          <circle
            cx="7"
            cy="7"
            r="5.5"
            fill={stage === 'full' ? 'currentColor' : 'none'}
            strokeDasharray={stage === 'draft' ? '2.2 2.1' : undefined}
          />
        )}
        {stage === 'half' && (
          <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
        )}
        {stage === 'paused' && <path d="M5.4 4.5v5m3.2-5v5" strokeWidth="1.5" />}
      </svg>
      {children}
    </span>
  );
}
