import { entrants, wouldTake } from './allocate';
import { maximumCoverage } from './coverage';
import { ordersOf } from './evaluate';
import { placesForState } from './gates';
import type { Result } from './match';
import type { Prepared, PreparedNeed } from './prepare';

/**
 * Proves a result against its board, without trusting how it was made: every allocated pair is eligible, no
 * offer is over its places, no pair blocks (stability), and no allocation could serve more needs than `maximum`
 * says (a cut of that size). Gives one sentence for each thing that does not hold.
 */
export function verify(board: Prepared, result: Result): string[] {
  const faults: string[] = [];
  const orders = ordersOf(board);
  const reasons = entrants(board, orders);
  const got = new Map<number, number>();
  const held = board.offers.map((): PreparedNeed[] => []);

  for (const row of result.allocation) {
    const need = board.needById.get(row.need);
    const place = need
      ? (orders[need.index] ?? []).findIndex((r) => r.offer.row.id === row.offer)
      : -1;
    const ranked = need && orders[need.index]?.[place];
    if (!need || !ranked) {
      faults.push(`${row.need} is given ${row.offer}, which it is not eligible for`);
      continue;
    }
    if (got.has(need.index)) faults.push(`${row.need} is allocated twice`);
    if (reasons[need.index]) faults.push(`${row.need} is allocated but did not enter`);
    if (row.rank !== place + 1) faults.push(`${row.need} has rank ${row.rank}, not ${place + 1}`);
    if (row.fit !== ranked.fit) faults.push(`${row.need} has fit ${row.fit}, not ${ranked.fit}`);
    const shared = need.row.support.filter((form) => ranked.offer.row.support.includes(form));
    const forms = [...row.covers, ...row.remaining].sort().join(' ');
    if (
      row.covers.join(' ') !== shared.sort().join(' ') ||
      forms !== [...need.row.support].sort().join(' ')
    ) {
      faults.push(`${row.need} is told wrongly which forms of support ${row.offer} covers`);
    }
    got.set(need.index, place);
    held[ranked.offer.index]?.push(need);
  }

  for (const offer of board.offers) {
    const needs = held[offer.index] ?? [];
    if (needs.length > offer.row.places) {
      faults.push(`${offer.row.id} holds ${needs.length} needs but has ${offer.row.places} places`);
    }
    for (const state of new Set(needs.map(({ row }) => row.state))) {
      const ofState = needs.filter(({ row }) => row.state === state).length;
      const most = placesForState(state, offer, board);
      if (ofState > most)
        faults.push(`${offer.row.id} holds ${ofState} needs of ${state}, not ${most}`);
    }
  }

  for (const need of board.needs) {
    if (reasons[need.index]) continue;
    const better = (orders[need.index] ?? []).slice(0, got.get(need.index));
    for (const { offer } of better) {
      if (wouldTake(need, offer, held[offer.index] ?? [], board)) {
        faults.push(`${need.row.id} and ${offer.row.id} block: each would rather have the other`);
      }
    }
  }

  const { maximum, cut } = maximumCoverage(board, orders, (index) => reasons[index] === null);
  if (cut !== result.coverage.maximum || maximum !== cut) {
    faults.push(`the maximum is given as ${result.coverage.maximum}; the cut allows ${cut}`);
  }
  if (result.coverage.allocated !== result.allocation.length) {
    faults.push(`coverage counts ${result.coverage.allocated} of ${result.allocation.length}`);
  }
  for (const { need: id, reason } of result.unmatched) {
    const need = board.needById.get(id);
    const expected = need && (reasons[need.index] ?? 'contention');
    if (reason !== expected) {
      faults.push(`${id} is unmatched by ${reason}, not ${expected ?? 'on the board'}`);
    }
  }
  for (const { need: id, offers } of result.rankings) {
    const order = orders[board.needById.get(id)?.index ?? -1] ?? [];
    offers.forEach(({ offer, fit }, place) => {
      const ranked = order[place];
      if (ranked?.offer.row.id !== offer || ranked.fit !== fit) {
        faults.push(`${id} ranks ${offer} at ${place + 1} with fit ${fit}, against its order`);
      }
    });
  }
  const named = new Set([...result.allocation, ...result.unmatched].map(({ need }) => need));
  const rows = result.allocation.length + result.unmatched.length;
  if (named.size !== board.needs.length || rows !== board.needs.length) {
    faults.push(`${rows} outcomes for ${board.needs.length} needs`);
  }
  return faults;
}
