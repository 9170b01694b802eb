import type { NeedChoices } from '~/features/needs/choices.server';
import { useFormat, useT } from '~/i18n/context';
import type { MessageKey } from '~/i18n/messages';
import { type SendBack, type Stored, valuesOf } from '~/server/sent';
import type { ConflictProps } from '~/ui/Conflict';
import { Written } from '~/ui/Written';

/** Fields whose values are words of the platform, and the list in which they stand. */
const WORDS: Partial<Record<string, string>> = {
  support: 'support',
  modes: 'mode',
  stage: 'stage',
  technologies: 'technology',
  refuses: 'arrangement',
  evidenceInstrument: 'instrument',
};

/** What a value of the form is called, by the field's name. Texts are in the language that the form says. */
export function useSaid(
  choices: NeedChoices,
  sent: SendBack | undefined,
  stored: Stored,
): ConflictProps['say'] {
  const t = useT();
  const format = useFormat();
  const nameOf = (value: string) => {
    const topics = choices.categories.flatMap((category) => [category, ...category.topics]);
    return topics.find((topic) => topic.value === value)?.label ?? value;
  };
  return (name, value, side) => {
    const list = WORDS[name];
    if (list) return t(`words.${list}.${value}` as MessageKey);
    if (name === 'language' || name === 'languages') return format.language(value);
    if (name === 'category' || name === 'topics') return nameOf(value);
    if (name === 'windowFrom' || name === 'windowTo') return format.day(value);
    if (name === 'labelSummary' || name === 'labelDetails') return `TLP:${value}`;
    if (name === 'titleEn') return <Written text={value} language="en" />;
    if (name === 'wholeCategory' || name === 'accessible' || name.endsWith('.baselineUnknown')) {
      return t('common.yes');
    }
    const [language] = valuesOf(side === 'typed' ? (sent?.typed ?? {}) : stored, 'language');
    return <Written text={value} language={language ?? t.locale} />;
  };
}
