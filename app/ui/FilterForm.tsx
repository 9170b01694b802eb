import type { ReactNode } from 'react';
import { Button } from './Button';

interface FilterFormProps {
  label: string;
  submitLabel: string;
  clear?: { href: string; label: string } | null;
  /** Fields in a grid. */
  children?: ReactNode;
  /** One sentence with an `InlineSelect` at each place that may be changed. */
  sentence?: ReactNode;
  /** Filters that are asked for less often, behind a disclosure. */
  more?: { label: string; open: boolean; children: ReactNode };
}

/** Filters that live in the address: a plain GET form, so that every result has a link. */
export function FilterForm(props: FilterFormProps) {
  const { label, submitLabel, clear, children, sentence, more } = props;
  return (
    <form
      method="get"
      role="search"
      aria-label={label}
      className="no-print mb-8 border-y border-line bg-sunken px-4 py-5"
    >
      {sentence && <p className="filter-sentence">{sentence}</p>}
      {children && (
        <div className="grid items-end gap-4 sm:grid-cols-2 md:grid-cols-4">{children}</div>
      )}
      {more && (
        <details open={more.open} className="mt-3">
          <summary className="min-h-8 py-1 text-accent underline underline-offset-4">
            {more.label}
          </summary>
          <div className="mt-3 grid items-end gap-4 sm:grid-cols-2 md:grid-cols-4">
            {more.children}
          </div>
        </details>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button>{submitLabel}</Button>
        {clear && (
          <a href={clear.href} className="inline-flex min-h-11 items-center">
            {clear.label}
          </a>
        )}
      </div>
    </form>
  );
}
