import type { Answers, StageScores } from './answers';
import { HALF_UP, ONE, bits, mask, share } from './arithmetic';
import { checkValue } from './checks';
import type { Classes } from './classes';
import type { PreparedNeed } from './prepare';
import { type CheckId, MODES, type PrincipleId } from './vocabulary';

const HALF = ONE / 2;

export type PrincipleScores = Record<PrincipleId, number | null>;

/** The value of each class of offers for one check, and the class of each offer. */
interface Column {
  readonly of: Int32Array;
  readonly values: Int32Array;
}

/** How many bits are set, for every set of up to 14 words: the longest of the closed lists has 14. */
const BITS = Uint8Array.from({ length: 1 << 14 }, (_, set) => bits(set));

/** One need's side of the checks. Every method takes an offer's row and costs some look-ups, without any object. */
export class Question {
  private readonly weight2: number;
  private readonly weight5: number;
  private readonly weight7: number;
  private readonly weight9: number;
  /** One divided by the sum of the weights that count; 0 when they sum to 0. */
  private readonly perWeight: number;
  private readonly alone: StageScores;
  /** Null for a need with weights of its own. */
  private readonly base: Int32Array | null;

  private readonly own2: Int32Array;
  private readonly topics: Column;
  private readonly support: number;
  private readonly supportOf: Int32Array;
  private readonly supportShares: Int32Array;
  private readonly perCheck2: number;

  private readonly technologies: number;
  private readonly technologiesOf: Int32Array;
  private readonly technologyShares: Int32Array;

  private readonly own7: Int32Array;
  private readonly language: Column;
  private readonly firstMode: number;
  private readonly modesOf: Int32Array;
  private readonly offerFrom: Int32Array;
  private readonly offerTo: Int32Array;
  private readonly perDay: Float64Array;
  private readonly earliest: number;
  private readonly latest: number;

  private readonly own9: Int32Array;
  /** Null where the need asks nothing of principle 9: its score is then the offer's alone. */
  private readonly women: Column | null;
  private readonly accessible: Column | null;
  private readonly alone9: Int32Array;
  private readonly perCheck9: number;

  constructor(
    private readonly need: PreparedNeed,
    answers: Answers,
  ) {
    const { row, weights } = need;
    const column = (check: CheckId, classes: Classes, question: string): Column => ({
      of: classes.of,
      values: classes.values(question, (example) => checkValue(check, need, example, answers) ?? 0),
    });
    this.weight2 = weights[1] ?? 0;
    this.weight5 = need.technologies === 0 ? 0 : (weights[4] ?? 0);
    this.weight7 = weights[6] ?? 0;
    this.weight9 = weights[8] ?? 0;
    const total =
      weights.reduce((sum, weight) => sum + weight, 0) - (weights[4] ?? 0) + this.weight5;
    this.perWeight = total === 0 ? 0 : 1 / total;
    this.alone = answers.ofStage(row.stage);
    this.base = weights === answers.usual ? answers.usualBase(row.stage) : null;

    const topics = row.topics ?? [];
    this.own2 = answers.own.P2;
    this.topics = column('topics', answers.topics(row.category), [...topics].sort().join(' '));
    this.support = need.support;
    this.supportOf = answers.support;
    this.supportShares = sharesOf(need.support);
    this.perCheck2 = 1 / (topics.length === 0 ? 3 : 4);

    this.technologies = need.technologies;
    this.technologiesOf = answers.technologies;
    this.technologyShares = sharesOf(need.technologies);

    this.own7 = answers.own.P7;
    this.language = column('language', answers.languages, row.languages[0] ?? '');
    this.firstMode = mask(MODES, row.modes.slice(0, 1));
    this.modesOf = answers.modes;
    this.offerFrom = answers.from;
    this.offerTo = answers.to;
    this.perDay = answers.perDay;
    this.earliest = Math.max(need.from, answers.asOf);
    this.latest = need.to;

    this.own9 = answers.own.P9;
    this.women =
      row.womenTarget === undefined
        ? null
        : column('women', answers.womenSeats, String(row.womenTarget));
    this.accessible =
      row.accessible === true ? column('accessible', answers.accessible, 'asked') : null;
    this.alone9 = answers.P9;
    this.perCheck9 = 1 / (2 + Number(this.women !== null) + Number(this.accessible !== null));
  }

