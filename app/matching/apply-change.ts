import { byCodePoint } from './arithmetic';
import type { Board, Need, Offer } from './board';
import type { Change } from './changes';
import type { UnlockGate } from './unlocks';

/** One offer that opens one gate: what it adds, drops, declares or extends. */
export interface OfferChange {
  offer: string;
  /** Of the needs that ask for the change; the first by code point when several do. */
  category: string;
  gate: UnlockGate;
  /**
   * The topic, form of support, State, language or mode that is added; the conditions or arrangements that are
   * dropped, joined by `+`; the new window, as `from/to`; the State that gets one more place, null when the
   * offer's places in all are what was short; null where the gate says everything.
   */
  value: string | null;
  /** The offer's fields as the change leaves them, ready for an edit `change-offer`. */
  fields: Partial<Offer>;
}

/** How much of an offer is used: by the allocation, and by current activities. */
export interface Use {
  /** Needs that the offer holds: in all, and of the State in question. */
  held: number;
  heldOfState: number;
  /** Current activities that name the offer and that State. */
  activities: number;
}

type Opening = Pick<OfferChange, 'gate' | 'value' | 'fields'>;

/**
 * The changes of an offer that would each open one closed gate for a need (`changesFor` tells the gate and its
 * values). None for a gate that lies between the parties. Each only adds to what the offer can serve: no other
 * pair becomes ineligible by it.
 */
export function openingsOf(
  { gate, kind, values }: Change,
  need: Need,
  offer: Offer,
  asOf: string,
  use: Use,
): Opening[] {
  const each = (fieldsWith: (value: string) => Partial<Offer>) =>
    values.map((value) => ({ gate: gate as UnlockGate, value, fields: fieldsWith(value) }));
  const once = (value: string | null, fields: Partial<Offer>) => [
    { gate: gate as UnlockGate, value, fields },
  ];
  switch (gate) {
    case 'topic':
      return each((topic) => ({
        categories: offer.categories.map((listed) =>
          listed.category === need.category
            ? { ...listed, topics: [...new Set(listed.topics).add(topic)] }
            : listed,
        ),
      }));
    case 'support':
      return each((form) => ({ support: [...offer.support, form as Need['support'][number]] }));
    case 'scope':
      return each((state) => ({ covers: [...new Set(offer.covers).add(state)] }));
    case 'language':
      return each((language) => ({ languages: [...offer.languages, language] }));
    case 'mode':
      return each((mode) => ({ modes: [...offer.modes, mode as Need['modes'][number]] }));
    case 'window': {
      if (kind === 'parties') return [];
      const window = extended(offer.window, need.window, asOf);
      return once(`${window.from}/${window.to}`, { window });
    }
    case 'conditions':
      return once(values.join('+'), { conditions: [] });
    case 'sovereignty':
      return once(values.join('+'), {
        arrangements: [...new Set(offer.arrangements)].filter((used) => !values.includes(used)),
      });
    case 'safeguards':
      return once(null, { humanRightsSafeguards: true });
    case 'confidentiality':
      return once(null, { handlingAccepted: true });
    case 'places':
      return [onePlaceMore(need.state, offer, use)];
    case 'category':
    case 'excluded':
    case 'self':
    case 'declined':
      return [];
  }
}

/**
 * Room for one more need of a State than the offer holds now: one more place if all are held, and a higher
 * perState if that is used up by what it holds and by current activities. perState counts for every State.
 */
export function onePlaceMore(
  state: string,
  offer: Offer,
  { held, heldOfState, activities }: Use,
): Opening {
  const isStateFull = activities + heldOfState >= (offer.perState ?? 1);
  return {
    gate: 'places',
    value: isStateFull ? state : null,
    fields: {
      ...(held >= offer.places && { places: offer.places + 1 }),
      ...(isStateFull && { perState: activities + heldOfState + 1 }),
    },
  };
}

/** The offer's window drawn out to take in the need's days from asOf on; it never becomes shorter. */
function extended(offer: Offer['window'], need: Need['window'], asOf: string): Offer['window'] {
  const [from = asOf] = [later(need.from, asOf), offer.from].sort();
  return { from, to: later(need.to, offer.to) };
}

function later(a: string, b: string): string {
  const [, last = b] = [a, b].sort();
  return last;
}

/** The board with one offer changed. The offer must be on it. */
export function applyChange(
  board: Board,
  { offer, fields }: Pick<OfferChange, 'offer' | 'fields'>,
): Board {
  return {
    ...board,
    offers: board.offers.map((row) => (row.id === offer ? { ...row, ...fields } : row)),
  };
}

/** By category, gate, value and offer, by code point; no value is a shorter text than any. */
export function byWhatChanges(a: OfferChange, b: OfferChange): number {
  return (
    byCodePoint(a.category, b.category) ||
    byCodePoint(a.gate, b.gate) ||
    byCodePoint(a.value ?? '', b.value ?? '') ||
    byCodePoint(a.offer, b.offer)
  );
}
