import type { Sensitive } from '~/features/needs/rules';
import { useT } from '~/i18n/context';
import { Notice } from '~/ui/Notice';
import { CheckboxGroup } from '~/ui/choices';
import { useNeedForm } from './fields';

interface SensitiveNoticeProps {
  found: readonly Sensitive[];
  labels: Record<string, string>;
}

/** Names what was found in the texts and asks for a second look; the State decides. */
export function SensitiveNotice({ found, labels }: SensitiveNoticeProps) {
  const t = useT();
  const { view } = useNeedForm();
  const isConfirmed = view.values('confirmSensitive').includes('yes');
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
        errors={view.errors('confirmSensitive')}
        options={[{ value: 'yes', label: t('needs.form.confirmSensitive.label') }]}
        defaultValues={view.values('confirmSensitive')}
      />
    </div>
  );
}
