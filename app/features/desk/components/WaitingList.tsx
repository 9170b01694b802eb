import type { ReactNode } from 'react';
import { useFormat, useT } from '~/i18n/context';
import { LabelBadge } from '~/ui/LabelBadge';
import { Table } from '~/ui/Table';
import { URGENCY, type Waiting, daysSince } from '../rules';

/** What waits: since when, whose turn it is, and the one thing to do about it. */
export function WaitingList({
  caption,
  items,
  now,
  sayAbout,
}: {
  caption: string;
  items: readonly Waiting[];
  /** The instant of the page, from which ages are counted. */
  now: string;
  /** The need, the offer and the other party of a line. */
  sayAbout: (about: Waiting['about']) => ReactNode;
}) {
  const t = useT();
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { key: 'what', header: t('desk.waiting.column.what'), rowHeader: true },
        { key: 'since', header: t('desk.waiting.column.since') },
        { key: 'turn', header: t('desk.waiting.column.turn') },
        { key: 'next', header: t('desk.waiting.column.next') },
      ]}
      rows={items.map((item) => ({
        id: `${item.kind} ${item.id}`,
        cells: {
          what: <What item={item}>{sayAbout(item.about)}</What>,
          since: <Since item={item} now={now} />,
          turn: t(`desk.turn.${item.turn}`),
          next: <Next item={item} />,
        },
      }))}
    />
  );
}

function What(props: { item: Waiting; children: ReactNode }) {
  const { kind, name, about } = props.item;
  const t = useT();
  return (
    <>
      <p className={URGENCY[kind] === 'now' ? 'font-semibold' : 'font-normal'}>
        {t(`desk.kind.${kind}`)}{' '}
        {about.label && about.label !== 'CLEAR' && <LabelBadge label={about.label} />}
      </p>
      {name !== null && <p className="text-small font-normal">{name}</p>}
      <div className="font-normal">{props.children}</div>
    </>
  );
}

function Since({ item: { since, dueOn }, now }: { item: Waiting; now: string }) {
  const t = useT();
  const format = useFormat();
  const days = daysSince(since, new Date(now));
  return (
    <>
      <time dateTime={since}>{format.day(since.slice(0, 10))}</time>{' '}
      <span className="block text-small text-soft">
        {dueOn === null
          ? days === 0
            ? t('desk.age.today')
            : t('desk.age', { count: days })
          : t('desk.due', { day: format.day(dueOn) })}
      </span>
    </>
  );
}

function Next({ item: { kind, href } }: { item: Waiting }) {
  const t = useT();
  const action = t(`desk.action.${kind}`);
  return (
    <a href={href} aria-label={t('desk.action.of', { action, kind: t(`desk.kind.${kind}`) })}>
      {action}
    </a>
  );
}
