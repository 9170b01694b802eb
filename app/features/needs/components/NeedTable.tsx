import type { NeedSummary } from '~/features/needs/views.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { LabelBadge } from '~/ui/LabelBadge';
import { Table } from '~/ui/Table';
import { Tag } from '~/ui/Tag';
import { NeedStatusTag } from './NeedStatusTag';
import { Written } from '~/ui/Written';

/** Needs as rows: for the public list, a State's page and the desk. */
export function NeedTable({ rows, caption }: { rows: readonly NeedSummary[]; caption: string }) {
  const t = useT();
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { key: 'need', header: t('needs.list.need'), rowHeader: true },
        { key: 'what', header: t('needs.list.what') },
        { key: 'how', header: t('needs.list.how') },
        { key: 'status', header: t('needs.filter.status') },
      ]}
      rows={rows.map((need) => ({
        id: need.id,
        cells: {
          need: <Name need={need} />,
          what: <What need={need} />,
          how: <How need={need} />,
          status: <Standing need={need} />,
        },
      }))}
    />
  );
}

function Name({ need: { id, title, state, labelSummary, provenance } }: { need: NeedSummary }) {
  const t = useT();
  const paths = usePaths();
  return (
    <>
      <a href={paths.need(id)}>
        <Written {...title} />
      </a>
      <span className="mt-1 flex flex-wrap items-center gap-2 text-small font-normal text-soft">
        {state.name}
        <LabelBadge label={labelSummary} />
        {provenance && (
          <Tag>{t(provenance.invented ? 'needs.list.invented' : 'needs.list.drawn')}</Tag>
        )}
      </span>
    </>
  );
}

function What({ need: { category, support } }: { need: NeedSummary }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      {category ? category.name : t('needs.view.unanswered')}
      <span className="block text-small text-soft">
        {format.list(support.map((form) => t(`words.support.${form}`)))}
      </span>
    </>
  );
}

function How({ need: { modes, languages, windowFrom, windowTo } }: { need: NeedSummary }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      {windowFrom && windowTo && (
        <span className="block">
          {t('common.dateRange', { from: format.month(windowFrom), to: format.month(windowTo) })}
        </span>
      )}
      <span className="block text-small text-soft">
        {format.list(languages.map((language) => format.language(language)))}
      </span>
      <span className="block text-small text-soft">
        {format.list(modes.map((mode) => t(`words.mode.${mode}`)))}
      </span>
    </>
  );
}

function Standing({ need: { status, postedOn } }: { need: NeedSummary }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <NeedStatusTag status={status} />
      {postedOn && (
        <span className="block text-small text-soft">
          {t('needs.list.posted', { date: format.day(postedOn) })}
        </span>
      )}
    </>
  );
}
