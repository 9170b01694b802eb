import type { ReactNode } from 'react';
import { useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import type { PlacingView } from '../placing-views';
import type { CandidateView } from '../queries.server';
import { Fit } from './Fit';
import { OfferHeading } from './Heads';
import { PairDetails } from './PairDetails';
import { WhyHere } from './WhyHere';

interface CandidateListProps {
  /** The place of the first one, from 1. */
  start: number;
  candidates: readonly CandidateView[];
  /** By the offer's id, why it stands where it does. */
  placing: Partial<Record<string, PlacingView>>;
  names: Record<PrincipleId, string>;
  /** What the reader may do with an offer, by its id. */
  choice?: ((offerId: string) => ReactNode) | undefined;
}

/** Offers in the need's order, each with why it stands where it does. */
export function CandidateList({ start, candidates, placing, names, choice }: CandidateListProps) {
  const t = useT();
  return (
    <ol start={start} className="max-w-reading list-decimal ps-8 marker:text-soft">
      {candidates.map((candidate) => {
        const why = placing[candidate.offer.id];
        return (
          <li key={candidate.offer.id} className="border-t border-line py-5 ps-2">
            <OfferHeading offer={candidate.offer} />
            <Fit fit={candidate.fit} />
            {why ? (
              <WhyHere placing={why} names={names} />
            ) : (
              <p className="text-small">{t(`matches.candidates.reason.${candidate.reason}`)}</p>
            )}
            <PairDetails pair={candidate} names={names} />
            {choice?.(candidate.offer.id)}
          </li>
        );
      })}
    </ol>
  );
}
