import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Unlocks } from '~/features/coordination/components/Unlocks';
import { pageNumber } from '~/features/matches/rules';
import { CompareForm } from '~/features/rounds/components/Comparison';
import {
  Gaps,
  Pairs,
  PartLinks,
  PartPages,
  Unmatched,
} from '~/features/rounds/components/ResultParts';
import { RoundFigures } from '~/features/rounds/components/RoundFigures';
import { RoundRun } from '~/features/rounds/components/RoundRun';
import { RoundSettings } from '~/features/rounds/components/RoundSettings';
import { RoundStatus } from '~/features/rounds/components/RoundStatus';
import { startRound } from '~/features/rounds/mutations/run.server';
import { findRound } from '~/features/rounds/queries.server';
import { comparable } from '~/features/rounds/queries/compare.server';
import { type ResultView, findResult } from '~/features/rounds/queries/result.server';
import { refusedRound } from '~/features/rounds/refused.server';
import { roundDone } from '~/features/rounds/rules';
import { resultPart } from '~/features/rounds/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireRole } from '~/server/answers';
import { ConfirmInput } from '~/server/fields';
import { answerForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { ButtonLink } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

const ASK_AGAIN_SECONDS = '2';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const t = translatorFor(locale);
  const { searchParams } = new URL(request.url);
  const who = { db, actor, now, locale };
  const id = params['roundId'] ?? '';
  const round = orNotFound(findRound(who, id));
  const part = resultPart(searchParams.get('show'));
  const result = findResult(who, id, part, pageNumber(searchParams.get('page')));
  return {
    title: titled(t, round.name, result?.label),
    round,
    result,
    others: result ? comparable(who, id) : [],
    done: roundDone(searchParams.get('done')),
    once: newOnce(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  ...(data?.round.status === 'running'
    ? [{ httpEquiv: 'refresh' as const, content: ASK_AGAIN_SECONDS }]
    : []),
];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now, matcher, log } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const id = params['roundId'] ?? '';
  const who = { db, actor, now, locale, matcher, log };
  return answerForm(
    request,
    ConfirmInput,
    (input) => startRound(who, id, input, pathsIn(locale).round(id)),
    refusedRound,
  );
}

export default function RoundPage() {
  const { round, result, others, done, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const may = (action: (typeof round.may)[number]) => round.may.includes(action);
  return (
    <Page
      title={round.name}
      eyebrow={
        <>
          <RoundStatus status={round.status} />
          <span>{t('rounds.asOf', { date: format.day(round.asOf) })}</span>
          {round.publishedAt && (
            <span>{t('rounds.published.on', { date: format.instant(round.publishedAt) })}</span>
          )}
        </>
      }
      label={result && <LabelBadge label={result.label} />}
      back={<BackLink href={paths.rounds}>{t('rounds.back')}</BackLink>}
      actions={
        <>
          {may('edit') && (
            <ButtonLink href={paths.editRound(round.id)} variant="secondary">
              {t('common.edit')}
            </ButtonLink>
          )}
          {may('delete') && (
            <ButtonLink href={paths.deleteRound(round.id)} variant="danger">
              {t('common.delete')}
            </ButtonLink>
          )}
          {may('publish') && (
            <ButtonLink href={paths.publishRound(round.id)}>
              {t('rounds.publish.submit')}
            </ButtonLink>
          )}
        </>
      }
    >
      {done && <Notice kind="success">{t(`rounds.done.${done}`)}</Notice>}
      <FormErrors errors={sent?.errors} labels={{}} />
      {result ? <Result result={result} others={others} /> : <RoundRun {...{ round, once }} />}
      {!result && <RoundSettings round={round} open />}
    </Page>
  );
}

function Result({ result, others }: { result: ResultView; others: ReturnType<typeof comparable> }) {
  const { round, figures, shown } = result;
  const { part, page, rest } = shown;
  return (
    <>
      <RoundFigures figures={figures} />
      <div className="mb-10 grid gap-4">
        <RoundSettings round={round} />
        <CompareForm roundId={round.id} others={others} />
      </div>
      <PartLinks part={part} />
      {shown.part === 'pairs' && <Pairs roundId={round.id} shown={shown} />}
      {shown.part === 'unmatched' && <Unmatched roundId={round.id} shown={shown} />}
      {shown.part === 'gaps' && <Gaps shown={shown} />}
      {shown.part === 'unlocks' && <Unlocks unlocks={shown.items} />}
      <PartPages search={`show=${part}`} page={page} rest={rest} />
    </>
  );
}
