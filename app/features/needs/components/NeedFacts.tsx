import type { ReactNode } from 'react';
import type { NeedDetails, NeedSummary } from '~/features/needs/views.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { dotted } from '~/i18n/dotted';
import { PRINCIPLES, type PrincipleId } from '~/matching/vocabulary';
import { DefinitionList } from '~/ui/DefinitionList';
import { LabelBadge } from '~/ui/LabelBadge';
import { Table } from '~/ui/Table';
import { NeedEvidence } from './NeedEvidence';
import { NeedStatusTag } from './NeedStatusTag';
import { Written } from '~/ui/Written';

type Facts = { term: ReactNode; value: ReactNode }[];

interface NeedFactsProps {
  need: NeedSummary & { details: NeedDetails | null };
  principles: Record<PrincipleId, string>;
}

/** Everything of a need that the reader may read. What was left out is shown as not stated. */
export function NeedFacts({ need, principles }: NeedFactsProps) {
  const t = useT();
  const { details } = need;
  return (
    <div className="grid gap-10">
      <FactList title={t('needs.view.what')} facts={useWhat(need)} />
      {details && <Result need={need} details={details} />}
      <FactList title={t('needs.view.how')} facts={useHow(need)} />
      {details && <More {...{ details, principles }} />}
      {details && <NeedEvidence evidence={details.evidence} language={need.language} />}
      <FactList title={t('needs.view.record')} facts={useRecord(need)} />
    </div>
  );
}

/** The part of a need that stands under `labelDetails`, by itself. */
export function NeedDetailsFacts({
  need,
  principles,
}: {
  need: NeedSummary & { details: NeedDetails };
  principles: Record<PrincipleId, string>;
}) {
  const { details } = need;
  return (
    <div className="grid gap-10">
      <Result need={need} details={details} />
      <More {...{ details, principles }} />
      <NeedEvidence evidence={details.evidence} language={need.language} />
    </div>
  );
}

function FactList({ title, facts }: { title: string; facts: Facts }) {
  return (
    <section>
      <h2 className="mb-3">{title}</h2>
      <DefinitionList items={facts} />
    </section>
  );
}

function useWhat({ title, originalTitle, category, topics, wholeCategory }: NeedSummary): Facts {
  const t = useT();
  const unanswered = t('needs.view.unanswered');
  const original = { term: t('needs.view.originalTitle'), value: <Written {...originalTitle} /> };
  return [
    ...(title.language === originalTitle.language ? [] : [original]),
    { term: t('needs.view.category'), value: category ? category.name : unanswered },
    {
      term: t('needs.view.topics'),
      value:
        topics.length > 0
          ? dotted(topics.map(({ name }) => name))
          : wholeCategory
            ? t('needs.view.wholeCategory')
            : unanswered,
    },
  ];
}

function Result({ need, details }: { need: NeedSummary; details: NeedDetails }) {
  const t = useT();
  const { objective, indicators } = details;
  const written = (text: string) => <Written text={text} language={need.language} />;
  const answered = (text: string) => (text ? written(text) : t('needs.view.unanswered'));
  return (
    <section>
      <h2 className="mb-3">{t('needs.view.result')}</h2>
      <p className="mb-6 max-w-reading whitespace-pre-line">
        {objective.text ? <Written {...objective} /> : t('needs.view.unanswered')}
      </p>
      {indicators.length > 0 && (
        <Table
          caption={t('needs.view.indicators')}
          columns={[
            { key: 'name', header: t('needs.view.indicator'), rowHeader: true },
            { key: 'baseline', header: t('needs.view.baseline') },
            { key: 'target', header: t('needs.view.target') },
          ]}
          rows={indicators.map(({ name, baseline, target }, index) => ({
            id: String(index),
            cells: {
              name: answered(name),
              baseline: baseline === null ? t('needs.view.baselineUnknown') : answered(baseline),
              target: answered(target),
            },
          }))}
        />
      )}
    </section>
  );
}

function useHow({ support, languages, modes, windowFrom, windowTo }: NeedSummary): Facts {
  const t = useT();
  const format = useFormat();
  const listed = (items: string[]) =>
    items.length > 0 ? format.list(items) : t('needs.view.unanswered');
  return [
    {
      term: t('needs.view.support'),
      value: listed(support.map((form) => t(`words.support.${form}`))),
    },
    {
      term: t('needs.view.languages'),
      value: listed(languages.map((language) => format.language(language))),
    },
    { term: t('needs.view.modes'), value: listed(modes.map((mode) => t(`words.mode.${mode}`))) },
    {
      term: t('needs.view.window'),
      value:
        windowFrom && windowTo
          ? t('common.dateRange', { from: format.day(windowFrom), to: format.day(windowTo) })
          : t('needs.view.unanswered'),
    },
  ];
}

function More(props: { details: NeedDetails; principles: Record<PrincipleId, string> }) {
  const t = useT();
  return <FactList title={t('needs.view.more')} facts={useMore(props)} />;
}

function useMore({ details, principles }: Parameters<typeof More>[0]): Facts {
  const t = useT();
  const format = useFormat();
  const { nationalPriority, stage, technologies, refuses, womenTarget, accessible } = details;
  const notStated = t('common.notStated');
  const listed = (items: string[]) => (items.length > 0 ? format.list(items) : notStated);
  const weights = PRINCIPLES.flatMap((id) => {
    const weight = details.weights[id];
    const principle = t('needs.view.principle', { id, name: principles[id] });
    return weight === undefined ? [] : [t('needs.view.weight', { principle, weight })];
  });
  return [
    {
      term: t('needs.view.priority'),
      value:
        nationalPriority === null ? (
          t('needs.view.unanswered')
        ) : (
          <>
            {format.number(nationalPriority)}
            <span className="block text-small text-soft">{t('needs.view.priorityNote')}</span>
          </>
        ),
    },
    { term: t('needs.view.stage'), value: stage ? t(`words.stage.${stage}`) : notStated },
    {
      term: t('needs.view.technologies'),
      value: listed(technologies.map((technology) => t(`words.technology.${technology}`))),
    },
    {
      term: t('needs.view.refuses'),
      value: listed(refuses.map((arrangement) => t(`words.arrangement.${arrangement}`))),
    },
    {
      term: t('needs.view.women'),
      value: womenTarget === null ? notStated : format.percent(womenTarget / 100),
    },
    { term: t('needs.view.accessible'), value: accessible ? t('common.yes') : notStated },
    {
      term: t('needs.view.weights'),
      value:
        weights.length === 0 ? (
          t('needs.view.weightsDefault')
        ) : (
          <ul>
            {weights.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ),
    },
  ];
}

function useRecord(need: NeedFactsProps['need']): Facts {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { state, status, postedOn, labelSummary, details } = need;
  return [
    { term: t('needs.view.state'), value: <a href={paths.state(state.iso3)}>{state.name}</a> },
    { term: t('needs.view.status'), value: <NeedStatusTag status={status} /> },
    ...(postedOn ? [{ term: t('needs.view.posted'), value: format.day(postedOn) }] : []),
    { term: t('needs.view.labelSummary'), value: <LabelBadge label={labelSummary} /> },
    ...(details
      ? [
          {
            term: t('needs.view.labelDetails'),
            value: <LabelBadge label={details.labelDetails} />,
          },
        ]
      : []),
  ];
}
