import type { QueueEntry } from '~/features/queue/queries.server';
import { isAsk } from '~/features/queue/rules';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { Button, ButtonLink } from '~/ui/Button';
import { FormMarks } from '~/ui/FormMarks';
import { LabelBadge } from '~/ui/LabelBadge';
import { Tag } from '~/ui/Tag';
import { Written } from '~/ui/Written';

/** What waits, each with since when, what it is, and the one obvious next step. */
export function QueueList({ items }: { items: readonly (QueueEntry & { once: string })[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li
          key={`${item.kind} ${item.subject}`}
          className="border-t border-line py-5 first:border-t-0 first:pt-0"
        >
          <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
            <div className="min-w-0 grow basis-80">
              <ItemHead item={item} />
            </div>
            <NextStep item={item} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What an item is about; the same on the queue and on its own page. */
export function ItemHead({ item }: { item: QueueEntry }) {
  const t = useT();
  const { kind, label, state, provider, things, age, origin } = item;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
        <span className="font-semibold">
          {age.count === 0
            ? t('queue.age.today')
            : t(`queue.age.${age.unit}`, { count: age.count })}
        </span>
        <span className="text-soft">{t(`queue.kind.${kind}`)}</span>
        {label !== 'CLEAR' && <LabelBadge label={label} />}
        {origin && <Tag>{t(`needs.list.${origin}`)}</Tag>}
      </p>
      <ul className="mt-1">
        {things.map(({ href, text, language }) => (
          <li key={`${href} ${text}`} className="text-lead">
            <a href={href}>
              <Written {...{ text, language }} />
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-small text-soft">{[state, provider].filter(Boolean).join(' · ')}</p>
      <Fact item={item} />
      <Looked item={item} />
    </>
  );
}

function Fact({ item: { fact, since, kind } }: { item: QueueEntry }) {
  const t = useT();
  const format = useFormat();
  const date = format.day(since.slice(0, 10));
  return (
    <p className="mt-1 text-small">
      {fact === null
        ? t(`queue.since.${kind}`, { date })
        : 'dueOn' in fact
          ? t('queue.fact.due', { date: format.day(fact.dueOn) })
          : 'days' in fact
            ? t('queue.fact.days', { count: fact.days })
            : t('queue.fact.ready', { count: fact.ready })}
    </p>
  );
}

/** Who looked at it last, with the note that was left. */
function Looked({ item: { review } }: { item: QueueEntry }) {
  const t = useT();
  const format = useFormat();
  if (!review) return null;
  const date = format.day(review.reviewedAt.slice(0, 10));
  return (
    <div className="mt-2 border-s-2 border-line ps-3 text-small">
      <p>{t('queue.looked', { by: review.by ?? t('queue.somebody'), date })}</p>
      {review.note && (
        <p className="whitespace-pre-line">
          <Written text={review.note} language={review.language} />
        </p>
      )}
      {review.returnsOn && (
        <p className="text-soft">{t('queue.returns', { date: format.day(review.returnsOn) })}</p>
      )}
    </div>
  );
}

function NextStep({ item }: { item: QueueEntry & { once: string } }) {
  const t = useT();
  const paths = usePaths();
  const { kind, subject, href, once, review, things, isAskable } = item;
  const about = things.map(({ text }) => text).join(' · ');
  return (
    <div className="no-print flex flex-wrap items-center gap-x-5 gap-y-2">
      {isAsk(kind) && !isAskable && (
        <span className="max-w-56 text-small text-soft">{t('queue.nobody')}</span>
      )}
      {isAsk(kind)
        ? isAskable && (
            <form method="post">
              <FormMarks once={once} />
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name="subject" value={subject} />
              <input type="hidden" name="seen" value={review?.reviewedAt ?? ''} />
              <Button variant="secondary" aria-label={`${t(`queue.action.${kind}`)}: ${about}`}>
                {t(`queue.action.${kind}`)}
              </Button>
            </form>
          )
        : href && (
            <ButtonLink href={href} variant="secondary">
              {t(`queue.action.${kind}`)}
            </ButtonLink>
          )}
      <a href={paths.queueItem(kind, subject)}>
        {t('queue.action.look')}
        <span className="sr-only">{`: ${about}`}</span>
      </a>
    </div>
  );
}
