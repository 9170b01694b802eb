import type { ReactNode } from 'react';

interface FigureProps {
  label: string;
  value: ReactNode;
  /** How the figure is counted. */
  note: ReactNode;
  noteLabel: string;
  change?: ReactNode;
}

/** One number, what it is, what it was, and how it is counted. Four of them share a grid. */
export function Figure({ label, value, note, noteLabel, change }: FigureProps) {
  return (
    <div className="flex flex-col border-t-2 border-ink pt-3">
      <p className="font-semibold">{label}</p>
      <p className="my-2 font-serif text-figure lining-nums tabular-nums">{value}</p>
      {change && <p className="text-small text-soft">{change}</p>}
      <details className="text-small text-soft">
        <summary className="min-h-6 py-1">{noteLabel}</summary>
        <p className="mt-1">{note}</p>
      </details>
    </div>
  );
}
