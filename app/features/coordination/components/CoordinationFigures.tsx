import { useFormat, useT } from '~/i18n/context';
import { Figure } from '~/ui/Figure';
import type { Figures } from '../rules';

/** The four figures, each with how it is counted. */
export function CoordinationFigures({ figures }: { figures: Figures }) {
  const t = useT();
  const format = useFormat();
  const { open, matched, unserved, waiting } = figures;
  const how = t('common.howCounted');
  const none = (
    <span>
      —<span className="block text-small text-soft">{t('coordination.figures.noData')}</span>
    </span>
  );
  return (
    <section aria-label={t('coordination.figures.title')}>
      <div className="grid gap-8 sm:grid-cols-2 md:grid-cols-4">
        <Figure
          label={t('coordination.figures.open')}
          value={format.number(open)}
          note={t('coordination.figures.open.note')}
          noteLabel={how}
        />
        <Figure
          label={t('coordination.figures.matched')}
          value={matched.of === 0 ? none : format.percent(matched.needs / matched.of)}
          note={t('coordination.figures.matched.note', matched)}
          noteLabel={how}
        />
        <Figure
          label={t('coordination.figures.unserved')}
          value={format.number(unserved)}
          note={t('coordination.figures.unserved.note')}
          noteLabel={how}
        />
        <Figure
          label={t('coordination.figures.waiting')}
          value={waiting === null ? none : format.number(waiting.days)}
          note={t('coordination.figures.waiting.note', { needs: waiting?.needs ?? 0 })}
          noteLabel={how}
        />
      </div>
    </section>
  );
}
