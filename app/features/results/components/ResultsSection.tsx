import type {
  IndicatorView,
  ReportView,
  ResultsState,
  ResultsView,
} from '~/features/results/queries.server';
import { SIDES, type Side } from '#db/schema/enums';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { Button } from '~/ui/Button';
import { Disclosure } from '~/ui/Disclosure';
import { FormMarks } from '~/ui/FormMarks';
import { FormSection } from '~/ui/FormSection';
import { Notice } from '~/ui/Notice';
import { Tag } from '~/ui/Tag';
import { Written } from '~/ui/Written';
import { CompletionPart, FollowUpPart } from './CompletionPart';
import { IndicatorAim } from './IndicatorAim';
import { NeedResults } from './NeedResults';

/** Results on the page of a match: all of them for its two sides, how far they can be believed for coordinators. */
export function ResultsSection({
  results,
  once,
}: {
  results: ResultsView | ResultsState;
  once: string;
}) {
  const t = useT();
  if (results.reading === 'state') return <NeedResults results={[results]} />;
  const { indicators, servedNeed } = results;
  return (
    <FormSection title={t('results.section.title')} description={t('results.section.lead')}>
      {servedNeed && <ServedNeed need={servedNeed} once={once} />}
      <p className="max-w-reading text-small text-soft">{t('results.belief.meaning')}</p>
      {indicators.map((indicator) => (
        <IndicatorPart key={indicator.position} indicator={indicator} results={results} />
      ))}
      <CompletionPart results={results} />
      {results.followUps.length > 0 && <FollowUpPart results={results} />}
    </FormSection>
  );
}

/** Only the State speaks for itself: what agreements did can propose the word to it, and no more. */
function ServedNeed({ need, once }: { need: { id: string; version: number }; once: string }) {
  const t = useT();
  const paths = usePaths();
  return (
    <Notice title={t('results.served.title')}>
      <p>{t('results.served.body')}</p>
      <form method="post" action={paths.need(need.id)} className="mt-3">
        <FormMarks once={once} version={need.version} />
        <Button variant="secondary" name="intent" value="met">
          {t('results.served.action')}
        </Button>
      </form>
    </Notice>
  );
}

function IndicatorPart({ indicator, results }: { indicator: IndicatorView; results: ResultsView }) {
  const t = useT();
  const paths = usePaths();
  const { position, name, current, earlier } = indicator;
  const { matchId, names, may, ownSide } = results;
  const hasOwn = ownSide !== null && current[ownSide] !== null;
  return (
    <section className="border-t border-line pt-4">
      <h3>
        <Written text={name} language={results.language} />
      </h3>
      <IndicatorAim {...indicator} />
      <div className="mt-4 grid gap-6 md:grid-cols-2">
        {SIDES.map((side) => (
          <SidePart key={side} side={side} report={current[side]} name={name} results={results} />
        ))}
      </div>
      {may.report && (
        <p className="no-print mt-4">
          <a href={paths.newReport(matchId, position)}>
            {t(hasOwn ? 'results.report.again' : 'results.report.new')}{' '}
            <span className="sr-only">{t('results.report.newHidden', { name })}</span>
          </a>
        </p>
      )}
      {earlier.length > 0 && (
        <Disclosure summary={t('results.report.earlier', { count: earlier.length })}>
          <ul className="grid gap-4">
            {earlier.map((report) => (
              <li key={report.id}>
                <p className="font-semibold">{report.by}</p>
                <ReportFacts report={report} names={names} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function SidePart({
  side,
  report,
  name,
  results,
}: {
  side: Side;
  report: ReportView | null;
  name: string;
  results: ResultsView;
}) {
  const t = useT();
  const paths = usePaths();
  const by = results.names[side];
  return (
    <div className="min-w-0">
      <h4 className="font-semibold">{by}</h4>
      {!report && <p className="text-soft">{t('results.report.none')}</p>}
      {report && <ReportFacts report={report} names={results.names} />}
      {report?.mayAnswer && (
        <p className="no-print mt-2">
          <a href={paths.report(results.matchId, report.id)}>
            {t('results.report.answer')}
            <span className="sr-only">: {t('results.report.answerHidden', { by, name })}</span>
          </a>
        </p>
      )}
    </div>
  );
}

/** What one side reports, how far it can be believed, and what the other side says to it. */
function ReportFacts({ report, names }: { report: ReportView; names: Record<Side, string> }) {
  const t = useT();
  const format = useFormat();
  const { side, belief, value, measuredOn, evidence, language, dispute, answeredAt } = report;
  const other = names[side === 'state' ? 'provider' : 'state'];
  return (
    <div className="grid gap-1">
      <p className="whitespace-pre-line">
        <Written text={value} language={language} />
      </p>
      <p className="flex flex-wrap items-center gap-x-3 text-small text-soft">
        <Tag tone={belief === 'disputed' ? 'warning' : 'plain'}>
          {t(`results.belief.${belief}`)}
        </Tag>
        <span>{t('results.report.measuredOn', { date: format.day(measuredOn) })}</span>
      </p>
      {evidence && (
        <p className="text-small break-words">
          {t('results.report.evidence')} <Written text={evidence} language={language} />
        </p>
      )}
      {belief === 'confirmed' && answeredAt && (
        <p className="text-small">
          {t('results.report.confirmed', { by: other, date: format.day(answeredAt.slice(0, 10)) })}
        </p>
      )}
      {dispute && (
        <div className="mt-1 border-s-4 border-line ps-3">
          <p className="text-small text-soft">{t('results.report.disputed', { by: other })}</p>
          <p className="whitespace-pre-line">
            <Written {...dispute} />
          </p>
        </div>
      )}
    </div>
  );
}
