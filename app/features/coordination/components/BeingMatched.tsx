import { useLocation } from '@remix-run/react';
import { useFormat, useT } from '~/i18n/context';
import { Page } from '~/ui/Page';

/** Stands in for the page until the board is matched. The page asks again by itself, with or without scripts. */
export function BeingMatched({ share }: { share: number }) {
  const t = useT();
  const format = useFormat();
  const { pathname, search } = useLocation();
  return (
    <Page
      title={t('coordination.waiting.title', { share: format.percent(share) })}
      eyebrow={t('coordination.title')}
      width="reading"
    >
      <p>{t('coordination.waiting.body')}</p>
      <p>
        <a href={pathname + search}>{t('coordination.waiting.again')}</a>
      </p>
    </Page>
  );
}
