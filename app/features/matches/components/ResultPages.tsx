import { useT } from '~/i18n/context';
import { Pagination } from '~/ui/Pagination';
import { PAGE_SIZE, pageSearch } from '../rules';

/** The way on through a long list. `rest` is how many come after this page. */
export function ResultPages({ page, rest }: { page: number; rest: number }) {
  const t = useT();
  return (
    <Pagination
      label={t('common.pagination')}
      previous={page > 1 ? { href: pageSearch(page - 1), label: t('common.previous') } : null}
      next={
        rest > 0
          ? {
              href: pageSearch(page + 1),
              label: t('matches.pair.rest', { count: Math.min(rest, PAGE_SIZE) }),
            }
          : null
      }
    />
  );
}
