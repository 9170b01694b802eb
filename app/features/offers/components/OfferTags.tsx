import type { OfferStatus } from '#db/schema/enums';
import type { OfferSummary } from '~/features/offers/views.server';
import { useT } from '~/i18n/context';
import { type Stage, StatusTag } from '~/ui/StatusTag';
import { Tag } from '~/ui/Tag';

const STAGE: Record<OfferStatus, Stage> = {
  draft: 'draft',
  open: 'open',
  paused: 'paused',
  closed: 'ended',
};

/** Where the offer is in its life, and whether it was confirmed lately. */
export function OfferStatusTags({ status, isStale }: Pick<OfferSummary, 'status' | 'isStale'>) {
  const t = useT();
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <StatusTag stage={STAGE[status]}>{t(`words.offerStatus.${status}`)}</StatusTag>
      {isStale && <Tag tone="warning">{t('words.offerStatus.stale')}</Tag>}
    </span>
  );
}

/** What was said about conditions, in few words: none, how many, or not stated. */
export function ConditionsTag({
  conditionsAnswer,
  conditions,
}: Pick<OfferSummary, 'conditionsAnswer' | 'conditions'>) {
  const t = useT();
  if (conditionsAnswer === 'none') return <Tag>{t('offers.conditions.tag.none')}</Tag>;
  if (conditionsAnswer === 'list') {
    const words = t('offers.conditions.tag.list', { count: conditions.length });
    return <Tag tone="warning">{words}</Tag>;
  }
  return <Tag>{t('offers.conditions.tag.not-stated')}</Tag>;
}

/** On a list, where the whole notice has no room. */
export function ProvenanceTag({ isInvented }: Pick<OfferSummary, 'isInvented'>) {
  const t = useT();
  if (isInvented === null) return null;
  return <Tag>{t(isInvented ? 'offers.tag.invented' : 'offers.tag.drawn')}</Tag>;
}
