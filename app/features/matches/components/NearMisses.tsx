import type { ReactNode } from 'react';
import { useFormat, useT } from '~/i18n/context';
import type { GateId } from '~/matching/vocabulary';
import type { BlockView, NearMissView } from '../views';
import { factText } from './fact-text';

interface NearMissesProps {
  title: string;
  /** Each with what it is called on this page. */
  misses: readonly { id: string; heading: ReactNode; miss: NearMissView }[];
}

/** What comes close: what keeps each pair apart, and the one change, or all those, that would open it. */
export function NearMisses({ title, misses }: NearMissesProps) {
  const t = useT();
  const format = useFormat();
  if (misses.length === 0) return null;
  return (
    <section aria-labelledby="near" className="mt-12 max-w-reading">
      <h2 id="near">{title}</h2>
      <p className="mt-1 mb-4 text-small text-soft">{t('matches.near.lead')}</p>
      <ul>
        {misses.map(({ id, heading, miss }) => (
          <li key={id} className="border-t border-line py-4">
            {heading}
            <Blocks blocks={miss.blocks} />
            <p className="mt-1 text-small text-soft">
              {t('matches.near.fit', { fit: format.outOf100(miss.fitIfOpen) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Gates that a near miss is never about. */
type NeverNear = 'category' | 'excluded' | 'self' | 'declined';

export function isTold(gate: GateId): gate is Exclude<GateId, NeverNear> {
  return gate !== 'category' && gate !== 'excluded' && gate !== 'self' && gate !== 'declined';
}

/** One gate that keeps a pair apart, and what would open it; nothing for a gate that there is nothing to change in. */
export function BlockLine({ block: { gate, past, asked, declared } }: { block: BlockView }) {
  const t = useT();
  const format = useFormat();
  if (!isTold(gate)) return null;
  const said = { asked: factText(asked, t, format), declared: factText(declared, t, format) };
  const key = past ? 'window-past' : gate;
  return (
    <>
      {t(`matches.blocked.${key}`, said)} <strong>{t(`matches.change.${key}`, said)}</strong>
    </>
  );
}

function Blocks({ blocks }: { blocks: readonly BlockView[] }) {
  const t = useT();
  const format = useFormat();
  const told = blocks.flatMap(({ gate, past, asked, declared }) => {
    if (!isTold(gate)) return [];
    const said = { asked: factText(asked, t, format), declared: factText(declared, t, format) };
    const key = past ? 'window-past' : gate;
    const [blocked, change] = [t(`matches.blocked.${key}`, said), t(`matches.change.${key}`, said)];
    return [{ gate, blocked, change }];
  });
  const [only] = told;
  if (told.length === 1 && only) {
    return (
      <>
        <p className="mt-1">{only.blocked}</p>
        <p className="font-semibold">{t('matches.near.one', { change: only.change })}</p>
      </>
    );
  }
  return (
    <>
      <ul className="mt-1 list-disc ps-5">
        {told.map(({ gate, blocked }) => (
          <li key={gate}>{blocked}</li>
        ))}
      </ul>
      <p className="mt-1 font-semibold">{t('matches.near.several')}</p>
      <ul className="list-disc ps-5 font-semibold">
        {told.map(({ gate, change }) => (
          <li key={gate}>{change}</li>
        ))}
      </ul>
    </>
  );
}
