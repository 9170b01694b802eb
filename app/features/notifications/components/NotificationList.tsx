import { useFormat, useLocale, useT } from '~/i18n/context';
import { direction } from '~/i18n/locales';
import type { Written } from '~/i18n/written';
import { Button } from '~/ui/Button';
import { LabelBadge } from '~/ui/LabelBadge';
import { Tag } from '~/ui/Tag';
import type { Told } from '../queries.server';

/** What happened, each line with what its reader may read of it today. */
export function NotificationList({
  rows,
  markable = false,
}: {
  rows: readonly Told[];
  /** Whether unread ones can be marked as read here. */
  markable?: boolean;
}) {
  return (
    <ul>
      {rows.map((row) => (
        <Notification key={row.id} row={row} markable={markable} />
      ))}
    </ul>
  );
}

function Notification({ row, markable }: { row: Told; markable: boolean }) {
  const { id, kind, createdAt, isUnread, about } = row;
  const t = useT();
  const format = useFormat();
  const title = t(`notifications.kind.${kind}`);
  return (
    <li
      className={`border-t border-line py-4 ${isUnread ? 'border-s-4 border-s-accent ps-4' : 'ps-5'}`}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 grow basis-72">
          <p className={isUnread ? 'font-semibold' : undefined}>
            {about.href ? <a href={about.href}>{title}</a> : title}
          </p>
          <AboutLines about={about} />
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-soft">
            {isUnread && <Tag tone="strong">{t('notifications.unread')}</Tag>}
            {about.label && about.label !== 'CLEAR' && <LabelBadge label={about.label} />}
            <time dateTime={createdAt}>{format.instant(createdAt)}</time>
          </p>
        </div>
        {markable && isUnread && (
          <form method="post">
            <input type="hidden" name="read" value={id} />
            <Button variant="quiet" aria-label={t('notifications.mark.one.of', { title })}>
              {t('notifications.mark.one')}
            </Button>
          </form>
        )}
      </div>
    </li>
  );
}

/** The need, the offer and the other party, as far as the reader may know them. */
export function AboutLines({ about }: { about: Told['about'] }) {
  const t = useT();
  const { side, need, offer, counterpart } = about;
  const other = t(side === 'state' ? 'notifications.about.provider' : 'notifications.about.state');
  return (
    <dl className="text-small">
      {need && <Fact term={t('notifications.about.need')} value={need} />}
      {offer && <Fact term={t('notifications.about.offer')} value={offer} />}
      {counterpart !== null && (
        <Fact term={other} value={{ text: counterpart, language: t.locale }} />
      )}
    </dl>
  );
}

function Fact({ term, value }: { term: string; value: Written }) {
  const foreign = value.language !== useLocale();
  return (
    <div>
      <dt className="me-2 inline text-soft">{term}</dt>
      <dd
        className="inline"
        {...(foreign && { lang: value.language, dir: direction(value.language) })}
      >
        {value.text}
      </dd>
    </div>
  );
}
