import type { ReactNode } from 'react';
import type { PartyNames } from '~/features/agreements/queries.server';
import type { Change, Indicator } from '~/features/agreements/rules';
import { useFormat, useT } from '~/i18n/context';
import { Table } from '~/ui/Table';
import { Tag } from '~/ui/Tag';
import { Words } from './Words';

interface DifferenceProps {
  changes: readonly Change[];
  parties: PartyNames;
  /** What the texts are written in, as far as is known. */
  language: string;
  caption: string;
  headers: { before: string; after: string };
}

/** Two terms field by field: what was added, removed and changed, before beside after. */
export function Difference({ changes, parties, language, caption, headers }: DifferenceProps) {
  const t = useT();
  const describe = useDescription(parties, language);
  if (changes.length === 0) return <p>{t('agreements.difference.none')}</p>;
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'field', header: t('agreements.difference.field'), rowHeader: true },
        { key: 'kind', header: t('agreements.difference.kind') },
        { key: 'before', header: headers.before },
        { key: 'after', header: headers.after },
      ]}
      rows={changes.map((change, index) => {
        const { field, before, after } = describe(change);
        return {
          id: String(index),
          cells: {
            field,
            kind: <Tag>{t(`agreements.difference.${change.kind}`)}</Tag>,
            before: before ?? t('agreements.difference.nothing'),
            after: after ?? t('agreements.difference.nothing'),
          },
        };
      })}
    />
  );
}

interface Described {
  field: string;
  before: ReactNode;
  after: ReactNode;
}

function useDescription(parties: PartyNames, language: string): (change: Change) => Described {
  const t = useT();
  const format = useFormat();
  const words = (text: string) => (text === '' ? null : <Words text={text} language={language} />);
  const indicator = (value: Indicator | null) => {
    if (value === null) return null;
    const { name, target } = value;
    const baseline = value.baseline ?? t('agreements.baseline.unknown');
    return words(t('agreements.difference.indicator', { name, baseline, target }));
  };
  return (change) => {
    switch (change.field) {
      case 'startsOn':
      case 'endsOn':
        return {
          field: t(`agreements.field.${change.field}`),
          before: change.before && format.day(change.before),
          after: change.after && format.day(change.after),
        };
      case 'whyStateLeadsNone':
      case 'notes':
        return {
          field: t(`agreements.field.${change.field}`),
          before: words(change.before),
          after: words(change.after),
        };
      case 'support': {
        const form = t(`words.support.${change.form}`);
        return {
          field: t('agreements.field.support'),
          before: change.kind === 'removed' ? form : null,
          after: change.kind === 'added' ? form : null,
        };
      }
      case 'indicator':
        return {
          field: t('agreements.field.indicator'),
          before: indicator(change.before),
          after: indicator(change.after),
        };
      case 'order':
        return {
          field: t('agreements.field.order'),
          before: words(change.before.join('\n')),
          after: words(change.after.join('\n')),
        };
      case 'responsibility': {
        const share = (value: typeof change.before) =>
          t(value ? `words.share.${value}` : 'agreements.share.none');
        const duty = t(`words.duty.${change.duty}`);
        const party = parties[change.party] ?? t(`words.party.${change.party}`);
        return {
          field: t('agreements.difference.responsibility', { duty, party }),
          before: share(change.before),
          after: share(change.after),
        };
      }
    }
  };
}
