import type { ReactNode } from 'react';

/** Questions that belong together, under a heading. */
export function FormSection(props: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  const { title, description, children } = props;
  return (
    <section className="border-t-2 border-ink pt-5">
      <h2>{title}</h2>
      {description && <p className="mt-1 max-w-reading text-soft">{description}</p>}
      <div className="mt-6 grid gap-8">{children}</div>
    </section>
  );
}
