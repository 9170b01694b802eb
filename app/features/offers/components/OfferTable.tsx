import type { OfferSummary } from '~/features/offers/views.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { Table } from '~/ui/Table';
import { ConditionsTag, OfferStatusTags, ProvenanceTag } from './OfferTags';
import { Written } from '~/ui/Written';
import { dotted } from '~/i18n/dotted';

/** How many States and groups a row names before it counts the rest. */
const COVERS_SHOWN = 3;

/** Offers as rows: for the public list, a provider's page and the desk. */
export function OfferTable({ rows, caption }: { rows: readonly OfferSummary[]; caption: string }) {
  const t = useT();
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { key: 'offer', header: t('offers.list.offer'), rowHeader: true },
        { key: 'what', header: t('offers.list.what') },
        { key: 'for', header: t('offers.list.for') },
        { key: 'how', header: t('offers.list.how') },
        { key: 'terms', header: t('offers.list.terms') },
      ]}
      rows={rows.map((offer) => ({
        id: offer.id,
        cells: {
          offer: <Name offer={offer} />,
          what: <What offer={offer} />,
          for: <Covers covers={offer.covers} />,
          how: <How offer={offer} />,
          terms: (
            <div className="flex flex-wrap gap-1.5">
              <OfferStatusTags {...offer} />
              <ConditionsTag {...offer} />
              <ProvenanceTag {...offer} />
            </div>
          ),
        },
      }))}
    />
  );
}

function Name({ offer: { id, title, provider } }: { offer: OfferSummary }) {
  const t = useT();
  const paths = usePaths();
  return (
    <>
      <a href={paths.offer(id)}>
        <Written {...title} />
      </a>
      <span className="block text-small font-normal text-soft">
        {t('offers.list.by', { provider: provider.name })}
      </span>
    </>
  );
}

function What({ offer: { categories, support } }: { offer: OfferSummary }) {
  const t = useT();
  return (
    <>
      {dotted(categories)}
      <span className="block text-small text-soft">
        {dotted(support.map((form) => t(`words.support.${form}`)))}
      </span>
    </>
  );
}

/** Whom the offer covers; a list that was left empty is universal. */
function Covers({ covers }: { covers: readonly string[] }) {
  const t = useT();
  if (covers.length === 0) return <>{t('offers.universal')}</>;
  const rest = covers.length - COVERS_SHOWN;
  const shown = covers.slice(0, COVERS_SHOWN);
  return <>{dotted(rest > 0 ? [...shown, t('common.more', { count: rest })] : shown)}</>;
}

function How({ offer: { languages, modes, windowFrom, windowTo } }: { offer: OfferSummary }) {
  const t = useT();
  const format = useFormat();
  const window = windowFrom &&
    windowTo && { from: format.month(windowFrom), to: format.month(windowTo) };
  return (
    <>
      {dotted(modes.map((mode) => t(`words.mode.${mode}`)))}
      <span className="block text-small text-soft">
        {format.list(languages.map((language) => format.language(language)))}
      </span>
      {window && (
        <span className="block text-small text-soft">{t('common.dateRange', window)}</span>
      )}
    </>
  );
}
