interface Turn {
  href: string;
  label: string;
}

interface PaginationProps {
  label: string;
  previous?: Turn | null;
  next?: Turn | null;
}

export function Pagination({ label, previous, next }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className="no-print mt-8 flex flex-wrap justify-between gap-4">
      {previous && (
        <a rel="prev" href={previous.href} className="button button-secondary gap-3">
          <Arrow d="M7 1 2 6l5 5" />
          {previous.label}
        </a>
      )}
      {next && (
        <a rel="next" href={next.href} className="button button-secondary ms-auto gap-3">
          {next.label}
          <Arrow d="m1 1 5 5-5 5" />
        </a>
      )}
    </nav>
  );
}

function Arrow({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true" className="rtl:-scale-x-100">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
