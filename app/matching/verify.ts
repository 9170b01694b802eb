import { type Reasons, entrants, wouldTake } from './allocate';
import { type Coverage, capacityOf, maximumCoverage } from './coverage';
import { placeIn } from './column';
import { EligiblePairs } from './eligible';
import { offerAt } from './evaluate';
import { isEligible, placesForState } from './gates';
import { type Allocated, type RankedOffer, type Result, formsOf } from './match';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';

/** What a result says, by the board's own rows. */
interface Claim {
  readonly allocated: ReadonlyMap<number, Allocated>;
  readonly held: readonly PreparedNeed[][];
  readonly rankings: ReadonlyMap<number, readonly RankedOffer[]>;
}

/**
 * Proves a result against its board, without trusting how it was made: every allocated pair is eligible, no offer is
 * over its places, no pair blocks (stability), rankings keep to the need's order and leave nothing better out, and no
 * allocation could serve more needs than `maximum` says (by an allocation of that size and a cut of that size). Gives
 * one sentence for each thing that does not hold. Time: linear in the eligible pairs, given the proof that `solve` made
 * with the result; without it the maximum is worked out again.
 */
export function verify(board: Prepared, result: Result, proof?: Coverage): string[] {
  const eligible = new EligiblePairs(board);
  const reasons = entrants(board, eligible);
  const faults: string[] = [];
  const claim = readClaim(board, result, reasons, faults);
  for (const need of board.needs)
    faults.push(...orderFaults(need, claim, board, eligible, reasons));
  faults.push(...placesFaults(board, claim.held));
  faults.push(...maximumFaults(board, result, eligible, reasons, proof));
  faults.push(...outcomeFaults(board, result, reasons));
  return faults;
}

function readClaim(board: Prepared, result: Result, reasons: Reasons, faults: string[]): Claim {
  const allocated = new Map<number, Allocated>();
  const held = board.offers.map((): PreparedNeed[] => []);
  for (const row of result.allocation) {
    const need = board.needById.get(row.need);
    const offer = board.offerById.get(row.offer);
    if (!need || !offer || !isEligible(need, offer, board)) {
      faults.push(`${row.need} is given ${row.offer}, which it is not eligible for`);
      continue;
    }
    if (allocated.has(need.index)) faults.push(`${row.need} is allocated twice`);
    if (reasons[need.index]) faults.push(`${row.need} is allocated but did not enter`);
    const forms = formsOf(need.row.support, offer.row.support);
    if (String([row.covers, 0, row.remaining]) !== String([forms.covers, 0, forms.remaining])) {
      faults.push(`${row.need} is told wrongly which forms of support ${row.offer} covers`);
    }
    allocated.set(need.index, row);
    held[offer.index]?.push(need);
  }
  const rankings = new Map<number, readonly RankedOffer[]>();
  for (const { need: id, offers } of result.rankings) {
    const need = board.needById.get(id);
    if (!need) faults.push(`${id} has a ranking but is not on the board`);
    else if (rankings.has(need.index)) faults.push(`${id} has two rankings`);
    else rankings.set(need.index, offers);
  }
  return { allocated, held, rankings };
}

