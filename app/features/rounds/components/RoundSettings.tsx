import type { ReactNode } from 'react';
import { useFormat, useT } from '~/i18n/context';
import type { Format } from '~/i18n/format';
import type { Translate } from '~/i18n/translator';
import { DefinitionList } from '~/ui/DefinitionList';
import { Disclosure } from '~/ui/Disclosure';
import type { RoundHead, SettingsView } from '../queries.server';
import type { RoundField } from '../rules';

type ShownField = Exclude<RoundField, 'name'>;
const SHOWN: readonly ShownField[] = [
  'asOf',
  'categories',
  'of',
  'offerIds',
  'absorption',
  'weights',
  'staleAfterDays',
];

/** The settings of a round in words, and what proves that its result is kept as it was. */
export function RoundSettings({ round, open = false }: { round: RoundHead; open?: boolean }) {
  const t = useT();
  const format = useFormat();
  const { boardHash, resultHash } = round;
  const rows: { term: ReactNode; value: ReactNode }[] = SHOWN.map((field) => ({
    term: t(`rounds.field.${field}`),
    value: settingText(field, round, t, format),
  }));
  if (boardHash && resultHash) {
    rows.push({
      term: t('rounds.settings.hash'),
      value: (
        <>
          <p className="text-small break-all">{boardHash}</p>
          <p className="text-small break-all">{resultHash}</p>
          <p className="text-small text-soft">{t('rounds.settings.hash.note')}</p>
        </>
      ),
    });
  }
  return (
    <Disclosure summary={t('rounds.settings.title')} open={open}>
      <DefinitionList items={rows} />
    </Disclosure>
  );
}

/** One setting of a round as a text. */
export function settingText(
  field: RoundField,
  { name, asOf, settings }: { name: string; asOf: string; settings: SettingsView },
  t: Translate,
  format: Format,
): string {
  const all = (items: readonly string[]) =>
    items.length === 0 ? t('rounds.settings.all') : format.list(items);
  switch (field) {
    case 'name':
      return name;
    case 'asOf':
      return format.day(asOf);
    case 'categories':
      return all(settings.categories);
    case 'of':
      return all(settings.of);
    case 'offerIds':
      return all(settings.offers);
    case 'absorption':
      return settings.absorption.length === 0
        ? t('rounds.settings.noLimit')
        : format.list(settings.absorption.map((row) => t('rounds.settings.limit', row)));
    case 'weights':
      return weightsText(settings.weights, t, format);
    case 'staleAfterDays':
      return t('rounds.settings.days', { count: settings.staleAfterDays });
  }
}

function weightsText(weights: SettingsView['weights'], t: Translate, format: Format): string {
  const [first] = weights;
  if (first && weights.every(({ weight }) => weight === first.weight)) {
    return t('rounds.settings.weights.alike', { weight: first.weight });
  }
  return format.list(weights.map((row) => t('rounds.settings.weight', row)));
}
