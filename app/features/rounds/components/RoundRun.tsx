import { useFormat, usePaths, useT } from '~/i18n/context';
import { Button, ButtonLink } from '~/ui/Button';
import { FormMarks } from '~/ui/FormMarks';
import { Notice } from '~/ui/Notice';
import type { RoundHead } from '../queries.server';

/** A round without a result: how far it is, why it has none, and the button that starts it. */
export function RoundRun({ round, once }: { round: RoundHead; once: string }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  if (round.status === 'running') {
    return (
      <section aria-labelledby="running" className="mb-10 max-w-reading">
        <h2 id="running">
          {t('rounds.running.title', { share: format.percent(round.progress / 100) })}
        </h2>
        <p className="my-3">{t('rounds.running.body')}</p>
        <div className="flex flex-wrap items-center gap-4">
          <a href={paths.round(round.id)}>{t('rounds.running.again')}</a>
          <ButtonLink href={paths.cancelRound(round.id)} variant="danger">
            {t('rounds.cancel.submit')}
          </ButtonLink>
        </div>
      </section>
    );
  }
  return (
    <section aria-labelledby="run" className="mb-10 max-w-reading">
      {round.status === 'failed' && (
        <Notice kind="warning" title={t('rounds.failed.title')}>
          <p>{t(`rounds.failed.${round.fault ?? 'engine'}`)}</p>
        </Notice>
      )}
      {round.status === 'cancelled' && (
        <Notice>
          <p>{t('rounds.cancelled.body')}</p>
        </Notice>
      )}
      <h2 id="run">{t('rounds.run.title')}</h2>
      <p className="my-3">{t('rounds.run.body')}</p>
      <form method="post">
        <FormMarks once={once} version={round.version} />
        <Button>{t('rounds.run.submit')}</Button>
      </form>
    </section>
  );
}
