import type { ReactNode } from 'react';

export function SiteFooter({ label, children }: { label: string; children: ReactNode }) {
  return (
    <footer data-site aria-label={label} className="border-t border-line bg-sunken">
      <div className="prose mx-auto max-w-wide px-4 py-8 text-small text-soft">{children}</div>
    </footer>
  );
}
