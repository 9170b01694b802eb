import type { ReactNode } from 'react';

interface PageProps {
  title: ReactNode;
  /** The language of the title where it is not the page's. */
  titleLang?: { lang: string; dir: 'ltr' | 'rtl' };
  lead?: ReactNode;
  eyebrow?: ReactNode;
  /** The way back, a `BackLink`, above all else. */
  back?: ReactNode;
  /** The label under which the page may be read. */
  label?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  width?: 'reading' | 'wide';
}

/** The main part of a page under its one first heading. */
export function Page(props: PageProps) {
  const { title, titleLang, lead, eyebrow, back, label, actions, children, width = 'wide' } = props;
  return (
    <main
      id="main"
      className={`mx-auto w-full grow px-4 pt-8 pb-16 ${width === 'reading' ? 'max-w-reading' : 'max-w-wide'}`}
    >
      {back && <div className="-mt-3 mb-4">{back}</div>}
      <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="max-w-title min-w-0">
          {(eyebrow || label) && (
            <div className="mb-2 flex flex-wrap items-center gap-3 text-small text-soft">
              {label}
              {eyebrow}
            </div>
          )}
          <h1 {...titleLang}>{title}</h1>
          {lead && <p className="mt-3 max-w-reading text-lead text-soft">{lead}</p>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
      </div>
      {children}
    </main>
  );
}
