import { useFormat, usePaths, useT } from '~/i18n/context';
import { Table } from '~/ui/Table';
import type { ComparisonView, OutcomeSaid } from '../queries/compare.server';
import { NamedNeed, NamedOfferLink } from './Named';
import { settingText } from './RoundSettings';

/** The settings in which two rounds differ, side by side. */
export function ComparedSettings({ rounds, fields }: Pick<ComparisonView, 'rounds' | 'fields'>) {
  const t = useT();
  const format = useFormat();
  const [first, second] = rounds;
  const differing = fields.filter((field) => field !== 'name');
  if (differing.length === 0) return <p>{t('rounds.compare.settings.same')}</p>;
  return (
    <Table
      caption={t('rounds.compare.settings')}
      captionHidden
      columns={[
        { key: 'setting', header: t('rounds.compare.setting'), rowHeader: true },
        { key: 'first', header: first.name },
        { key: 'second', header: second.name },
      ]}
      rows={differing.map((field) => ({
        id: field,
        cells: {
          setting: t(`rounds.field.${field}`),
          first: settingText(field, first, t, format),
          second: settingText(field, second, t, format),
        },
      }))}
    />
  );
}

const LISTS = ['gains', 'losses', 'changes'] as const;

/** Who gains, who loses, and whose outcome is another and neither. */
export function ComparedNeeds(props: ComparisonView) {
  const t = useT();
  const [first, second] = props.rounds;
  return LISTS.map((list) => (
    <section key={list} aria-labelledby={list} className="mt-10">
      <h2 id={list}>
        {t(`rounds.compare.${list}`)} ({props[list].total})
      </h2>
      {props[list].total === 0 ? (
        <p className="mt-2">{t(`rounds.compare.none.${list}`)}</p>
      ) : (
        <Table
          caption={t(`rounds.compare.${list}`)}
          captionHidden
          columns={[
            { key: 'need', header: t('rounds.compare.need'), rowHeader: true },
            { key: 'before', header: first.name },
            { key: 'after', header: second.name },
          ]}
          rows={props[list].items.map(({ need, before, after }) => ({
            id: need.id,
            cells: {
              need: <NamedNeed need={need} />,
              before: <Outcome said={before} />,
              after: <Outcome said={after} />,
            },
          }))}
        />
      )}
    </section>
  ));
}

function Outcome({ said }: { said: OutcomeSaid }) {
  const t = useT();
  const format = useFormat();
  if (said.offer === null) return <>{t(`rounds.reason.${said.reason}`)}</>;
  return (
    <>
      <NamedOfferLink offer={said.offer} />
      <span className="text-small">
        {t('rounds.compare.offerFit', { fit: format.outOf100(said.fit) })}
      </span>
    </>
  );
}

/** Gaps between needs and offers that change in size. */
export function ComparedGaps({ rounds, gaps }: Pick<ComparisonView, 'rounds' | 'gaps'>) {
  const t = useT();
  const format = useFormat();
  const [first, second] = rounds;
  return (
    <section aria-labelledby="gaps" className="mt-10">
      <h2 id="gaps">{t('rounds.compare.gaps')}</h2>
      <p className="mt-1 mb-2 text-small text-soft">{t('rounds.compare.gaps.note')}</p>
      {gaps.total === 0 ? (
        <p>{t('rounds.compare.gaps.none')}</p>
      ) : (
        <Table
          caption={t('rounds.compare.gaps')}
          captionHidden
          columns={[
            { key: 'category', header: t('rounds.gaps.category'), rowHeader: true },
            { key: 'state', header: t('rounds.gaps.state') },
            { key: 'kind', header: t('rounds.compare.gap') },
            { key: 'before', header: first.name, align: 'end' },
            { key: 'after', header: second.name, align: 'end' },
          ]}
          rows={gaps.items.map(({ id, category, state, kind, before, after }) => ({
            id,
            cells: {
              category,
              state,
              kind: t(`rounds.gap.${kind}`),
              before: format.number(before),
              after: format.number(after),
            },
          }))}
        />
      )}
    </section>
  );
}

/** The rounds that this one can be held against, to choose from. */
export function CompareForm(props: {
  roundId: string;
  others: readonly { value: string; label: string }[];
  chosen?: string;
}) {
  const { roundId, others, chosen } = props;
  const t = useT();
  const paths = usePaths();
  if (others.length === 0) return null;
  return (
    <form
      method="get"
      action={paths.compareRounds(roundId)}
      className="no-print flex flex-wrap items-end gap-3"
    >
      <div>
        <label htmlFor="with" className="mb-1 block text-small">
          {t('rounds.compare.with')}
        </label>
        <select id="with" name="with" defaultValue={chosen} className="control">
          {others.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button button-secondary">
        {t('rounds.compare.submit')}
      </button>
    </form>
  );
}
