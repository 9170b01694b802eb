import type { NeedDetails } from '~/features/needs/views.server';
import { useT } from '~/i18n/context';
import { Written } from '~/ui/Written';

interface NeedEvidenceProps {
  evidence: NeedDetails['evidence'];
  /** The language that the State writes in. */
  language: string;
}

/** Where the State says it stands, on the instrument's own scale. Declared is not confirmed. */
export function NeedEvidence({ evidence, language }: NeedEvidenceProps) {
  const t = useT();
  return (
    <section>
      <h2 className="mb-3">{t('needs.view.evidence')}</h2>
      {evidence === null && <p>{t('common.notStated')}</p>}
      {evidence?.instrument === 'none-yet' && <p>{t('needs.view.evidence.noneYet')}</p>}
      {evidence && evidence.instrument !== 'none-yet' && (
        <>
          <p className="font-semibold">{t(`words.instrument.${evidence.instrument}`)}</p>
          <ul className="max-w-reading">
            {evidence.level && <li>{t('needs.view.evidence.level', { level: evidence.level })}</li>}
            {evidence.year && (
              // As text: a year takes no thousands separator.
              <li>{t('needs.view.evidence.year', { year: String(evidence.year) })}</li>
            )}
            {evidence.reference && (
              <li>
                {t('needs.view.evidence.reference', { reference: '' })}
                <Written text={evidence.reference} language={language} />
              </li>
            )}
          </ul>
          <p className="mt-2 max-w-reading text-small text-soft">{t('needs.view.evidence.note')}</p>
        </>
      )}
    </section>
  );
}
