import { applyChange } from './apply-change';
import type { Candidate } from './candidate-changes';
import type { Reference } from './reference';
import { type ProvableRun, runOf } from './what-if';

/** How many needs a candidate could at most have allocated: sound, so that ruling out changes no answer. */
export class ChangeBounds {
  /** Boards that were matched for them. */
  matched = 0;
  private readonly held = new Map<string, number>();
  private readonly perOffer = new Map<string, number>();
  private readonly withoutOffer = new Map<string, number>();
  private readonly contention: number;

  constructor(
    private readonly run: ProvableRun,
    candidates: readonly Candidate[],
    private readonly reference: Reference,
  ) {
    for (const { offer } of run.result.allocation) count(this.held, offer);
    for (const { change } of candidates) count(this.perOffer, change.offer);
    this.contention = run.result.unmatched.filter(({ reason }) => reason === 'contention').length;
  }

  /**
   * Two bounds that cost nothing. Whoever enters afterwards entered before or could not for want of an offer, and
   * then this offer is its only one: so at most those that `opens` counts and those in contention are served in
   * addition. And the allocation without the offer is no larger than the one with it, so the second bound below
   * holds with the present number for it.
   */
  cheap({ places, opens }: Candidate): number {
    const { allocated } = this.run.result.coverage;
    return allocated + Math.min(places, opens + this.contention);
  }

  /**
   * What would be allocated without the offer, and its places: to a stable allocation an offer adds no more needs
   * than it holds itself, since the others then choose from fewer proposals and hold no more (their choice is
   * over a matroid: Hatfield and Milgrom 2005, law of aggregate demand). A board without the offer is matched
   * once, and only where several candidates can make use of it.
   */
  close({ change: { offer }, places }: Candidate): number {
    const { allocated } = this.run.result.coverage;
    if (!this.held.has(offer) || (this.perOffer.get(offer) ?? 0) < 2) return Infinity;
    let without = this.withoutOffer.get(offer);
    if (without === undefined) {
      const emptied = applyChange(this.run.board, { offer, fields: { places: 0 } });
      without = runOf(emptied, this.reference).result.coverage.allocated;
      this.withoutOffer.set(offer, without);
      this.matched += 1;
    }
    return Math.min(without, allocated) + places;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
