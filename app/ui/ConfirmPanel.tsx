import type { ReactNode } from 'react';

/** What is about to happen, said before it cannot be undone; the form and the way back are its children. */
export function ConfirmPanel({
  statement,
  children,
}: {
  statement: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="max-w-reading border-2 border-danger bg-surface px-5 py-4">
      <div className="prose">{statement}</div>
      <div className="mt-5 flex flex-wrap items-center gap-4">{children}</div>
    </div>
  );
}
