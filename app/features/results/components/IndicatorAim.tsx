import type { Indicator } from '~/features/agreements/rules';
import { useT } from '~/i18n/context';

/** From where to where an indicator is to go. */
export function IndicatorAim({ baseline, target }: Pick<Indicator, 'baseline' | 'target'>) {
  const t = useT();
  return (
    <p className="text-soft">
      {baseline === null
        ? t('results.indicator.aim.unknown', { target })
        : t('results.indicator.aim', { baseline, target })}
    </p>
  );
}
