import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Board, Need, Offer } from '../../app/matching/board';
import {
  type ChainLink,
  type Displacement,
  type OutcomeStory,
  whyThisOutcome,
} from '../../app/matching/displacement';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { SMALL, boards } from './boards';
import { REFERENCE } from './factory';
import { capOf, plainChoice, plainRule } from './plain';
import { type Assignment, type PlainBoard, plainAllocation, plainBoard } from './plain-match';

const row = <T extends { id: string }>(rows: readonly T[], id: string) =>
  rows.find((other) => other.id === id) as T;

/** Every need's story on generated boards, with the plain definition's own allocation. */
function everyStory(
  judge: (told: OutcomeStory, plain: PlainBoard, got: Assignment, need: Need) => void,
  options?: { steps?: number; most?: number },
) {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const prepared = prepare(board, REFERENCE);
      const result = match(prepared);
      const plain = plainBoard(board, REFERENCE);
      const got = plainAllocation(plain);
      for (const need of board.needs) {
        judge(whyThisOutcome(prepared, result, need.id, options), plain, got, need);
      }
    }),
    { numRuns: 120 },
  );
}

const WHOLE = { steps: 100, most: 100 };

const heldBy = ({ board }: PlainBoard, got: Assignment, offer: string) =>
  board.needs.filter(({ id }) => got.get(id) === offer);

/** Whether the offer, choosing again among what it holds and the need, would keep the need. */
function wouldTake(plain: PlainBoard, got: Assignment, need: Need, offer: Offer): boolean {
  const choice = plainChoice(plain.board, REFERENCE, offer, [
    ...heldBy(plain, got, offer.id),
    need,
  ]);
  return choice.includes(need);
}

function judgeBetter(
  better: readonly Displacement[],
  plain: PlainBoard,
  got: Assignment,
  need: Need,
) {
  const { board } = plain;
  const order = plain.orders.get(need.id) ?? [];
  const own = got.get(need.id);
  const expected = own === undefined ? order : order.slice(0, order.indexOf(own));
  expect(better.map(({ offer }) => offer)).toEqual(expected);
  for (const { offer: id, rank, full, holders } of better) {
    const offer = row(board.offers, id);
    expect(rank).toBe(order.indexOf(id) + 1);
    expect(wouldTake(plain, got, need, offer)).toBe(false);
    const held = heldBy(plain, got, id);
    const ofState = held.filter(({ state }) => state === need.state);
    const against = ofState.length >= capOf(board, offer, need.state) ? ofState : held;
    expect(holders.map((holder) => holder.need).sort()).toEqual(against.map((h) => h.id).sort());
    expect(full).toBe(holders.length < offer.places ? 'state' : 'offer');
    if (full === 'state') expect(against).toBe(ofState);
    for (const { need: holder, rule } of holders) {
      const ahead = row(board.needs, holder);
      expect(plainRule(board, REFERENCE, offer, ahead, need)).toEqual({ rule, isAhead: true });
    }
    // In the offer's own order.
    holders.slice(1).forEach(({ need: behind }, i) => {
      const [a, b] = [holders[i]?.need ?? '', behind].map((other) => row(board.needs, other));
      if (a && b) expect(plainRule(board, REFERENCE, offer, a, b).isAhead).toBe(true);
    });
  }
}

test('every offer that a need would rather have had is full against it, and its holders stand ahead', () => {
  const seen = { allocated: 0, contention: 0, absorption: 0, 'no-offer': 0, better: 0 };
  everyStory((told, plain, got, need) => {
    const order = plain.orders.get(need.id) ?? [];
    const offer = got.get(need.id) ?? null;
    seen[told.outcome] += 1;
    seen.better += told.better.length;
    const outcome =
      offer !== null
        ? 'allocated'
        : order.length === 0
          ? 'no-offer'
          : plain.entering.includes(need)
            ? 'contention'
            : 'absorption';
    expect(told).toMatchObject({ need: need.id, outcome, offer, of: order.length });
    expect(told.rank).toBe(offer === null ? null : order.indexOf(offer) + 1);
    expect(told.absorption === null).toBe(outcome !== 'absorption');
    if (outcome === 'absorption' || outcome === 'no-offer') {
      expect(told).toMatchObject({ better: [], chain: [], untold: 0 });
    } else judgeBetter(told.better, plain, got, need);
  }, WHOLE);
  expect(Object.values(seen).every((count) => count > 20)).toBe(true);
});

