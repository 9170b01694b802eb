import type { Written } from '~/i18n/written';
import { direction, htmlLang } from '~/i18n/locales';
import type { Locale } from '#db/schema/enums';

/** What a mail says, before it is text or HTML. Everything in it may go through foreign machines. */
export interface MailContent {
  locale: Locale;
  subject: string;
  /** `TLP:AMBER`; null for what anybody may read. */
  label: string | null;
  greeting: string;
  lead: string | null;
  entries: {
    title: string;
    /** Where it differs from that of the mail as a whole. */
    label: string | null;
    facts: { term: string; value: Written }[];
    notes: string[];
    href: string;
  }[];
  open: string;
  why: string;
  links: { label: string; href: string }[];
}

/** A mail as a page: no picture, no style, nothing fetched from anywhere. */
export function MailHtml({ content }: { content: MailContent }) {
  const { locale, subject, label, greeting, lead, entries, open, why, links } = content;
  return (
    <html lang={htmlLang(locale)} dir={direction(locale)}>
      <head>
        <meta charSet="utf-8" />
        <title>{subject}</title>
      </head>
      <body>
        {label && <ProtocolMark label={label} />}
        <p>{greeting}</p>
        {lead && <p>{lead}</p>}
        {entries.map((entry, index) => (
          <section key={index}>
            {entry.label && <ProtocolMark label={entry.label} />}
            <h2>{entry.title}</h2>
            {entry.facts.map(({ term, value }) => (
              <p key={term}>
                {`${term}: `}
                <bdi {...spoken(value, locale)}>{value.text}</bdi>
              </p>
            ))}
            {entry.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
            <p>
              <a href={entry.href}>{open}</a>
            </p>
          </section>
        ))}
        <hr />
        <p>{why}</p>
        <ul>
          {links.map(({ label: words, href }) => (
            <li key={href}>
              <a href={href}>{words}</a>
            </li>
          ))}
        </ul>
      </body>
    </html>
  );
}

/** The same characters in every language, as the protocol asks. */
function ProtocolMark({ label }: { label: string }) {
  return (
    <p lang="en" dir="ltr">
      <strong>{label}</strong>
    </p>
  );
}

function spoken({ language }: Written, locale: Locale) {
  return language === locale ? {} : { lang: language, dir: direction(language) };
}
