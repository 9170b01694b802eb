import { useFormat, usePaths, useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import { Disclosure } from '~/ui/Disclosure';
import type { DifferenceView, PlacingView, SeparationView } from '../placing-views';
import { TitleLink } from './Heads';

interface WhyHereProps {
  placing: PlacingView;
  names: Record<PrincipleId, string>;
}

/** Why an offer stands where it does: the rule in a line, and on asking what separates it from its neighbours. */
export function WhyHere({ placing: { by, preference, above, below }, names }: WhyHereProps) {
  const t = useT();
  return (
    <div className="text-small">
      <Disclosure summary={t(`matches.why.${by}`, { place: preference ?? 0 })}>
        {above ? <Step side="above" step={above} names={names} /> : <p>{t('matches.why.first')}</p>}
        <div className="mt-3">
          {below ? (
            <Step side="below" step={below} names={names} />
          ) : (
            <p>{t('matches.why.last')}</p>
          )}
        </div>
      </Disclosure>
    </div>
  );
}

interface StepProps {
  side: 'above' | 'below';
  step: SeparationView;
  names: Record<PrincipleId, string>;
}

function Step({ side, step: { by, fit, offer, principles }, names }: StepProps) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const points = format.number(Math.abs(fit) / 100);
  return (
    <>
      <p>
        {t(`matches.why.${side}.${by}`, { points })}{' '}
        <TitleLink href={paths.offer(offer.id)} titled={offer} />
      </p>
      {by === 'fit' && (
        <>
          <p className="mt-1 text-soft">{t('matches.why.parts')}</p>
          <ul className="list-disc ps-5">
            {principles.map((part) => (
              <Part key={part.id} part={part} name={names[part.id]} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Part({ part, name }: { part: DifferenceView; name: string }) {
  const t = useT();
  const format = useFormat();
  const figure = (score: number | null) =>
    score === null ? t('matches.pair.notStated') : format.number(score / 100);
  return (
    <li>
      {t(part.weighted > 0 ? 'matches.why.part.for' : 'matches.why.part.against', {
        principle: `${part.id} ${name}`,
        own: figure(part.own),
        other: figure(part.other),
        weight: part.weight,
        points: format.number(Math.abs(part.points) / 100),
      })}
    </li>
  );
}
