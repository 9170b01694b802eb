import type { ReactNode } from 'react';

/** Nothing to show, why that may be, and what to do next. */
export function EmptyState(props: { title: string; children?: ReactNode; actions?: ReactNode }) {
  const { title, children, actions } = props;
  return (
    <div className="max-w-reading border-s-4 border-line py-2 ps-5">
      <p className="font-serif text-h3">{title}</p>
      {children && <div className="prose mt-1 text-soft">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap gap-3">{actions}</div>}
    </div>
  );
}
