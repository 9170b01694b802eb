import { useFormat, useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import { Disclosure } from '~/ui/Disclosure';
import { PrincipleRow } from '~/ui/PrincipleRow';
import type { PairView, PrincipleView } from '../views';
import { factText } from './fact-text';

interface PairDetailsProps {
  pair: PairView;
  names: Record<PrincipleId, string>;
}

/** The ten principles of a pair at a glance, and every check behind them in words. */
export function PairDetails({ pair, names }: PairDetailsProps) {
  const t = useT();
  const scoreText = usePrincipleText();
  return (
    <>
      <p className="my-2 text-small">{t(`matches.pair.conditions.${pair.conditions}`)}</p>
      <PrincipleRow
        label={t('matches.pair.principles')}
        items={pair.principles.map(({ id, state, score, ...rest }) => ({
          id,
          name: names[id],
          state,
          score,
          ...scoreText({ id, state, score, ...rest }),
        }))}
      />
      <div className="mt-3">
        <Disclosure summary={t('matches.pair.checks')}>
          <p className="mb-3 text-small text-soft">{t('matches.pair.declared')}</p>
          <div className="grid gap-4">
            {pair.principles.map((principle) => (
              <div key={principle.id}>
                <p className="font-semibold">
                  {`${principle.id} ${names[principle.id]}: ${scoreText(principle).text}`}
                </p>
                <Checks principle={principle} />
              </div>
            ))}
          </div>
        </Disclosure>
      </div>
    </>
  );
}

function Checks({ principle }: { principle: PrincipleView }) {
  const t = useT();
  const format = useFormat();
  const applied = principle.checks.filter(({ value }) => value !== null);
  const others = principle.checks.filter(({ value }) => value === null);
  return (
    <ul className="text-small">
      {applied.map(({ check, value, stated, asked, declared }) => (
        <li key={check} className="border-t border-line py-1">
          {`${t(`matches.check.${check}`)} `}
          {asked
            ? t('matches.pair.check.both', {
                asked: factText(asked, t, format),
                declared: factText(declared, t, format),
              })
            : t('matches.pair.check.one', { declared: factText(declared, t, format) })}{' '}
          <strong className="whitespace-nowrap">
            {stated || value
              ? t('matches.pair.value', { value: format.outOf100(value ?? 0) })
              : t('matches.pair.notStated')}
          </strong>
        </li>
      ))}
      {others.length > 0 && (
        <li className="border-t border-line py-1 text-soft">
          {t('matches.pair.check.unapplied', {
            checks: others.map(({ check }) => t(`matches.check.${check}`)).join(' '),
          })}
        </li>
      )}
    </ul>
  );
}

/** A principle's figure in words and in short: a missing answer is never shown as a nought. */
function usePrincipleText() {
  const t = useT();
  const format = useFormat();
  return ({ state, score }: PrincipleView): { text: string; short: string } => {
    if (state === 'does-not-apply') {
      return {
        text: t('matches.pair.doesNotApply'),
        short: t('matches.pair.doesNotApply.short'),
      };
    }
    if (state === 'not-stated') {
      return { text: t('matches.pair.notStated'), short: t('matches.pair.notStated.short') };
    }
    const value = format.outOf100(score ?? 0);
    return { text: t('matches.pair.value', { value }), short: value };
  };
}
