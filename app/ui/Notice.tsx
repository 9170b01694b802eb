import type { ReactNode } from 'react';

type Kind = 'info' | 'warning' | 'success' | 'provenance';

const LOOK: Record<Kind, string> = {
  info: 'border-accent text-accent',
  warning: 'border-warning text-warning',
  success: 'border-success text-success',
  provenance: 'border-edge border-dashed text-soft',
};

/** The kind by shape, so that it does not hang on colour. */
const SHAPE: Record<Kind, string> = {
  info: 'M10 9v6m0-10v2M1.5 10a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0z',
  warning: 'M10 2 1.2 18h17.6zM10 8v4.5m0 1.5v2',
  success: 'm5.8 10.2 3 3 5.6-6.2M1.5 10a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0z',
  provenance: 'M4 1.5h8l4 4v13H4zm8 0v4h4M7 10h6m-6 4h6',
};

export function Notice(props: { kind?: Kind; title?: ReactNode; children: ReactNode }) {
  const { kind = 'info', title, children } = props;
  return (
    <div
      role={kind === 'success' ? 'status' : undefined}
      className={`mb-6 flex max-w-reading gap-3 border-s-4 bg-surface px-4 py-3 ${LOOK[kind]}`}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className="mt-1 flex-none">
        <path d={SHAPE[kind]} fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
      <div className="min-w-0 text-ink">
        {title && <p className="font-semibold">{title}</p>}
        <div className={kind === 'provenance' ? 'text-small text-soft' : 'prose'}>{children}</div>
      </div>
    </div>
  );
}
