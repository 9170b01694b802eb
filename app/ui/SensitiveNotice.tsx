import { useT } from '~/i18n/context';
import { Notice } from './Notice';
import { CheckboxGroup } from './choices';

interface SensitiveNoticeProps {
  /** What stands in the texts, and in which field. */
  found: readonly { field: string; kind: 'ip' | 'hash' | 'email' | 'cve'; found: string }[];
  /** What each field is called on the page. */
  labels: Record<string, string>;
  errors: string[] | undefined;
  isConfirmed: boolean;
}

/** Names what was found in the texts and asks for a second look; the writer decides. */
export function SensitiveNotice({ found, labels, errors, isConfirmed }: SensitiveNoticeProps) {
  const t = useT();
  if (found.length === 0 && !isConfirmed) return null;
  return (
    <div>
      {found.length > 0 && (
        <Notice kind="warning" title={t('needs.form.sensitive.title')}>
          <p>{t('needs.form.sensitive.body')}</p>
          <ul>
            {found.map(({ field, kind, found: what }) => (
              <li key={`${field} ${what}`} className="break-words">
                {t(`needs.form.sensitive.${kind}`, { field: labels[field] ?? field, found: what })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <CheckboxGroup
        name="confirmSensitive"
        label={t('needs.form.confirmSensitive')}
        errors={errors}
        options={[{ value: 'yes', label: t('needs.form.confirmSensitive.label') }]}
        defaultValues={isConfirmed ? ['yes'] : []}
      />
    </div>
  );
}
