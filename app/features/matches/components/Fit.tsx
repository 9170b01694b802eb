import { useFormat, useT } from '~/i18n/context';
import { FitFigure } from '~/ui/FitFigure';

/** A pair's fit, out of 100. */
export function Fit({ fit }: { fit: number }) {
  const t = useT();
  const short = useFormat().outOf100(fit);
  return (
    <div className="mt-2">
      <FitFigure
        label={t('matches.pair.fit.label')}
        score={fit}
        short={short}
        text={t('matches.pair.value', { value: short })}
      />
    </div>
  );
}