/** One look at each eligible pair of a need: its rank and fit, its ranking, and the pairs that block. */
function orderFaults(
  need: PreparedNeed,
  { allocated, held, rankings }: Claim,
  board: Prepared,
  eligible: EligiblePairs,
  reasons: Reasons,
): string[] {
  const { id } = need.row;
  const faults: string[] = [];
  const fitted = board.fits.of(need, eligible.of(need.index));
  const keys = board.fits.keys(need, fitted);
  const placeOf = (offer: PreparedOffer | undefined) => {
    const place = offer ? placeIn(fitted.rows, offer.index) : -1;
    return fitted.rows[place] === offer?.index ? place : -1;
  };
  const got = allocated.get(need.index);
  const gotPlace = got ? placeOf(board.offerById.get(got.offer)) : -1;
  const gotKey = keys[gotPlace] ?? -1;

  const ranking = rankings.get(need.index) ?? [];
  let above = Infinity;
  for (const { offer, fit } of ranking) {
    const place = placeOf(board.offerById.get(offer));
    const key = keys[place] ?? Infinity;
    if (key >= above || fit !== fitted.fits[place]) {
      faults.push(`${id} ranks ${offer} with fit ${fit}, against its order`);
    }
    above = key;
  }

  let [better, ranked] = [0, 0];
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? 0;
    if (key >= above) ranked += 1;
    if (key <= gotKey) continue;
    better += 1;
    if (reasons[need.index]) continue;
    const offer = offerAt(board, fitted.rows[i] ?? 0);
    if (wouldTake(need, offer, held[offer.index] ?? [], board)) {
      faults.push(`${id} and ${offer.row.id} block: each would rather have the other`);
    }
  }
  if (ranking.length === 0 && keys.length > 0) {
    faults.push(`${id} ranks no offers where ${keys.length} are eligible`);
  } else if (ranked !== ranking.length) {
    faults.push(`${id} ranks ${ranking.length} offers where ${ranked} come first`);
  }
  if (got) {
    const fit = fitted.fits[gotPlace];
    if (got.rank !== better + 1) faults.push(`${id} has rank ${got.rank}, not ${better + 1}`);
    if (got.fit !== fit) faults.push(`${id} has fit ${got.fit}, not ${fit}`);
  }
  return faults;
}

function placesFaults(board: Prepared, held: readonly PreparedNeed[][]): string[] {
  const faults: string[] = [];
  for (const offer of board.offers) {
    const needs = held[offer.index] ?? [];
    const { id, places } = offer.row;
    if (needs.length > places) {
      faults.push(`${id} holds ${needs.length} needs but has ${places} places`);
    }
    for (const state of new Set(needs.map(({ row }) => row.state))) {
      const ofState = needs.filter(({ row }) => row.state === state).length;
      const most = placesForState(state, offer);
      if (ofState > most) {
        faults.push(`${id} holds ${ofState} needs of ${state} but may take ${most}`);
      }
    }
  }
  return faults;
}

/** The maximum holds when an allocation of that size is shown, and a cut of that size lets no larger one through. */
function maximumFaults(
  board: Prepared,
  { coverage, allocation }: Result,
  eligible: EligiblePairs,
  reasons: Reasons,
  proof?: Coverage,
): string[] {
  const faults: string[] = [];
  const enters = (need: number) => reasons[need] === null;
  const { served, reached } = proof ?? maximumCoverage(board, eligible, enters);
  const held = board.offers.map((): PreparedNeed[] => []);
  for (const need of board.needs) {
    const row = served[need.index] ?? -1;
    if (row === -1) continue;
    if (!enters(need.index) || !isEligible(need, offerAt(board, row), board)) {
      faults.push(`the proof of the maximum serves ${need.row.id} with what it may not have`);
    }
    held[row]?.push(need);
  }
  faults.push(...placesFaults(board, held));
  const size = held.reduce((sum, needs) => sum + needs.length, 0);
  const cut = capacityOf(reached, board, eligible, enters);
  if (size !== coverage.maximum || cut !== coverage.maximum) {
    faults.push(
      `the maximum is given as ${coverage.maximum}; ${size} are served and the cut allows ${cut}`,
    );
  }
  if (coverage.allocated !== allocation.length) {
    faults.push(`coverage counts ${coverage.allocated} of ${allocation.length}`);
  }
  return faults;
}

function outcomeFaults(board: Prepared, result: Result, reasons: Reasons): string[] {
  const faults: string[] = [];
  for (const { need: id, reason } of result.unmatched) {
    const need = board.needById.get(id);
    const expected = need && (reasons[need.index] ?? 'contention');
    if (reason !== expected) {
      faults.push(`${id} is unmatched by ${reason}, not ${expected ?? 'on the board'}`);
    }
  }
  const named = new Set([...result.allocation, ...result.unmatched].map(({ need }) => need));
  const rows = result.allocation.length + result.unmatched.length;
  if (named.size !== board.needs.length || rows !== board.needs.length) {
    faults.push(`${rows} outcomes for ${board.needs.length} needs`);
  }
  return faults;
}