  /** Writes the fit of each of some rows, one after the other, into a list of the same length. */
  fits(rows: Int32Array, into: Uint16Array): Uint16Array {
    for (let i = 0; i < into.length; i += 1) into[i] = this.fit(rows[i] ?? 0);
    return into;
  }

  /** In basis points. */
  fit(offer: number): number {
    const sum =
      (this.base ? (this.base[offer] ?? 0) : this.aloneSum(offer)) +
      this.weight2 * this.p2(offer) +
      (this.weight5 === 0 ? 0 : this.weight5 * this.p5(offer)) +
      this.weight7 * this.p7(offer) +
      this.weight9 * this.p9(offer);
    return (sum * this.perWeight + HALF_UP) | 0;
  }

  /** The scores of all principles, in basis points; null where none of its checks applies. */
  scores(offer: number): PrincipleScores {
    const { alone } = this;
    return {
      P1: alone.P1[offer] ?? 0,
      P2: this.p2(offer),
      P3: alone.P3[offer] ?? 0,
      P4: alone.P4[offer] ?? 0,
      P5: this.technologies === 0 ? null : this.p5(offer),
      P6: alone.P6[offer] ?? 0,
      P7: this.p7(offer),
      P8: alone.P8[offer] ?? 0,
      P9: this.p9(offer),
      P10: alone.P10[offer] ?? 0,
    };
  }

  private aloneSum(offer: number): number {
    const { alone } = this;
    const { weights } = this.need;
    return (
      (weights[0] ?? 0) * (alone.P1[offer] ?? 0) +
      (weights[2] ?? 0) * (alone.P3[offer] ?? 0) +
      (weights[3] ?? 0) * (alone.P4[offer] ?? 0) +
      (weights[5] ?? 0) * (alone.P6[offer] ?? 0) +
      (weights[7] ?? 0) * (alone.P8[offer] ?? 0) +
      (weights[9] ?? 0) * (alone.P10[offer] ?? 0)
    );
  }

  private p2(offer: number): number {
    const shared = BITS[this.support & (this.supportOf[offer] ?? 0)] ?? 0;
    const sum =
      (this.own2[offer] ?? 0) + valueOf(this.topics, offer) + (this.supportShares[shared] ?? 0);
    return (sum * this.perCheck2 + HALF_UP) | 0;
  }

  private p5(offer: number): number {
    const shared = BITS[this.technologies & (this.technologiesOf[offer] ?? 0)] ?? 0;
    return this.technologyShares[shared] ?? 0;
  }

  private p7(offer: number): number {
    const mode = (this.modesOf[offer] ?? 0) & this.firstMode ? ONE : HALF;
    const sum = (this.own7[offer] ?? 0) + valueOf(this.language, offer) + mode;
    const perDay = this.perDay[offer] ?? 0;
    if (perDay === 0) return (sum * 0.25 + HALF_UP) | 0;
    return ((sum + this.timing(offer, perDay)) * 0.2 + HALF_UP) | 0;
  }

  /** The check `timing`: like `sharedDays`, on days that stand in columns. */
  private timing(offer: number, perDay: number): number {
    const from = Math.max(this.offerFrom[offer] ?? 0, this.earliest);
    const shared = Math.min(this.offerTo[offer] ?? 0, this.latest) - from + 1;
    if (shared <= 0) return 0;
    return Math.min(ONE, shared * perDay + HALF_UP) | 0;
  }

  private p9(offer: number): number {
    if (this.women === null && this.accessible === null) return this.alone9[offer] ?? 0;
    const sum =
      (this.own9[offer] ?? 0) +
      (this.women === null ? 0 : valueOf(this.women, offer)) +
      (this.accessible === null ? 0 : valueOf(this.accessible, offer));
    return (sum * this.perCheck9 + HALF_UP) | 0;
  }
}

function valueOf({ of, values }: Column, offer: number): number {
  return values[of[offer] ?? 0] ?? 0;
}

const kept = new Map<number, Int32Array>();

/** By how many words of a list are shared: which share of the list that is. */
function sharesOf(asked: number): Int32Array {
  const n = bits(asked);
  let shares = kept.get(n);
  if (!shares) {
    shares = Int32Array.from({ length: n + 1 }, (_, k) => (n === 0 ? 0 : share(k, n)));
    kept.set(n, shares);
  }
  return shares;
}
