import { useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import type { CandidateView } from '../queries.server';
import { Fit } from './Fit';
import { OfferHeading } from './Heads';
import { PairDetails } from './PairDetails';

interface CandidateListProps {
  /** The place of the first one, from 1. */
  start: number;
  candidates: readonly CandidateView[];
  names: Record<PrincipleId, string>;
}

/** Offers in the need's order, each with why it stands where it does. */
export function CandidateList({ start, candidates, names }: CandidateListProps) {
  const t = useT();
  return (
    <ol start={start} className="max-w-reading list-decimal ps-8 marker:text-soft">
      {candidates.map((candidate) => (
        <li key={candidate.offer.id} className="border-t border-line py-5 ps-2">
          <OfferHeading offer={candidate.offer} />
          <Fit fit={candidate.fit} />
          <p className="text-small">{t(`matches.candidates.reason.${candidate.reason}`)}</p>
          <PairDetails pair={candidate} names={names} />
        </li>
      ))}
    </ol>
  );
}
