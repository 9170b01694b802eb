import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { LOCALE_NAMES, type Locale, direction, htmlLang } from '~/i18n/locales';
import type { RootData } from '~/root';
import { SiteFooter } from '~/ui/SiteFooter';
import { SiteHeader } from '~/ui/SiteHeader';

/** The header and footer around every page, also around a fault, when `data` may be missing. */
export function Frame({ data, children }: { data: RootData | undefined; children: ReactNode }) {
  const t = useT();
  const paths = usePaths();
  const { pathname, search } = useLocation();
  const member = data?.member;
  const has = (role: string) => member?.roles.some((held) => held === role) ?? false;
  const item = (href: string, label: string) => ({
    href,
    label,
    current: pathname === href || pathname.startsWith(`${href}/`),
  });
  const nav = [
    item(paths.needs, t('common.nav.needs')),
    item(paths.offers, t('common.nav.offers')),
    item(paths.states, t('common.nav.states')),
    item(paths.principles, t('common.nav.principles')),
    item(paths.activities, t('activities.list.title')),
    ...(has('coordinator')
      ? [
          item(paths.coordination, t('common.nav.coordination')),
          item(paths.queue, t('queue.title')),
          item(paths.rounds, t('rounds.list.title')),
        ]
      : []),
    ...(has('administrator')
      ? [item(paths.adminOrganisations, t('common.nav.admin')), item(paths.audit, t('audit.title'))]
      : []),
  ];
  const rest = pathname.replace(/^\/[^/]*/, '') + search;
  const languages = (Object.entries(LOCALE_NAMES) as [Locale, string][]).map(([locale, label]) => ({
    href: `/${locale}${rest}`,
    lang: htmlLang(locale),
    label,
    dir: direction(locale),
    current: t.locale === locale,
  }));
  return (
    <>
      <SiteHeader
        brand={{ href: paths.home, name: t('common.brand') }}
        skipLabel={t('common.skipToContent')}
        navLabel={t('common.nav.label')}
        nav={nav}
        languageLabel={t('common.language.label')}
        languages={languages}
        banner={data?.demo ? t('common.demo.banner') : undefined}
        account={
          member ? (
            <>
              <a href={paths.desk}>{t('common.nav.desk')}</a>
              <a href={paths.matches}>{t('common.nav.matches')}</a>
              <a href={paths.notifications}>
                {t('notifications.nav')}
                {member.unread > 0 && <Unread count={member.unread} />}
              </a>
              <a href={paths.account}>
                {t('common.nav.signedInAs', {
                  name: member.name,
                  organisation: member.organisation,
                })}
              </a>
              <form method="post" action={paths.signOut}>
                <button type="submit">{t('common.nav.signOut')}</button>
              </form>
            </>
          ) : (
            <a href={paths.signIn}>{t('common.nav.signIn')}</a>
          )
        }
      />
      {children}
      <SiteFooter label={t('common.footer.label')}>
        <p>{t('common.footer.about')}</p>
        <p>{t('common.footer.neutral')}</p>
      </SiteFooter>
    </>
  );
}

/** The number beside the link; said in full for who hears it. */
function Unread({ count }: { count: number }) {
  const t = useT();
  const format = useFormat();
  return (
    <span className="solid ms-1.5 inline-block min-w-6 rounded-full bg-ink px-1.5 text-center font-semibold text-paper">
      <span aria-hidden="true">{format.number(count)}</span>
      <span className="sr-only">{` (${t('notifications.nav.unread', { count })})`}</span>
    </span>
  );
}
