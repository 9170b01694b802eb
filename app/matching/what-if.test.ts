import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import { verify } from './verify';
import { runOf, whatIf } from './what-if';

const board = makeBoard({ offers: [makeOffer({ languages: ['mn'] })] });
const speak = {
  edit: 'change-offer',
  id: 'offer-1',
  fields: { languages: ['mn', 'fr'] },
} as const;

describe('what would differ if a board were edited', () => {
  test('both boards, their results, and what lies between them', () => {
    const answer = whatIf(board, [speak], REFERENCE);
    if (!answer.ok) throw new Error('refused');
    expect(answer.before.board).toBe(board);
    expect(answer.before.result.unmatched).toEqual([{ need: 'need-1', reason: 'no-offer' }]);
    expect(answer.after.board.offers[0]?.languages).toEqual(['mn', 'fr']);
    expect(answer.after.result.coverage.allocated).toBe(1);
    expect(answer.difference.gains.map(({ need }) => need)).toEqual(['need-1']);
  });

  test('a wrong edit is refused, and nothing is matched', () => {
    const watch = () => {
      throw new Error('it was matched');
    };
    const wrong = { edit: 'remove-need', id: 'need-9' } as const;
    expect(whatIf(board, [speak, wrong], REFERENCE, { watch })).toMatchObject({
      ok: false,
      faults: [{ path: 'edits[1].id' }],
      more: 0,
    });
  });

  test('the progress of both matches is told as one, and a caller stops it by throwing', () => {
    const shares: number[] = [];
    whatIf(board, [speak], REFERENCE, { watch: (done, total) => shares.push(done / total) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], shares.includes(0.5), shares.at(-1)]).toEqual([0, true, 1]);
    const stop = (done: number, total: number) => {
      if (done / total >= 0.5) throw new Error('enough');
    };
    expect(() => whatIf(board, [speak], REFERENCE, { watch: stop })).toThrow('enough');
  });
});

test('a run can be proved, and keeps of each ranking the first row', () => {
  const offers = ['a', 'b', 'c'].map((id) => makeOffer({ id }));
  const { prepared, proof, result } = runOf(makeBoard({ needs: [makeNeed()], offers }), REFERENCE);
  expect(verify(prepared, result, proof)).toEqual([]);
  expect(result.rankings[0]?.offers.map(({ offer }) => offer)).toEqual(['a']);
});
