import type { ReactNode } from 'react';
import { usePaths, useT } from '~/i18n/context';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { FormSection } from '~/ui/FormSection';
import { URGENCY, type Waiting } from '../rules';
import { WaitingList } from './WaitingList';

interface WaitingSectionsProps {
  waiting: { items: readonly Waiting[]; more: number };
  may: { need: boolean; offer: boolean; coordinate: boolean; administer: boolean };
  /** The instant of the page, from which ages are counted. */
  now: string;
  /** The need, the offer and the other party of a line. */
  sayAbout: (about: Waiting['about']) => ReactNode;
}

/** What waits for the reader, with what could be done where nothing does; then what waits for others. */
export function WaitingSections({ waiting, may, now, sayAbout }: WaitingSectionsProps) {
  const t = useT();
  const { items, more } = waiting;
  const others = items.filter(({ kind }) => URGENCY[kind] === 'others');
  const own = items.filter(({ kind }) => URGENCY[kind] !== 'others');
  return (
    <>
      <FormSection
        title={t('desk.waiting')}
        description={own.length > 0 ? t('desk.waiting.lead') : undefined}
      >
        {own.length > 0 ? (
          <WaitingList caption={t('desk.waiting')} items={own} now={now} sayAbout={sayAbout} />
        ) : (
          <NothingWaits may={may} />
        )}
        {more > 0 && <p>{t('desk.waiting.more', { count: more })}</p>}
      </FormSection>
      {others.length > 0 && (
        <FormSection title={t('desk.waiting.others')}>
          <WaitingList
            caption={t('desk.waiting.others')}
            items={others}
            now={now}
            sayAbout={sayAbout}
          />
        </FormSection>
      )}
    </>
  );
}

/** An empty desk says what could be done next, by what the reader may do. */
function NothingWaits({ may }: Pick<WaitingSectionsProps, 'may'>) {
  const t = useT();
  const paths = usePaths();
  const [role, href, label] = may.need
    ? (['state', paths.newNeed, 'home.desk.needs.new'] as const)
    : may.offer
      ? (['provider', paths.needs, 'home.desk.browse'] as const)
      : may.coordinate
        ? (['coordinator', paths.coordination, 'home.desk.coordination'] as const)
        : may.administer
          ? (['administrator', paths.adminOrganisations, 'home.desk.admin'] as const)
          : (['reader', paths.needs, 'home.desk.browse'] as const);
  return (
    <EmptyState
      title={t('desk.empty.title')}
      actions={
        <ButtonLink href={href} variant="secondary">
          {t(label)}
        </ButtonLink>
      }
    >
      {t(`desk.empty.${role}`)}
    </EmptyState>
  );
}
