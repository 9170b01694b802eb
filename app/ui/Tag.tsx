import type { ReactNode } from 'react';

type Tone = 'plain' | 'strong' | 'warning';

const LOOK: Record<Tone, string> = {
  plain: 'border-edge text-soft',
  strong: 'solid border-ink bg-ink text-paper',
  warning: 'border-2 border-warning font-semibold text-warning',
};

/** A short fact about a thing. Its words say all; the tone only helps the eye. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`inline-block rounded-sm border px-1.5 text-small ${LOOK[tone]}`}>
      {children}
    </span>
  );
}
