import { useLocale, useT } from '~/i18n/context';
import { SelectField } from './controls';

interface LanguageFieldProps {
  choices: readonly { value: string; label: string }[];
  /** What was sent before, if anything was. */
  chosen: string;
  errors?: readonly string[] | undefined;
}

/** In which language the texts of a form are written: that of the page, unless the writer says another. */
export function LanguageField({ choices, chosen, errors }: LanguageFieldProps) {
  const t = useT();
  const locale = useLocale();
  return (
    <SelectField
      name="language"
      label={t('common.writtenIn')}
      options={[...choices]}
      errors={errors ? [...errors] : undefined}
      defaultValue={chosen || locale}
    />
  );
}
