import type { ReactNode } from 'react';

export function Disclosure(props: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  const { summary, open, children } = props;
  return (
    <details open={open} className="group">
      <summary className="min-h-8 py-1 text-accent underline underline-offset-4 hover:decoration-2">
        {summary}
      </summary>
      <div className="mt-2 mb-4 border-s-2 border-line ps-4">{children}</div>
    </details>
  );
}
