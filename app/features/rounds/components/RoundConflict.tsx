import { useFormat, useT } from '~/i18n/context';
import type { FormView } from '~/server/sent';
import { Table } from '~/ui/Table';
import type { RoundChoices } from '../queries.server';
import type { RoundSent } from '../refused.server';
import type { RoundField } from '../rules';

interface RoundConflictProps {
  conflict: NonNullable<RoundSent['conflict']>;
  view: FormView;
  choices: RoundChoices;
}

/** What another coordinator has set meanwhile, beside what was typed, wherever the two differ. */
export function RoundConflict({ conflict: { now, fields }, view, choices }: RoundConflictProps) {
  const t = useT();
  const format = useFormat();
  if (fields.length === 0) return <p className="mb-8">{t('rounds.conflict.same')}</p>;
  const labels = new Map(
    [...choices.categories, ...choices.groups, ...choices.states, ...choices.offers].map(
      ({ value, label }) => [value, label],
    ),
  );
  const typed = (field: RoundField): string[] => {
    if (field === 'absorption') {
      return choices.limits.flatMap(({ value }) => {
        const limit = view.value(`absorption.${value}`);
        return limit === '' ? [] : [`${value} ${limit}`];
      });
    }
    if (field === 'weights') {
      return choices.principles.map(({ id }) => `${id} ${view.value(`weights.${id}`)}`);
    }
    return view.values(field);
  };
  const say = (field: RoundField, values: readonly string[]): string => {
    if (values.length === 0) {
      return t(field === 'absorption' ? 'rounds.settings.noLimit' : 'rounds.settings.all');
    }
    return format.list(
      values.map((value) => {
        if (field === 'asOf') return format.day(value);
        if (field !== 'absorption') return labels.get(value) ?? value;
        const [code = '', limit = ''] = value.split(' ');
        return t('rounds.settings.limit', { state: labels.get(code) ?? code, limit });
      }),
    );
  };
  return (
    <div className="mb-10">
      <Table
        caption={t('rounds.conflict.caption')}
        columns={[
          { key: 'field', header: t('rounds.conflict.field'), rowHeader: true },
          { key: 'typed', header: t('rounds.conflict.typed') },
          { key: 'now', header: t('rounds.conflict.now') },
        ]}
        rows={fields.map((field) => ({
          id: field,
          cells: {
            field: t(`rounds.field.${field}`),
            typed: say(field, typed(field)),
            now: say(field, now[field]),
          },
        }))}
      />
    </div>
  );
}
