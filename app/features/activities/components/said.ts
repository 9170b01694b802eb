import type { ReportChoices } from '~/features/activities/queries.server';
import { useFormat, useT } from '~/i18n/context';
import type { MessageKey } from '~/i18n/messages';

/** What a value of the form is called, by the field's name. */
export function useSaid(choices: ReportChoices): (field: string, value: string) => string {
  const t = useT();
  const format = useFormat();
  const among = (options: readonly { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label ?? value;
  return (field, value) => {
    switch (field) {
      case 'organisation':
        return among(choices.organisations, value);
      case 'state':
        return among(choices.states, value);
      case 'category':
        return among(choices.categories, value);
      case 'language':
        return among(choices.languages, value);
      case 'topics':
        return among(
          choices.topics.flatMap(({ options }) => options),
          value,
        );
      case 'support':
        return t(`words.support.${value}` as MessageKey);
      case 'status':
        return t(`words.activityStatus.${value}` as MessageKey);
      case 'dateFrom':
      case 'dateTo':
        return format.day(value);
      case 'label':
        return `TLP:${value}`;
      default:
        return value;
    }
  };
}
