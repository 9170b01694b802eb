import { SIDES } from '#db/schema/enums';
import type { FollowUpView, ResultsView } from '~/features/results/queries.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { ButtonLink } from '~/ui/Button';
import { Written } from '~/ui/Written';

/** Who has said that the support is complete, and what happens if the other side does not answer. */
export function CompletionPart({ results }: { results: ResultsView }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { completion, names, may, matchId } = results;
  if (completion.status === 'ended-early') return null;
  const day = (instant: string) => format.day(instant.slice(0, 10));
  const first = SIDES.find((side) => completion.said[side] !== null);
  const saidAt = first && completion.said[first];
  const other = names[first === 'state' ? 'provider' : 'state'];
  return (
    <section className="border-t border-line pt-4">
      <h3>{t('results.completion.title')}</h3>
      <div className="prose mt-2">
        {completion.status === 'running' && !first && <p>{t('results.completion.nobody')}</p>}
        {completion.status === 'running' && first && saidAt && (
          <>
            <p>
              {t('results.completion.one', { by: names[first], date: day(saidAt), other })}{' '}
              {t('results.completion.rule')}
            </p>
            {completion.remindedAt && (
              <p>{t('results.completion.reminded', { date: day(completion.remindedAt) })}</p>
            )}
          </>
        )}
        {completion.completedAt && first && (
          <p>
            {completion.bySilence
              ? t('results.completion.bySilence', {
                  by: names[first],
                  other,
                  date: day(completion.completedAt),
                })
              : t('results.completion.both', { date: day(completion.completedAt) })}
          </p>
        )}
      </div>
      {may.complete && (
        <div className="no-print mt-4">
          <ButtonLink href={paths.completeMatch(matchId)} variant={first ? 'primary' : 'secondary'}>
            {t('results.completion.action')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

/** Whether results last, as the State says. */
export function FollowUpPart({ results }: { results: ResultsView }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { followUps, matchId } = results;
  return (
    <section className="border-t border-line pt-4">
      <h3>{t('results.followUp.title')}</h3>
      <p className="text-soft">{t('results.followUp.lead')}</p>
      <ul className="mt-3 grid gap-4">
        {followUps.map((followUp) => (
          <li key={followUp.id}>
            <p className="font-semibold">
              {t('results.followUp.months', { months: followUp.months })}
            </p>
            {followUp.answer && <Answer answer={followUp.answer} />}
            {!followUp.answer && !followUp.isAsked && (
              <p>{t('results.followUp.due', { date: format.day(followUp.dueOn) })}</p>
            )}
            {!followUp.answer && followUp.isAsked && <p>{t('results.followUp.waiting')}</p>}
            {followUp.mayAnswer && (
              <p className="no-print mt-2">
                <ButtonLink href={paths.followUp(matchId, followUp.id)}>
                  {t('results.followUp.answer')}
                </ButtonLink>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ answer }: { answer: NonNullable<FollowUpView['answer']> }) {
  const t = useT();
  const format = useFormat();
  const { stillInUse, note, language, answeredAt } = answer;
  return (
    <>
      <p>
        {stillInUse && t(`results.followUp.${stillInUse}`)}{' '}
        {answeredAt && (
          <span className="text-small text-soft">
            {t('results.followUp.answeredOn', { date: format.day(answeredAt.slice(0, 10)) })}
          </span>
        )}
      </p>
      {note && (
        <p className="whitespace-pre-line">
          <Written text={note} language={language} />
        </p>
      )}
    </>
  );
}
