import type { PartyNames } from '~/features/agreements/queries.server';
import { DUTIES, PARTIES } from '#db/schema/enums';
import type { Terms } from '#db/schema/types';
import { useFormat, useT } from '~/i18n/context';
import { DefinitionList } from '~/ui/DefinitionList';
import { Table } from '~/ui/Table';
import { Words } from './Words';

interface TermsSheetProps {
  terms: Terms;
  language: string;
  parties: PartyNames;
  /** What the two tables are called, where several sheets stand on one page. */
  number: number;
}

/** One version of the terms, whole: exactly what is proposed, accepted or in force. */
export function TermsSheet({ terms, language, parties, number }: TermsSheetProps) {
  const t = useT();
  const format = useFormat();
  const { startsOn, endsOn, support, whyStateLeadsNone, notes } = terms;
  return (
    <div className="grid gap-6">
      <DefinitionList
        items={[
          {
            term: t('agreements.field.days'),
            value: t('common.dateRange', { from: format.day(startsOn), to: format.day(endsOn) }),
          },
          {
            term: t('agreements.field.support'),
            value: format.list(support.map((form) => t(`words.support.${form}`))),
          },
          ...(whyStateLeadsNone
            ? [
                {
                  term: t('agreements.field.whyStateLeadsNone'),
                  value: <Words text={whyStateLeadsNone} language={language} />,
                },
              ]
            : []),
          ...(notes
            ? [
                {
                  term: t('agreements.field.notes'),
                  value: <Words text={notes} language={language} />,
                },
              ]
            : []),
        ]}
      />
      <Indicators terms={terms} language={language} number={number} />
      <Responsibilities terms={terms} parties={parties} number={number} />
    </div>
  );
}

function Indicators({ terms, language, number }: Omit<TermsSheetProps, 'parties'>) {
  const t = useT();
  return (
    <Table
      caption={t('agreements.sheet.indicators', { number })}
      columns={[
        { key: 'name', header: t('agreements.field.indicator'), rowHeader: true },
        { key: 'baseline', header: t('agreements.field.baseline') },
        { key: 'target', header: t('agreements.field.target') },
      ]}
      rows={terms.indicators.map(({ name, baseline, target }) => ({
        id: name,
        cells: {
          name: <Words text={name} language={language} />,
          baseline:
            baseline === null ? (
              t('agreements.baseline.unknown')
            ) : (
              <Words text={baseline} language={language} />
            ),
          target: <Words text={target} language={language} />,
        },
      }))}
    />
  );
}

function Responsibilities({ terms, parties, number }: Omit<TermsSheetProps, 'language'>) {
  const t = useT();
  const named = PARTIES.filter((party) => parties[party] !== null);
  return (
    <Table
      caption={t('agreements.sheet.responsibilities', { number })}
      columns={[
        { key: 'duty', header: t('agreements.field.duty'), rowHeader: true },
        ...named.map((party) => ({ key: party, header: parties[party] ?? '' })),
      ]}
      rows={DUTIES.map((duty) => ({
        id: duty,
        cells: {
          duty: t(`words.duty.${duty}`),
          ...Object.fromEntries(
            named.map((party) => {
              const share = terms.responsibilities[duty][party];
              const word = share ? t(`words.share.${share}`) : t('agreements.share.none');
              return [party, share === 'lead' ? <strong key={party}>{word}</strong> : word];
            }),
          ),
        },
      }))}
    />
  );
}
