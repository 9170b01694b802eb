import { useFormat, usePaths, useT } from '~/i18n/context';
import type { Paths } from '~/i18n/paths';
import { ButtonLink } from '~/ui/Button';
import type { MatchView } from '../queries/match.server';
import type { NextStep } from '../rules';

/** Where each step is taken: on a page of its own, or further down on the match's page. */
function placeOf(step: Exclude<NextStep, 'nothing' | 'wait-for-start'>, id: string, paths: Paths) {
  return {
    answer: paths.answerMatch(id),
    'propose-terms': paths.matchTerms(id),
    'answer-terms': '#terms',
    report: '#results',
    complete: paths.completeMatch(id),
  }[step];
}

/** What is next, whose turn it is, and the one obvious thing to do; then what else may be done. */
export function MatchNext({ match }: { match: MatchView }) {
  const t = useT();
  const paths = usePaths();
  const { id, next, side, acts, isYourTurn, may } = match;
  const { step } = next;
  return (
    <section
      aria-labelledby="next"
      className="no-print mb-10 border-y border-line bg-sunken px-4 py-5"
    >
      <h2 id="next">{t('introductions.match.next')}</h2>
      <p className="mt-2 font-semibold">
        <Turn match={match} />
      </p>
      <p className="max-w-reading">
        <StepText match={match} />
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        {isYourTurn && step !== 'nothing' && step !== 'wait-for-start' && (
          <ButtonLink href={placeOf(step, id, paths)}>
            {t(`introductions.match.do.${step}`)}
          </ButtonLink>
        )}
        {may.answer && (
          <ButtonLink href={`${paths.answerMatch(id)}?how=decline`} variant="secondary">
            {t('introductions.match.do.decline')}
          </ButtonLink>
        )}
        {may.withdraw && (
          <a href={paths.withdrawMatch(id)}>{t('introductions.match.do.withdraw')}</a>
        )}
        {may.lookFurther && match.need && (
          <ButtonLink href={paths.candidates(match.need.id)} variant="secondary">
            {t('introductions.match.do.lookFurther')}
          </ButtonLink>
        )}
        {may.endEarly && <a href={paths.endMatch(id)}>{t('introductions.match.do.endEarly')}</a>}
      </div>
      {acts === null && side !== 'implementer' && (
        <p className="mt-3 text-small text-soft">{t('introductions.match.noRole')}</p>
      )}
    </section>
  );
}

function Turn({ match }: { match: MatchView }) {
  const t = useT();
  const { next, side, state, provider } = match;
  if (next.turn === null) return null;
  if (next.turn === 'both') return t('introductions.match.turn.both');
  if (next.turn === side) return t('introductions.match.turn.yours');
  return t('introductions.match.turn.other', {
    name: next.turn === 'state' ? state.name : provider.name,
  });
}

function StepText({ match: { next, side, status, startsOn } }: { match: MatchView }) {
  const t = useT();
  const format = useFormat();
  const { step } = next;
  if (step === 'answer') return t(`introductions.match.step.answer.${side}`);
  if (step === 'nothing') return t(`introductions.match.step.nothing.${status}`);
  return t(`introductions.match.step.${step}`, { date: startsOn ? format.day(startsOn) : '' });
}
