import type { ReactNode } from 'react';

interface FigureProps {
  label: string;
  value: ReactNode;
  /** How the figure is counted. */
  note: ReactNode;
  noteLabel: string;
  change?: ReactNode;
}

/** One number, what it is, and how it is counted. */
export function Figure({ label, value, note, noteLabel, change }: FigureProps) {
  return (
    <div className="border-t-2 border-ink pt-3">
      <p className="font-semibold">{label}</p>
      <p className="my-2 font-serif text-figure tabular-nums">{value}</p>
      {change && <p className="text-small text-soft">{change}</p>}
      <details className="text-small text-soft">
        <summary className="min-h-6">{noteLabel}</summary>
        <p className="mt-1">{note}</p>
      </details>
    </div>
  );
}
