import { useFormat, useT } from '~/i18n/context';
import { Figure } from '~/ui/Figure';
import type { ResultView } from '../queries/result.server';

/** What the round gives beside what it could give at most, and what stability costs, in words. */
export function RoundFigures({ figures }: { figures: ResultView['figures'] }) {
  const t = useT();
  const format = useFormat();
  const { needs, offers, allocated, unmatched, hidden, whole, cost } = figures;
  const noteLabel = t('common.howCounted');
  return (
    <section aria-label={t('rounds.figures.title')} className="mb-10">
      <div className="grid gap-8 sm:grid-cols-2 md:grid-cols-4">
        <Figure
          label={t('rounds.figures.allocated')}
          value={format.number(allocated)}
          note={t('rounds.figures.allocated.note', { needs })}
          noteLabel={noteLabel}
        />
        {whole && (
          <Figure
            label={t('rounds.figures.maximum')}
            value={format.number(whole.maximum)}
            note={t('rounds.figures.maximum.note', { allocated: whole.allocated })}
            noteLabel={noteLabel}
          />
        )}
        <Figure
          label={t('rounds.figures.unmatched')}
          value={format.number(unmatched)}
          note={t('rounds.figures.unmatched.note')}
          noteLabel={noteLabel}
        />
        <Figure
          label={t('rounds.figures.offers')}
          value={format.number(offers)}
          note={t('rounds.figures.offers.note')}
          noteLabel={noteLabel}
        />
      </div>
      <p className="mt-6 max-w-reading">
        {cost === 0 ? t('rounds.cost.none') : t('rounds.cost', { count: cost })}
      </p>
      {hidden !== null && (
        <p className="mt-3 max-w-reading">{t('rounds.hidden', { number: hidden })}</p>
      )}
      {!whole && <p className="mt-3 max-w-reading">{t('rounds.wholeLeftOut')}</p>}
    </section>
  );
}
