import type { ReactNode } from 'react';
import type { ReportChoices } from '~/features/activities/queries.server';
import type { ActivitySent } from '~/features/activities/refused.server';
import type { ToldField } from '~/features/activities/rules';
import { useFormat, useT } from '~/i18n/context';
import type { MessageKey } from '~/i18n/messages';
import type { FormView } from '~/server/sent';
import { Table } from '~/ui/Table';

interface ConflictProps {
  conflict: NonNullable<ActivitySent['conflict']>;
  view: FormView;
  choices: ReportChoices;
}

/** What somebody else has written meanwhile, beside what was typed, wherever the two differ. */
export function Conflict({ conflict: { now, fields }, view, choices }: ConflictProps) {
  const t = useT();
  const say = useWords(choices);
  if (fields.length === 0) return <p className="mb-8">{t('activities.conflict.same')}</p>;
  return (
    <div className="mb-10">
      <Table
        caption={t('activities.conflict.caption')}
        columns={[
          { key: 'field', header: t('activities.conflict.field'), rowHeader: true },
          { key: 'typed', header: t('activities.conflict.typed') },
          { key: 'now', header: t('activities.conflict.now') },
        ]}
        rows={fields.map((field) => {
          const stored = now[field];
          return {
            id: field,
            cells: {
              field: t(`activities.field.${field}`),
              typed: say(field, view.values(field)),
              now: say(field, typeof stored === 'string' ? [stored] : stored),
            },
          };
        })}
      />
    </div>
  );
}

function useWords(
  choices: ReportChoices,
): (field: ToldField, values: readonly string[]) => ReactNode {
  const t = useT();
  const format = useFormat();
  const among = (options: readonly { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label ?? value;
  const one = (field: ToldField, value: string): string => {
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
  return (field, values) => {
    const filled = values.filter((value) => value !== '');
    if (filled.length === 0) return t('common.none');
    return format.list(filled.map((value) => one(field, value)));
  };
}
