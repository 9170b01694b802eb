import type { Label, NeedStatus } from '#db/schema/enums';
import { useFormat, usePaths, useT } from '~/i18n/context';
import type { Support } from '~/matching/vocabulary';
import { LabelBadge } from '~/ui/LabelBadge';
import { Tag } from '~/ui/Tag';
import { RecordTitle } from './RecordTitle';

interface Need {
  id: string;
  title: { text: string; language: string };
  status: NeedStatus;
  category: { name: string } | null | '';
  support: readonly Support[];
  windowFrom: string | null;
  windowTo: string | null;
  labelSummary: Label;
}

/** A need in a list that is about one State: what it asks for, until when. */
export function NeedItem({ need }: { need: Need }) {
  const { id, title, status, category, support, windowFrom, windowTo, labelSummary } = need;
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  return (
    <li className="border-t border-line py-3">
      <h3 className="text-h3">
        <RecordTitle href={paths.need(id)} {...title} />
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-soft">
        {labelSummary !== 'CLEAR' && <LabelBadge label={labelSummary} />}
        {status !== 'open' && <Tag>{t(`words.needStatus.${status}`)}</Tag>}
        {category && <span>{category.name}</span>}
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
