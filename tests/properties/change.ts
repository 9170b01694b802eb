import type { Board, Need, Offer } from '../../app/matching/board';
import type { Change } from '../../app/matching/changes';
import { isCurrent } from './plain';

/** Every way of making one change that the engine names: the offer as it then is. */
export function applied(
  board: Board,
  need: Need,
  offer: Offer,
  { gate, values }: Omit<Change, 'kind'>,
): Offer[] {
  switch (gate) {
    case 'category':
      return values.map((category) => ({
        ...offer,
        categories: [...offer.categories, { category }],
      }));
    case 'topic':
      return values.map((topic) => ({
        ...offer,
        categories: offer.categories.map((listed) =>
          listed.category === need.category
            ? { ...listed, topics: [...(listed.topics ?? []), topic] }
            : listed,
        ),
      }));
    case 'support':
      return values.map((form) => ({
        ...offer,
        support: [...offer.support, form as Offer['support'][number]],
      }));
    case 'scope':
      return values.map((state) => ({ ...offer, covers: [...(offer.covers ?? []), state] }));
    case 'language':
      return values.map((code) => ({ ...offer, languages: [...offer.languages, code] }));
    case 'mode':
      return values.map((mode) => ({
        ...offer,
        modes: [...offer.modes, mode as Offer['modes'][number]],
      }));
    case 'window': {
      const [from = '', to = ''] = values;
      return [{ ...offer, window: { from, to } }];
    }
    case 'conditions':
      return [{ ...offer, conditions: dropped(offer.conditions ?? [], values) }];
    case 'sovereignty':
      return [{ ...offer, arrangements: dropped(offer.arrangements ?? [], values) }];
    case 'safeguards':
      return [{ ...offer, humanRightsSafeguards: true }];
    case 'confidentiality':
      return [{ ...offer, handlingAccepted: true }];
    case 'places': {
      // One more place for that State than it has taken up.
      const taken = (board.activities ?? [])
        .filter(isCurrent(board))
        .filter((activity) => activity.offer === offer.id && activity.state === values[0]);
      const perState = Math.max(offer.perState ?? 1, taken.length + 1);
      return [{ ...offer, places: Math.max(offer.places, 1), perState }];
    }
    case 'excluded':
    case 'self':
    case 'declined':
      return [];
  }
}

function dropped<T extends string>(list: readonly T[], values: readonly string[]): T[] {
  return list.filter((item) => !values.includes(item));
}
