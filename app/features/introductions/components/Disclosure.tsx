import { useT } from '~/i18n/context';
import { LabelBadge } from '~/ui/LabelBadge';
import { Table } from '~/ui/Table';
import type { IntroduceForm } from '../queries/introduce.server';
import { matchLabel } from '~/features/needs/visibility';
import { opensTo } from '../rules';

/** What a provider reads, under which label, and from when on. */
export function DisclosureTable({ need }: Pick<IntroduceForm, 'need'>) {
  const t = useT();
  const [summary, details] = [need.labelSummary, need.details.labelDetails];
  const rows = [
    { id: 'message', label: matchLabel(details), when: t('introductions.introduce.opens.now') },
    {
      id: 'summary',
      label: summary,
      when: t(`introductions.introduce.opens.${opensTo(summary)}`),
    },
    {
      id: 'details',
      label: details,
      when: t(`introductions.introduce.opens.${opensTo(details)}`),
    },
    { id: 'contact', label: 'AMBER+STRICT', when: t('introductions.introduce.opens.contact') },
  ] as const;
  return (
    <Table
      caption={t('introductions.form.need')}
      captionHidden
      columns={[
        { key: 'part', header: t('introductions.introduce.part'), rowHeader: true },
        { key: 'label', header: t('introductions.introduce.part.label') },
        { key: 'when', header: t('introductions.introduce.part.when') },
      ]}
      rows={rows.map(({ id, label, when }) => ({
        id,
        cells: {
          part: t(`introductions.introduce.part.${id}`),
          label: <LabelBadge label={label} />,
          when,
        },
      }))}
    />
  );
}
