import type { ReactNode } from 'react';

export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="no-print inline-flex min-h-8 items-center gap-2">
      <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true" className="rtl:-scale-x-100">
        <path d="M7 1 2 6l5 5" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      {children}
    </a>
  );
}
