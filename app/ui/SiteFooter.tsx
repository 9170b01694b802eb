import type { ReactNode } from 'react';

interface SiteFooterProps {
  label: string;
  links?: readonly { href: string; label: string }[];
  children: ReactNode;
}

export function SiteFooter({ label, links = [], children }: SiteFooterProps) {
  return (
    <footer data-site aria-label={label} className="border-t border-line bg-sunken text-small">
      <div className="mx-auto max-w-wide px-4 py-8">
        {links.length > 0 && (
          <ul className="mb-4 flex flex-wrap gap-x-6">
            {links.map(({ href, label: text }) => (
              <li key={href}>
                <a href={href} className="inline-flex min-h-8 items-center">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        )}
        <div className="prose max-w-reading text-soft">{children}</div>
      </div>
    </footer>
  );
}
