interface PaginationProps {
  label: string;
  previous?: { href: string; label: string } | null;
  next?: { href: string; label: string } | null;
}

export function Pagination({ label, previous, next }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className="no-print mt-8 flex flex-wrap gap-6">
      {previous && (
        <a rel="prev" href={previous.href} className="button button-secondary">
          {previous.label}
        </a>
      )}
      {next && (
        <a rel="next" href={next.href} className="button button-secondary">
          {next.label}
        </a>
      )}
    </nav>
  );
}
