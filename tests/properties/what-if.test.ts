import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Board, type Need, parseBoard } from '../../app/matching/board';
import {
  type Difference,
  type NeedDifference,
  type Run,
  differenceOf,
} from '../../app/matching/difference';
import { whatIf } from '../../app/matching/what-if';
import type { Edit } from '../../app/matching/edits';
import { SMALL } from './boards';
import { editedBoards } from './edits';
import { REFERENCE } from './factory';
import { plainMatch } from './plain-match';

function told({ board, edits }: { board: Board; edits: Edit[] }) {
  const answer = whatIf(board, edits, REFERENCE);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer;
}

const run = ({ board, result }: Run): Run => ({ board, result });

test('no edits make no difference', () => {
  fc.assert(
    fc.property(editedBoards(SMALL), ({ board }) => {
      const { before, difference } = told({ board, edits: [] });
      const { pairs, coverage } = before.result;
      expect(difference).toEqual({
        gains: [],
        losses: [],
        changes: [],
        added: [],
        removed: [],
        gaps: [],
        pairs: { before: pairs, after: pairs },
        coverage: { before: coverage, after: coverage },
        idle: { cameIntoUse: [], fellIdle: [] },
      });
    }),
  );
});

test('the other way round it is mirrored', () => {
  const opposite = {
    closes: 'opens',
    opens: 'closes',
    shrinks: 'widens',
    widens: 'shrinks',
  } as const;
  const turned = <T extends { before: unknown; after: unknown }>(row: T) => ({
    ...row,
    before: row.after,
    after: row.before,
  });
  const mirrored = (difference: Difference): Difference => ({
    gains: difference.losses.map(turned),
    losses: difference.gains.map(turned),
    changes: difference.changes.map(turned),
    added: difference.removed,
    removed: difference.added,
    gaps: difference.gaps.map((gap) => ({
      ...turned(gap),
      kind: gap.kind === 'shifts' ? 'shifts' : opposite[gap.kind],
    })),
    pairs: turned(difference.pairs),
    coverage: turned(difference.coverage),
    idle: { cameIntoUse: difference.idle.fellIdle, fellIdle: difference.idle.cameIntoUse },
  });
  fc.assert(
    fc.property(editedBoards(SMALL), (edited) => {
      const { before, after, difference } = told(edited);
      expect(differenceOf(run(after), run(before))).toEqual(mirrored(difference));
    }),
  );
});

