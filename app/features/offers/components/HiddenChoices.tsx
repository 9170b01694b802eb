import type { Choice } from '~/features/offers/choices.server';
import { useT } from '~/i18n/context';
import { Disclosure } from '~/ui/Disclosure';
import { Choices } from '~/ui/choices';
import { chosenAmong } from './fields';

interface HiddenChoicesProps {
  name: string;
  summary: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** Side by side where there is room. */
  columns?: boolean;
}

/** A long list of boxes behind a disclosure, which says how many are ticked. */
export function HiddenChoices({
  name,
  summary,
  choices,
  chosen,
  columns = false,
}: HiddenChoicesProps) {
  const t = useT();
  const count = chosenAmong(choices, chosen);
  const counted = count > 0 ? ` (${t('offers.form.chosen', { count })})` : '';
  return (
    <Disclosure summary={`${summary}${counted}`}>
      <Choices
        name={name}
        type="checkbox"
        options={choices}
        columns={columns}
        isChosen={(value) => chosen.includes(value)}
        withId={false}
      />
    </Disclosure>
  );
}
