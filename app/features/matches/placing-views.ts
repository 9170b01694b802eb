import type { PrincipleId } from '~/matching/vocabulary';
import type { Sensitivity } from '~/matching/sensitivity';
import type { Placing, PrincipleDifference, Separation } from '~/matching/why-here';
import type { OfferHead } from './views';

/** A principle that tells two offers apart. A side that has stated nothing of it has no figure to show. */
export interface DifferenceView extends Omit<PrincipleDifference, 'own' | 'other'> {
  own: number | null;
  other: number | null;
}

/** What separates an offer from its neighbour in the order, with the neighbour's name. */
export interface SeparationView {
  offer: OfferHead;
  by: Separation['by'];
  fit: number;
  principles: DifferenceView[];
}

/** Why an offer stands where it does. */
export interface PlacingView {
  by: Placing['by'];
  preference: number | null;
  above: SeparationView | null;
  below: SeparationView | null;
}

interface TurnView {
  weight: number;
  offer: OfferHead;
}

/** How far the first place hangs on the weights. */
export interface SensitivityView {
  decidedBy: Exclude<Sensitivity['decidedBy'], 'nothing'>;
  first: OfferHead;
  nearest: (TurnView & { id: PrincipleId; present: number }) | null;
  /** Those whose weight alone can put another offer first. */
  principles: {
    id: PrincipleId;
    weight: number;
    below: TurnView | null;
    above: TurnView | null;
  }[];
}

type Heads = ReadonlyMap<string, OfferHead>;

/** @param isStated whether an offer has stated anything of a principle */
export function placingView(
  { offer, by, preference, above, below }: Placing,
  heads: Heads,
  isStated: (offerId: string, principle: PrincipleId) => boolean,
): PlacingView {
  const named = (step: Separation | null): SeparationView | null => {
    const head = step && heads.get(step.offer);
    if (!head) return null;
    const principles = step.principles.map((part) => ({
      ...part,
      own: isStated(offer, part.id) ? part.own : null,
      other: isStated(step.offer, part.id) ? part.other : null,
    }));
    return { offer: head, by: step.by, fit: step.fit, principles };
  };
  return { by, preference, above: named(above), below: named(below) };
}

/** Null where there is no offer to speak of. */
export function sensitivityView(told: Sensitivity, heads: Heads): SensitivityView | null {
  const first = heads.get(told.first ?? '');
  if (!first || told.decidedBy === 'nothing') return null;
  const named = <T extends { offer: string }>(turn: T | null) => {
    const offer = turn && heads.get(turn.offer);
    return offer ? { ...turn, offer } : null;
  };
  return {
    decidedBy: told.decidedBy,
    first,
    nearest: named(told.nearest),
    principles: told.principles
      .filter(({ below, above }) => below || above)
      .map(({ id, weight, below, above }) => ({
        id,
        weight,
        below: named(below),
        above: named(above),
      })),
  };
}

/** The offers that a sensitivity names. */
export function offersIn({ first, principles }: Sensitivity): string[] {
  const turns = principles.flatMap(({ below, above }) => [below, above]);
  return [first, ...turns.map((turn) => turn?.offer ?? null)].flatMap((id) => id ?? []);
}
