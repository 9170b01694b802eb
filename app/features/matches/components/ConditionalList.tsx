import type { ReactNode } from 'react';
import { useFormat, useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import type { ConditionalView } from '../queries.server';
import { Fit } from './Fit';
import { OfferHeading } from './Heads';
import { PairDetails } from './PairDetails';

interface ConditionalListProps {
  title: string;
  lead: string;
  offers: readonly ConditionalView[];
  /** That there are more than are shown. */
  rest: ReactNode;
  names: Record<PrincipleId, string>;
  choice?: ((offerId: string) => ReactNode) | undefined;
}

/** Offers that only their conditions keep out: apart from the order, each with its conditions first. */
export function ConditionalList({
  title,
  lead,
  offers,
  rest,
  names,
  choice,
}: ConditionalListProps) {
  const t = useT();
  const format = useFormat();
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="conditional" className="mt-12 max-w-reading">
      <h2 id="conditional">{title}</h2>
      <p className="mt-1 mb-4 text-small text-soft">{lead}</p>
      <ul>
        {offers.map(({ offer, listed, ...pair }) => (
          <li key={offer.id} className="border-t border-line py-5">
            <OfferHeading offer={offer} />
            <p className="mt-1 font-semibold">
              {t('introductions.conditional.list', {
                conditions: format.list(listed.map((code) => t(`words.condition.${code}`))),
              })}
            </p>
            <Fit fit={pair.fit} />
            <PairDetails pair={pair} names={names} />
            {choice?.(offer.id)}
          </li>
        ))}
      </ul>
      {rest && <p className="mt-2 text-small text-soft">{rest}</p>}
    </section>
  );
}
