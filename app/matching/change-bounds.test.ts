import { expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Board } from './board';
import { candidateChanges } from './candidate-changes';
import { ChangeBounds } from './change-bounds';
import { runOf } from './what-if';

/** The bounds of a board, and the candidate that changes an offer by a value. */
function boundsOf(board: Partial<Board>) {
  const run = runOf(makeBoard({ memberships: { SEN: [] }, ...board }), REFERENCE);
  const candidates = candidateChanges(run);
  const candidate = (offer: string, value: string | null) => {
    const found = candidates.find(({ change }) => change.offer === offer && change.value === value);
    if (!found) throw new Error(`${offer} is not changed by ${value}`);
    return found;
  };
  return { bounds: new ChangeBounds(run, candidates, REFERENCE), candidate };
}

const held = makeNeed({ id: 'held', state: 'SEN' });
const contends = makeNeed({ id: 'contends', state: 'GHA', nationalPriority: 2 });
const speaks = makeNeed({ id: 'speaks', state: 'MNG', languages: ['mn'] });

test('no more are served than the places, those that come in and those in contention', () => {
  const needs = [held, contends, speaks];
  const offers = (places: number) => [
    makeOffer({ id: 'p' }),
    makeOffer({ id: 'q', languages: ['es'], places }),
  ];
  const few = boundsOf({ needs, offers: offers(1) });
  expect(few.bounds.cheap(few.candidate('q', 'mn'))).toBe(2);
  const many = boundsOf({ needs, offers: offers(9) });
  // One is served, one comes in, one contends.
  expect(many.bounds.cheap(many.candidate('q', 'mn'))).toBe(3);
});

test('nor than are served without the offer, and its places; the board without it is matched once', () => {
  const needs = [held, contends, speaks];
  const { bounds, candidate } = boundsOf({ needs, offers: [makeOffer({ id: 'p' })] });
  expect(bounds.close(candidate('p', 'mn'))).toBe(1);
  expect(bounds.close(candidate('p', null))).toBe(2);
  expect(bounds.matched).toBe(1);
});

test('where that is not worth a match, there is no such bound', () => {
  // An offer with one candidate, and one that holds nothing.
  const needs = [held, { ...speaks, languages: ['mn', 'zh'] }];
  const offers = [
    makeOffer({ id: 'p', declined: ['speaks'] }),
    makeOffer({ id: 'q', languages: ['es'] }),
  ];
  const idle = boundsOf({ needs, offers });
  expect(idle.bounds.close(idle.candidate('q', 'mn'))).toBe(Infinity);
  const single = boundsOf({ needs: [held, speaks], offers: [makeOffer({ id: 'p' })] });
  expect(single.bounds.close(single.candidate('p', 'mn'))).toBe(Infinity);
  expect([idle.bounds.matched, single.bounds.matched]).toEqual([0, 0]);
});
