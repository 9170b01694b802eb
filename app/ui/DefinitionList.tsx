import type { ReactNode } from 'react';

interface DefinitionListProps {
  items: readonly { term: ReactNode; value: ReactNode }[];
}

export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="border-b border-line">
      {items.map(({ term, value }, index) => (
        <div
          key={index}
          className="border-t border-line py-2.5 sm:grid sm:grid-cols-[14rem_1fr] sm:gap-6"
        >
          <dt className="font-semibold">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
