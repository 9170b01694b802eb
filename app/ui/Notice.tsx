import type { ReactNode } from 'react';

type Kind = 'info' | 'warning' | 'success' | 'provenance';

const LOOK: Record<Kind, string> = {
  info: 'border-accent',
  warning: 'border-warning',
  success: 'border-success',
  provenance: 'border-edge border-dashed',
};

export function Notice(props: { kind?: Kind; title?: ReactNode; children: ReactNode }) {
  const { kind = 'info', title, children } = props;
  return (
    <div
      role={kind === 'success' ? 'status' : undefined}
      className={`mb-6 max-w-reading border-s-4 bg-surface px-4 py-3 ${LOOK[kind]}`}
    >
      {title && <p className="font-semibold">{title}</p>}
      <div className={kind === 'provenance' ? 'text-small text-soft' : undefined}>{children}</div>
    </div>
  );
}
