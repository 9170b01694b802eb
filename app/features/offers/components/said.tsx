import type { Choice, OfferChoices } from '~/features/offers/choices.server';
import { DECLARATIONS } from '~/features/offers/rules';
import { useFormat, useT } from '~/i18n/context';
import type { MessageKey } from '~/i18n/messages';
import { type SendBack, type Stored, valuesOf } from '~/server/sent';
import type { ConflictProps } from '~/ui/Conflict';
import { Written } from '~/ui/Written';

/** Fields whose values are words of the platform, and the list in which they stand. */
const WORDS = new Map<string, string>([
  ['support', 'words.support'],
  ['stages', 'words.stage'],
  ['technologies', 'words.technology'],
  ['modes', 'words.mode'],
  ['conditions', 'words.condition'],
  ['tied', 'words.tied'],
  ['arrangements', 'words.arrangement'],
  ['genderMarker', 'words.gender'],
  ['conditionsAnswer', 'offers.answer.conditions'],
  ['excludesAnswer', 'offers.answer.excludes'],
  ['arrangementsAnswer', 'offers.answer.arrangements'],
]);
const YES_OR_NO = new Set<string>(DECLARATIONS.map(({ field }) => field));
const ANSWERED = new Set(['tied', 'genderMarker', ...YES_OR_NO]);

/** What a value of the form is called, by the field's name. Texts are in the language that the form says. */
export function useSaid(
  choices: OfferChoices,
  sent: SendBack | undefined,
  stored: Stored,
): ConflictProps['say'] {
  const t = useT();
  const format = useFormat();
  const named = new Map(
    [
      ...choices.categories,
      ...Object.values(choices.topics).flat(),
      ...choices.groups.flatMap(({ groups }) => groups),
      ...choices.states,
    ].map(({ value, label }: Choice) => [value, label]),
  );
  return (name, value, side) => {
    if (ANSWERED.has(name) && value === 'not-stated') return t('common.notStated');
    if (YES_OR_NO.has(name)) return t(value === 'yes' ? 'common.yes' : 'common.no');
    const list = WORDS.get(name);
    if (list) return t(`${list}.${value}` as MessageKey);
    if (name === 'language' || name === 'languages') return format.language(value);
    if (name === 'windowFrom' || name === 'windowTo') return format.day(value);
    if (['categories', 'topics', 'covers', 'excludes'].includes(name)) {
      return named.get(value) ?? value;
    }
    const [language] = valuesOf(side === 'typed' ? (sent?.typed ?? {}) : stored, 'language');
    return <Written text={value} language={language ?? t.locale} />;
  };
}
