import { renderToStaticMarkup } from 'react-dom/server';
import { translatorFor } from '~/i18n/catalogues.server';
import type { Locale } from '~/i18n/locales';
import { pathsIn } from '~/i18n/paths';
import type { Translate } from '~/i18n/translator';
import type { Mail } from '~/server/mailer.server';
import { type MailContent, MailHtml } from './components/MailHtml';
import type { NotificationKind, NotificationSubject } from './kinds';
import type { About } from './queries/subjects.server';
import { mayBeNamedInMail, strictest } from './rules';
import { type MailScope, signUnsubscribe } from './tokens.server';

/** Where the site is, and what it signs links with. */
export interface Site {
  origin: string;
  secret: string;
}

export interface MailEntry {
  kind: NotificationKind;
  subject: { type: NotificationSubject; id: string };
  /** What the recipient may read of it now. */
  about: About;
}

interface Draft {
  id: string;
  person: { id: string; name: string; email: string; locale: Locale };
  entries: readonly MailEntry[];
  isDigest: boolean;
  now: Date;
}

/** The mail of one notification, or of a day's, in the recipient's language. */
export function composeMail(draft: Draft, { origin, secret }: Site): Mail {
  const { id, person, entries, isDigest, now } = draft;
  const t = translatorFor(person.locale);
  const paths = pathsIn(person.locale);
  const scope: MailScope = isDigest ? 'daily' : (entries[0]?.kind ?? 'daily');
  const leave = origin + paths.unsubscribe(signUnsubscribe({ personId: person.id, scope }, secret));
  const label = strictest(entries.map(({ about }) => about.label));
  const content: MailContent = {
    locale: person.locale,
    subject: subjectOf(t, draft, label),
    label: label === 'CLEAR' ? null : `TLP:${label}`,
    greeting: t('notifications.mail.greeting', { name: person.name }),
    lead: isDigest ? t('notifications.mail.digest.lead', { count: entries.length }) : null,
    entries: entries.map((entry) => ({
      ...sayEntry(t, entry),
      label: isDigest && entry.about.label ? `TLP:${entry.about.label}` : null,
      href: origin + (entry.about.href ?? paths.notifications),
    })),
    open: t('notifications.mail.open'),
    why: t('notifications.mail.why', { brand: t('common.brand') }),
    links: [
      { label: t('notifications.mail.settings'), href: origin + paths.notificationSettings },
      {
        label: t(
          isDigest ? 'notifications.mail.unsubscribe.daily' : 'notifications.mail.unsubscribe',
        ),
        href: leave,
      },
    ],
  };
  return {
    id,
    to: { name: person.name, address: person.email },
    subject: content.subject,
    text: textOf(content),
    html: `<!doctype html>${renderToStaticMarkup(<MailHtml content={content} />)}`,
    messageId: `<${id}@${new URL(origin).hostname}>`,
    date: now,
    headers: {
      'Auto-Submitted': 'auto-generated',
      // RFC 8058: the recipient's mail program can end these mails with one request, without a page.
      'List-Unsubscribe': `<${leave}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

function subjectOf(t: Translate, { entries, isDigest }: Draft, label: string): string {
  const marked = (words: string) =>
    `${label === 'CLEAR' ? '' : `TLP:${label} · `}${words} · ${t('common.brand')}`;
  const [first] = entries;
  if (isDigest || !first) {
    return marked(t('notifications.mail.digest.subject', { count: entries.length }));
  }
  const kind = t(`notifications.kind.${first.kind}`);
  const { label: own, need, offer } = first.about;
  const named = mayBeNamedInMail(own) ? (need ?? offer) : null;
  return marked(named ? t('notifications.mail.subject.about', { kind, title: named.text }) : kind);
}

/** Titles of CLEAR and GREEN needs only; of what is sealed, that there is something, and nothing of the parties. */
function sayEntry(t: Translate, { kind, subject, about }: MailEntry) {
  const title = t(`notifications.kind.${kind}`);
  const { label, need, offer, counterpart, side } = about;
  if (about.href === null) return { title, facts: [], notes: [t('notifications.mail.gone')] };
  if (!mayBeNamedInMail(label)) {
    const what =
      subject.type === 'need' || subject.type === 'suggestion' || side === null
        ? t('notifications.mail.sealed.need')
        : t(`notifications.mail.sealed.introduction.${side}`);
    const why = t('notifications.mail.sealed.why', { label: `TLP:${label}` });
    return { title, facts: [], notes: [what, why] };
  }
  const facts = [
    need && { term: t('notifications.about.need'), value: need },
    offer && { term: t('notifications.about.offer'), value: offer },
    counterpart !== null && {
      term: t(side === 'state' ? 'notifications.about.provider' : 'notifications.about.state'),
      value: { text: counterpart, language: t.locale },
    },
  ].filter((fact) => fact !== null && fact !== false);
  return { title, facts, notes: [] };
}

function textOf(content: MailContent): string {
  const { label, greeting, lead, entries, open, why, links } = content;
  const blocks = [
    label,
    greeting,
    lead,
    ...entries.map((entry) =>
      [
        entry.label ? `${entry.label} · ${entry.title}` : entry.title,
        ...entry.facts.map(({ term, value }) => `${term}: ${value.text}`),
        ...entry.notes,
        `${open}: ${entry.href}`,
      ].join('\n'),
    ),
    ['-- ', why, ...links.map(({ label: words, href }) => `${words}: ${href}`)].join('\n'),
  ];
  return `${blocks.filter((block) => block !== null).join('\n\n')}\n`;
}
