import type { OfferStatus } from '#db/schema/enums';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { dotted } from '~/i18n/dotted';
import type { Support } from '~/matching/vocabulary';
import { Tag } from '~/ui/Tag';
import { RecordTitle } from './RecordTitle';

interface Offer {
  id: string;
  title: { text: string; language: string };
  status: OfferStatus;
  isStale: boolean;
  categories: readonly string[];
  support: readonly Support[];
  windowFrom: string | null;
  windowTo: string | null;
}

/** An offer in a list that is about one organisation: what it gives, until when. */
export function OfferItem({ offer }: { offer: Offer }) {
  const { id, title, status, isStale, categories, support, windowFrom, windowTo } = offer;
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  return (
    <li className="border-t border-line py-3">
      <h3 className="text-h3">
        <RecordTitle href={paths.offer(id)} {...title} />
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-soft">
        {status !== 'open' && <Tag>{t(`words.offerStatus.${status}`)}</Tag>}
        {isStale && <Tag tone="warning">{t('words.offerStatus.stale')}</Tag>}
        <span>{dotted(categories)}</span>
        <span>{format.list(support.map((code) => t(`words.support.${code}`)))}</span>
        {windowFrom && windowTo && (
          <span>
            {t('common.dateRange', { from: format.day(windowFrom), to: format.day(windowTo) })}
          </span>
        )}
      </p>
    </li>
  );
}