test('absorption names how many enter and which: those of the State with the lowest numbers', () => {
  everyStory(({ outcome, absorption }, { board, entering }, _got, need) => {
    if (outcome !== 'absorption') return;
    const entered = entering
      .filter(({ state }) => state === need.state)
      .sort((a, b) => a.nationalPriority - b.nationalPriority);
    expect(absorption).toEqual({
      limit: board.settings?.absorption?.[need.state],
      entered: entered.map(({ id, nationalPriority }) => ({ need: id, nationalPriority })),
    });
    expect(entered).toHaveLength(absorption?.limit ?? -1);
    for (const { nationalPriority } of entered) {
      expect(nationalPriority).toBeLessThan(need.nationalPriority);
    }
  });
});

test('the chain names each holder once, nearest first, with why it is where it is', () => {
  let [links, places] = [0, 0];
  everyStory((told, plain, got, need) => {
    const stepOf = new Map<string, number>([[need.id, 0]]);
    const namedBy = (better: readonly Displacement[]) =>
      better.flatMap(({ holders }) => holders.map((holder) => holder.need));
    const stories = [{ need: need.id, better: told.better }, ...told.chain];
    let last = 0;
    for (const link of told.chain) {
      links += 1;
      expect(stepOf.has(link.need)).toBe(false);
      stepOf.set(link.need, link.step);
      const namers = stories.filter(({ better }) => namedBy(better).includes(link.need));
      const before = Math.min(...namers.map((story) => stepOf.get(story.need) ?? Infinity));
      expect(link.step).toBe(before + 1);
      expect(link.step).toBeGreaterThanOrEqual(last);
      last = link.step;
      places += judgeLink(link, plain, got);
    }
    // Whole: whoever is named is told of.
    expect(told.untold).toBe(0);
    for (const { better } of stories) {
      for (const id of namedBy(better)) expect(stepOf.has(id)).toBe(true);
    }
  }, WHOLE);
  expect(links).toBeGreaterThan(100);
  expect(places).toBeGreaterThan(20);
});

/** @returns 1 for a link that has an alternative */
function judgeLink(link: ChainLink, plain: PlainBoard, got: Assignment): number {
  const { board, orders } = plain;
  const holder = row(board.needs, link.need);
  const order = orders.get(link.need) ?? [];
  expect(link.offer).toBe(got.get(link.need));
  expect(link.rank).toBe(order.indexOf(link.offer) + 1);
  judgeBetter(link.better, plain, got, holder);
  const next = order
    .slice(link.rank)
    .map((id) => row(board.offers, id))
    .find((offer) => wouldTake(plain, got, holder, offer));
  if (!next) {
    expect(link.alternative).toBeNull();
    return 0;
  }
  const held = heldBy(plain, got, next.id);
  const kept = plainChoice(board, REFERENCE, next, [...held, holder]);
  expect(link.alternative).toEqual({
    offer: next.id,
    rank: order.indexOf(next.id) + 1,
    isFree: kept.length === held.length + 1,
  });
  return 1;
}

test('a chain that is cut says how many holders it leaves out', () => {
  let cut = 0;
  fc.assert(
    fc.property(boards(SMALL), fc.nat(2), fc.nat(3), (board: Board, steps, most) => {
      const prepared = prepare(board, REFERENCE);
      const result = match(prepared);
      for (const { id } of board.needs) {
        const whole = whyThisOutcome(prepared, result, id, WHOLE);
        const told = whyThisOutcome(prepared, result, id, { steps, most });
        const expected = whole.chain.filter(({ step }) => step <= steps).slice(0, most);
        expect(told).toMatchObject({ better: whole.better, chain: expected });
        expect(told.untold === 0).toBe(told.chain.length === whole.chain.length);
        if (told.untold > 0) cut += 1;
      }
    }),
    { numRuns: 120 },
  );
  expect(cut).toBeGreaterThan(20);
});

test('the reasons of a need that is not followed are not told, nor counted', () => {
  everyStory((told, { board }) => {
    const prepared = prepare(board, REFERENCE);
    const follow = (id: string) => id > 'need-3';
    const story = whyThisOutcome(prepared, match(prepared), told.need, { ...WHOLE, follow });
    expect(story).toMatchObject({ better: told.better, untold: 0 });
    for (const { need } of story.chain) {
      expect(follow(need)).toBe(true);
      expect(told.chain.map((link) => link.need)).toContain(need);
    }
  }, WHOLE);
});
