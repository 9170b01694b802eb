import type { OfferView } from '~/features/offers/views.server';
import { useFormat, useT } from '~/i18n/context';
import { Notice } from '~/ui/Notice';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

/** What a reader must know before the rest: where it comes from, whether it stands, under which conditions. */
export function OfferNotices({ offer }: { offer: OfferView }) {
  const t = useT();
  const { status, provenance } = offer;
  return (
    <>
      <ProvenanceNotice provenance={provenance} />
      {status !== 'open' && (
        <Notice kind={status === 'draft' ? 'info' : 'warning'}>{t(`offers.page.${status}`)}</Notice>
      )}
      <StaleNotice offer={offer} />
      <ConditionsNotice offer={offer} />
    </>
  );
}

function StaleNotice({ offer: { isStale, confirmedOn, actions } }: { offer: OfferView }) {
  const t = useT();
  const format = useFormat();
  if (!isStale) return null;
  const isOwn = actions.includes('confirm');
  return (
    <Notice kind="warning" title={t('offers.page.stale.title')}>
      {confirmedOn
        ? t('offers.page.stale.body', { date: format.day(confirmedOn) })
        : t('offers.page.stale.never')}
      {isOwn && <p>{t('offers.page.stale.own')}</p>}
    </Notice>
  );
}

function ConditionsNotice({ offer }: { offer: OfferView }) {
  const t = useT();
  const { conditionsAnswer, conditions, conditionsNote, language } = offer;
  const answer = conditionsAnswer ?? 'not-stated';
  return (
    <Notice kind={answer === 'list' ? 'warning' : 'info'} title={t('offers.page.conditions.title')}>
      <div className="prose">
        <p>{t(`offers.page.conditions.${answer}`)}</p>
        {answer === 'list' && (
          <ul>
            {conditions.map((condition) => (
              <li key={condition}>{t(`words.condition.${condition}`)}</li>
            ))}
          </ul>
        )}
        {conditionsNote && (
          <p className="whitespace-pre-line">
            {t('offers.page.conditions.note')}:{' '}
            <Written text={conditionsNote} language={language} />
          </p>
        )}
      </div>
    </Notice>
  );
}
