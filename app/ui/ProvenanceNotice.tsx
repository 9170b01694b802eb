import { useLocale, useT } from '~/i18n/context';
import { Notice } from './Notice';

/** Where a record that no party submitted was drawn from. */
interface Provenance {
  document: string;
  documentZh?: string;
  section?: string;
  note?: string;
  noteZh?: string;
  yearsMoved: number;
  invented: boolean;
}

/** Says of a record that no party submitted where it comes from. */
export function ProvenanceNotice({ provenance }: { provenance: Provenance | null }) {
  const t = useT();
  const isChinese = useLocale() === 'zh';
  if (!provenance) return null;
  const { document, documentZh, section, note, noteZh, yearsMoved, invented } = provenance;
  const variables = {
    document: (isChinese && documentZh) || document,
    section: section ?? '–',
    years: yearsMoved,
  };
  return (
    <Notice kind="provenance" title={t('common.provenance.title')}>
      <p>
        {invented ? t('common.provenance.invented') : t('common.provenance.drawn', variables)}{' '}
        {(isChinese && noteZh) || note}
      </p>
    </Notice>
  );
}
