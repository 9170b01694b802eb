import type { ReactNode } from 'react';

interface Item {
  href: string;
  label: string;
  current: boolean;
}

interface SiteHeaderProps {
  brand: { href: string; name: string };
  skipLabel: string;
  navLabel: string;
  nav: Item[];
  languageLabel: string;
  languages: (Item & { lang: string; dir: 'ltr' | 'rtl' })[];
  banner?: ReactNode;
  account: ReactNode;
}

export function SiteHeader(props: SiteHeaderProps) {
  const { brand, skipLabel, navLabel, nav, languageLabel, languages, banner, account } = props;
  return (
    <header data-site className="rule-double bg-surface">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-10 focus:bg-surface focus:p-3"
      >
        {skipLabel}
      </a>
      {banner && (
        <div className="solid bg-ink text-small text-paper">
          <p className="mx-auto max-w-wide px-4 py-2">{banner}</p>
        </div>
      )}
      <div className="mx-auto flex max-w-wide flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 pt-3">
        <a
          href={brand.href}
          className="flex min-h-11 items-center gap-2.5 font-serif text-h3 font-semibold text-ink no-underline"
        >
          <Mark />
          {brand.name}
        </a>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1 text-small">
          <div className="account">{account}</div>
          <nav aria-label={languageLabel}>
            <ul className="flex flex-wrap gap-x-4">
              {languages.map(({ href, label, lang, dir, current }) => (
                <li key={lang}>
                  <a
                    href={href}
                    lang={lang}
                    dir={dir}
                    hrefLang={lang}
                    aria-current={current || undefined}
                    className="inline-flex min-h-8 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
      <nav aria-label={navLabel} className="mx-auto max-w-wide px-4">
        <ul className="flex flex-wrap gap-x-6">
          {nav.map(({ href, label, current }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={current ? 'page' : undefined}
                className="inline-flex min-h-11 items-center border-b-4 border-transparent pt-1 text-ink no-underline hover:border-line aria-[current]:border-accent aria-[current]:font-semibold forced-colors:not-aria-[current]:border-[color:Canvas]"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** Two rings that meet: a need and an offer. */
function Mark() {
  return (
    <svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true" className="text-accent">
      <g fill="none" stroke="currentColor" strokeWidth="2.5">
        <circle cx="11" cy="10" r="7.5" />
        <circle cx="21" cy="10" r="7.5" />
      </g>
    </svg>
  );
}
