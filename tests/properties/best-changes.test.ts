import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange } from '../../app/matching/apply-change';
import { bestChanges } from '../../app/matching/best-changes';
import { type Board, parseBoard } from '../../app/matching/board';
import { candidateChanges } from '../../app/matching/candidate-changes';
import { ChangeBounds } from '../../app/matching/change-bounds';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { runOf } from '../../app/matching/what-if';
import { SMALL, boards } from './boards';
import { REFERENCE, makeBoard, makeOffer } from './factory';
import { plainBlockers } from './plain';

const resultOf = (board: Board) => match(prepare(board, REFERENCE), { top: 0 });
const offersGot = (board: Board) =>
  new Map(resultOf(board).allocation.map(({ need, offer }) => [need, offer]));
const eligible = (board: Board) =>
  board.needs.flatMap((need) =>
    board.offers
      .filter((offer) => plainBlockers(board, REFERENCE, need, offer).length === 0)
      .map((offer) => `${need.id} ${offer.id}`),
  );

test('a change opens what it names, closes nothing, and leaves a board that may be put in', () => {
  const tried = new Map<string, number>();
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const before = eligible(board);
      for (const { change } of candidateChanges(runOf(board, REFERENCE))) {
        const changed = applyChange(board, change);
        expect(parseBoard(changed, REFERENCE).ok).toBe(true);
        const after = eligible(changed);
        expect(after).toEqual(expect.arrayContaining(before));
        const more = after.filter((pair) => !before.includes(pair));
        for (const pair of more) expect(pair.endsWith(` ${change.offer}`)).toBe(true);
        if (change.gate !== 'places') expect(more).not.toEqual([]);
        tried.set(change.gate, (tried.get(change.gate) ?? 0) + 1);
      }
    }),
    { numRuns: 200 },
  );
  expect(tried.size).toBeGreaterThan(6);
});

test('one more place on a full offer is room for one more need of that State', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const { unmatched } = resultOf(board);
      const left = unmatched.filter(({ reason }) => reason === 'contention').length;
      const wider = candidateChanges(runOf(board, REFERENCE)).filter(
        ({ change }) => change.gate === 'places',
      );
      if (left > 0) expect(wider).not.toEqual([]);
      for (const { change } of wider) {
        const offer = board.offers.find(({ id }) => id === change.offer);
        const { places = offer?.places, perState = offer?.perState ?? 1 } = change.fields;
        expect((places ?? 0) - (offer?.places ?? 0)).toBeLessThanOrEqual(1);
        expect(perState >= (offer?.perState ?? 1)).toBe(true);
        expect(change.value !== null).toBe('perState' in change.fields);
      }
    }),
  );
});

test('every change that unlocks names is a candidate', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const run = runOf(board, REFERENCE);
      const named = candidateChanges(run).map(({ change }) => change);
      for (const { gate, offers, value } of run.result.unlocks) {
        for (const offer of offers) {
          const found = named.filter((change) => change.gate === gate && change.offer === offer);
          if (value === null) expect(found).not.toEqual([]);
          else expect(found.map((change) => change.value)).toContain(value);
        }
      }
    }),
  );
});

test('no candidate serves more than its bounds allow', () => {
  const met = { cheap: 0, close: 0, closer: 0 };
  fc.assert(
    fc.property(boards({ ...SMALL, needs: 8 }), (board) => {
      const run = runOf(board, REFERENCE);
      const candidates = candidateChanges(run);
      const bounds = new ChangeBounds(run, candidates, REFERENCE);
      for (const candidate of candidates) {
        const { allocated } = resultOf(applyChange(board, candidate.change)).coverage;
        const [cheap, close] = [bounds.cheap(candidate), bounds.close(candidate)];
        expect(allocated).toBeLessThanOrEqual(cheap);
        expect(allocated).toBeLessThanOrEqual(close);
        met.cheap += Number(allocated === cheap);
        met.close += Number(allocated === close);
        met.closer += Number(close < cheap);
      }
    }),
    { numRuns: 300 },
  );
  for (const times of Object.values(met)) expect(times).toBeGreaterThan(20);
});

test('every step is the best of all its candidates', () => {
  let [taken, ruledOut] = [0, 0];
  fc.assert(
    fc.property(boards({ ...SMALL, needs: 8 }), (start) => {
      const found = bestChanges(start, 3, REFERENCE);
      let board = start;
      for (let n = 0; n < 3; n += 1) {
        const expected = plainBest(board);
        const step = found.steps[n];
        expect(step?.change).toEqual(expected?.change);
        if (!step || !expected) break;
        const { allocation, coverage } = expected.result;
        const was = offersGot(board);
        const is = new Map(allocation.map(({ need, offer }) => [need, offer]));
        expect(step.coverage).toEqual({ before: resultOf(board).coverage, after: coverage });
        expect(step.served).toEqual([...is.keys()].filter((need) => !was.has(need)));
        expect(step.unserved).toEqual([...was.keys()].filter((need) => !is.has(need)));
        expect(step.affected).toBe(expected.affected);
        board = expected.board;
        taken += 1;
        ruledOut += step.ruledOut;
      }
      expect(found.after.board).toEqual(board);
      expect(found.after.result.allocation).toEqual(resultOf(board).allocation);
    }),
    { numRuns: 150 },
  );
  expect(taken).toBeGreaterThan(50);
  expect(ruledOut).toBeGreaterThan(5);
});

/** All candidates of a board, each tried; the best by the rule of the README, written anew. */
function plainBest(board: Board) {
  const was = offersGot(board);
  const tried = candidateChanges(runOf(board, REFERENCE)).map(({ change }) => {
    const changed = applyChange(board, change);
    const result = resultOf(changed);
    const is = new Map(result.allocation.map(({ need, offer }) => [need, offer]));
    const affected = board.needs.filter(({ id }) => was.get(id) !== is.get(id)).length;
    const { category, gate, value, offer } = change;
    const words = [category, gate, value === null ? '' : `+${value}`, offer];
    const figures = [-result.coverage.allocated, -result.coverage.maximum, affected];
    return { change, board: changed, result, affected, key: [...figures, ...words] };
  });
  return tried
    .filter(({ result }) => result.coverage.allocated > was.size)
    .sort((a, b) => {
      const at = a.key.findIndex((part, i) => part !== b.key[i]);
      return (a.key[at] ?? 0) < (b.key[at] ?? 0) ? -1 : 1;
    })[0];
}

test('the search tells how far it is, ends at the whole, and stops when what watches it throws', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const shares: number[] = [];
      bestChanges(board, 2, REFERENCE, { watch: (done, total) => shares.push(done / total) });
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(shares.at(-1)).toBe(1);
    }),
    { numRuns: 30 },
  );
  const cancel = () => {
    throw new Error('enough');
  };
  const board = makeBoard({ offers: [makeOffer({ languages: ['mn'] })] });
  expect(() => bestChanges(board, 1, REFERENCE, { watch: cancel })).toThrow('enough');
});
