import { columnOf } from './column';
import { ONE, div } from './arithmetic';
import { checkValue } from './checks';
import { Classes } from './classes';
import type { PreparedNeed, PreparedOffer } from './prepare';
import { PRINCIPLES, type PrincipleId, STAGES, type Stage } from './vocabulary';

/** The scores of the principles that no need, or only its stage, decides: a value for each offer. */
const ALONE = ['P1', 'P3', 'P4', 'P6', 'P8', 'P10'] as const;
export type StageScores = Record<(typeof ALONE)[number], Int32Array>;

/** What all offers answer to the checks: everything about fit that can be worked out before any need is looked at. */
export class Answers {
  /** No check that a class is asked for reads it. */
  readonly staleAfterDays = 0;
  /** Sums of the offer's own checks. */
  readonly own: Record<'P2' | 'P7' | 'P9', Int32Array>;
  /** Closed lists as bits. */
  readonly support: Int32Array;
  readonly technologies: Int32Array;
  readonly modes: Int32Array;
  readonly languages: Classes;
  readonly womenSeats: Classes;
  readonly accessible: Classes;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** How much of the check `timing` a shared day makes, in basis points; 0 when the duration is not stated. */
  readonly perDay: Float64Array;
  /** Of the principle 9 for needs that ask nothing of it. */
  readonly P9: Int32Array;
  private readonly byStage: Map<Stage | undefined, StageScores>;
  private readonly bases = new Map<Stage | undefined, Int32Array>();
  private readonly topicsIn = new Map<string, Classes>();

  /**
   * @param listing the offers that list a category
   * @param usual the board's weights, P1 first
   */
  constructor(
    private readonly offers: readonly PreparedOffer[],
    private readonly listing: ReadonlyMap<string, readonly PreparedOffer[]>,
    readonly asOf: number,
    readonly usual: readonly number[],
  ) {
    const own = (principle: PrincipleId) =>
      columnOf(offers, ({ part }) => part.sums[PRINCIPLES.indexOf(principle)] ?? 0);
    this.own = { P2: own('P2'), P7: own('P7'), P9: own('P9') };
    this.support = columnOf(offers, ({ support }) => support);
    this.technologies = columnOf(offers, ({ technologies }) => technologies);
    this.modes = columnOf(offers, ({ modes }) => modes);
    const classes = (answer: (offer: PreparedOffer) => string) =>
      new Classes(offers.length, offers, answer);
    this.languages = classes(({ row }) => [...row.languages].sort().join(' '));
    this.womenSeats = classes(({ row }) => String(row.womenSeats));
    this.accessible = classes(({ row }) => String(row.accessible));
    this.from = columnOf(offers, ({ from }) => from);
    this.to = columnOf(offers, ({ to }) => to);
    this.perDay = Float64Array.from(offers, ({ row: { durationWeeks } }) =>
      durationWeeks === undefined ? 0 : ONE / (7 * durationWeeks),
    );
    const alone = ownScores(offers);
    this.byStage = new Map(
      [undefined, ...STAGES].map((stage) => [stage, { ...alone, ...stageScores(offers, stage) }]),
    );
    this.P9 = scoresOf(offers, 'P9');
  }

  /** By the topics that offers name in a category. */
  topics(category: string): Classes {
    let classes = this.topicsIn.get(category);
    if (!classes) {
      const answer = ({ categories }: PreparedOffer) =>
        [...(categories.get(category) ?? [])].sort().join(' ');
      const listing = this.listing.get(category) ?? [];
      classes = new Classes(this.offers.length, listing, answer, NO_CATEGORY);
      this.topicsIn.set(category, classes);
    }
    return classes;
  }

  /**
   * What the principles that need no look at a pair add to the weighted sum, under the board's own weights, which most
   * needs have.
   */
  usualBase(stage: Stage | undefined): Int32Array {
    let base = this.bases.get(stage);
    if (!base) this.bases.set(stage, (base = this.weighted(this.ofStage(stage), this.usual)));
    return base;
  }

  private weighted(scores: StageScores, weights: readonly number[]): Int32Array {
    const base = new Int32Array(this.offers.length);
    for (const principle of ALONE) {
      const column = scores[principle];
      const weight = weights[PRINCIPLES.indexOf(principle)] ?? 0;
      for (let offer = 0; offer < base.length; offer += 1) {
        base[offer] = (base[offer] ?? 0) + weight * (column[offer] ?? 0);
      }
    }
    return base;
  }

  ofStage(stage: Stage | undefined): StageScores {
    const scores = this.byStage.get(stage);
    if (!scores) throw new RangeError(`there is no stage "${String(stage)}"`);
    return scores;
  }
}

function ownScores(offers: readonly PreparedOffer[]) {
  return {
    P3: scoresOf(offers, 'P3'),
    P4: scoresOf(offers, 'P4'),
    P8: scoresOf(offers, 'P8'),
    P10: scoresOf(offers, 'P10'),
  };
}

/** The two principles in which a check reads the need's stage: a need of that stage and nothing else will do. */
function stageScores(offers: readonly PreparedOffer[], stage: Stage | undefined) {
  const need = { row: { stage } } as PreparedNeed;
  return {
    P1: scoresOf(offers, 'P1', (offer) => checkValue('lasting', need, offer, ANY_DAY)),
    P6: scoresOf(offers, 'P6', (offer) => checkValue('stage', need, offer, ANY_DAY)),
  };
}

/** Names no topics in any category. */
const NO_CATEGORY = { categories: new Map<string, string[]>() } as unknown as PreparedOffer;

const ANY_DAY = { asOf: 0, staleAfterDays: 0 };

/** A principle's score for each offer: of the offer's own checks, and of one more where that applies. */
function scoresOf(
  offers: readonly PreparedOffer[],
  principle: PrincipleId,
  oneMore: (offer: PreparedOffer) => number | null = () => null,
): Int32Array {
  const place = PRINCIPLES.indexOf(principle);
  return columnOf(offers, (offer) => {
    const value = oneMore(offer);
    const count = (offer.part.counts[place] ?? 0) + (value === null ? 0 : 1);
    return div((offer.part.sums[place] ?? 0) + (value ?? 0), count);
  });
}