test('it is what lies between the plain results of the two boards', () => {
  let [gains, losses, gaps] = [0, 0, 0];
  fc.assert(
    fc.property(editedBoards(SMALL), (edited) => {
      const { after, difference } = told(edited);
      const boards = [edited.board, after.board] as const;
      const [x, y] = boards.map((board) => plainMatch(board, REFERENCE));
      if (!x || !y) throw new Error('two boards, two results');
      expect(difference.pairs).toEqual({ before: x.pairs, after: y.pairs });
      expect(difference.coverage).toEqual({ before: x.coverage, after: y.coverage });

      const outcomeIn = (result: typeof x, id: string) => {
        const { need, ...got } = result.allocation.find((row) => row.need === id) ?? {};
        return need
          ? got
          : { offer: null, reason: result.unmatched.find((row) => row.need === id)?.reason };
      };
      const rows = [...difference.gains, ...difference.losses, ...difference.changes];
      const byNeed = new Map(rows.map((row) => [row.need, row]));
      expect(byNeed.size).toBe(rows.length);
      const ids = boards.map(({ needs }) => needs.map(({ id }) => id).sort());
      for (const id of (ids[0] ?? []).filter((other) => ids[1]?.includes(other))) {
        const [before, after] = [outcomeIn(x, id), outcomeIn(y, id)];
        const row = byNeed.get(id);
        if (JSON.stringify(before) === JSON.stringify(after)) expect(row).toBeUndefined();
        else expect(row).toEqual({ need: id, before, after });
      }
      for (const [list, sign] of [
        [difference.gains, 1],
        [difference.losses, -1],
        [difference.changes, 0],
      ] as const) {
        for (const row of list) expect(Math.sign(plainVerdict(boards, row))).toBe(sign);
      }
      expect(difference.added.map(({ need }) => need)).toEqual(
        ids[1]?.filter((id) => !ids[0]?.includes(id)),
      );
      expect(difference.removed.map(({ need }) => need)).toEqual(
        ids[0]?.filter((id) => !ids[1]?.includes(id)),
      );
      for (const { need, outcome } of difference.added) expect(outcome).toEqual(outcomeIn(y, need));
      for (const { need, outcome } of difference.removed)
        expect(outcome).toEqual(outcomeIn(x, need));

      const unmetIn = (
        result: typeof x,
        row: { category?: string | undefined; state?: string | undefined },
      ) =>
        result.gaps
          .filter((gap) => gap.category === row.category && gap.state === row.state)
          .reduce((sum, gap) => sum + gap.noOffer + gap.contention + gap.absorption, 0);
      for (const gap of difference.gaps) {
        const [a, b] = [unmetIn(x, gap), unmetIn(y, gap)];
        expect(gap.kind).toBe(
          a === b
            ? 'shifts'
            : b === 0
              ? 'closes'
              : a === 0
                ? 'opens'
                : b < a
                  ? 'shrinks'
                  : 'widens',
        );
      }
      const named = difference.gaps.map(({ category, state }) => `${category} ${state}`);
      for (const gap of [...x.gaps, ...y.gaps]) {
        if (unmetIn(x, gap) !== unmetIn(y, gap))
          expect(named).toContain(`${gap.category} ${gap.state}`);
      }

      const usable = after.board.offers.filter(({ places }) => places > 0).map(({ id }) => id);
      expect(difference.idle.cameIntoUse).toEqual(
        x.idle
          .filter((id) => usable.includes(id) && !y.idle.includes(id))
          .map((offer) => ({
            offer,
            needs: y.allocation.filter((row) => row.offer === offer).map(({ need }) => need),
          })),
      );
      gains += difference.gains.length;
      losses += difference.losses.length;
      gaps += difference.gaps.length;
    }),
    { numRuns: 120 },
  );
  for (const found of [gains, losses, gaps]) expect(found).toBeGreaterThan(30);
});

/** Above 0 for a gain, below for a loss; written from the README, without the engine. */
function plainVerdict(boards: readonly Board[], { need, before, after }: NeedDifference): number {
  if (before.offer === null) return after.offer === null ? 0 : 1;
  if (after.offer === null) return -1;
  const [was, is] = [before.offer, after.offer];
  const opinions = boards
    .filter(({ offers }) => [was, is].every((id) => offers.some((offer) => offer.id === id)))
    .map(({ needs }) => {
      const wishes = (needs.find(({ id }) => id === need) as Need).preferences ?? [];
      const [a, b] = [was, is].map((id) => (wishes.includes(id) ? wishes.indexOf(id) : 1e6));
      return Math.sign((a ?? 0) - (b ?? 0));
    });
  if (opinions.length > 0 && opinions.every((one) => one === opinions[0]) && opinions[0] !== 0) {
    return opinions[0] ?? 0;
  }
  return after.fit - before.fit;
}

test('the largest effect stands first', () => {
  fc.assert(
    fc.property(editedBoards(SMALL), (edited) => {
      const { difference } = told(edited);
      for (const list of [difference.gains, difference.losses, difference.changes]) {
        const keys = list.map(({ need, before, after }): [number, number, number, string] => {
          const a = before.offer === null ? { got: 0, fit: 0, rank: 0 } : { ...before, got: 1 };
          const b = after.offer === null ? { got: 0, fit: 0, rank: 0 } : { ...after, got: 1 };
          const apart = (figure: 'got' | 'fit' | 'rank') => -Math.abs(a[figure] - b[figure]);
          return [apart('got'), apart('fit'), apart('rank'), need];
        });
        const inOrder = [...keys].sort((a, b) => {
          const at = a.findIndex((figure, i) => figure !== b[i]);
          return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
        });
        expect(keys).toEqual(inOrder);
      }
    }),
  );
});

test('an edited board is one that may be put in, and the board it came from is as it was', () => {
  fc.assert(
    fc.property(editedBoards(SMALL), (edited) => {
      const written = JSON.stringify(edited.board);
      const { after } = told(edited);
      expect(parseBoard(after.board, REFERENCE)).toEqual({ ok: true, board: after.board });
      expect(JSON.stringify(edited.board)).toBe(written);
    }),
  );
});
