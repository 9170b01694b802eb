import type { ReactNode } from 'react';
import { Button } from './Button';

interface FilterFormProps {
  label: string;
  submitLabel: string;
  clear?: { href: string; label: string } | null;
  children: ReactNode;
  /** Filters that are asked for less often, behind a disclosure. */
  more?: { label: string; open: boolean; children: ReactNode };
}

/** Filters that live in the address: a plain GET form, so that every result has a link. */
export function FilterForm({ label, submitLabel, clear, children, more }: FilterFormProps) {
  return (
    <form
      method="get"
      role="search"
      aria-label={label}
      className="no-print mb-8 border-y border-line bg-sunken px-4 py-5"
    >
      <div className="grid gap-4 sm:grid-cols-2 md:grid-cols-4">{children}</div>
      {more && (
        <details open={more.open} className="mt-3">
          <summary className="min-h-8 py-1 text-accent underline underline-offset-4">
            {more.label}
          </summary>
          <div className="mt-3 grid gap-4 sm:grid-cols-2 md:grid-cols-4">{more.children}</div>
        </details>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <Button>{submitLabel}</Button>
        {clear && <a href={clear.href}>{clear.label}</a>}
      </div>
    </form>
  );
}
