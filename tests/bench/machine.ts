/** What this machine does in this process, in the simplest loops that the work is made of. */
export interface MachineFigures {
  /** Words of 32 bits ANDed a second, both lists in the nearest cache. */
  nearWords: number;
  /** The same with lists of 64 MB, which no cache holds. */
  farWords: number;
  /** Multiply-and-add of 32-bit integers a second. */
  multiplyAdds: number;
  /** Rows of a ranking a second: an object with the scores of ten principles, kept. */
  rows: number;
}

/** Three words of four bytes move for each AND: two are read, one is written. */
export const BYTES_PER_AND = 12;

export function measureMachine({ seconds }: { seconds: number }): MachineFigures {
  const near = ands(2_048);
  const far = ands(16 * 1024 * 1024);
  return {
    nearWords: perSecond(seconds, () => repeat(400, near)),
    farWords: perSecond(seconds, far),
    multiplyAdds: perSecond(seconds, () => repeat(800, multiplyAdd)),
    rows: perSecond(seconds, makeRows),
  };
}

/** The best of runs that fill so many seconds: the least disturbed one. `work` says how much it did. */
function perSecond(seconds: number, work: () => number): number {
  const rates: number[] = [];
  for (let left = seconds * 1000; left > 0 || rates.length < 3;) {
    const start = performance.now();
    const done = work();
    const took = performance.now() - start;
    rates.push((done * 1000) / took);
    left -= took;
  }
  return Math.max(...rates);
}

function repeat(times: number, work: () => number): number {
  let done = 0;
  for (let i = 0; i < times; i += 1) done += work();
  return done;
}

function ands(length: number): () => number {
  const [a, b, out] = [numbers(length), numbers(length), numbers(length)];
  return () => {
    and(a, b, out);
    return length;
  };
}

/** Four at a time, which is the quickest way here. */
function and(a: Int32Array, b: Int32Array, out: Int32Array): void {
  for (let i = 0; i + 3 < out.length; i += 4) {
    out[i] = (a[i] ?? 0) & (b[i] ?? 0);
    out[i + 1] = (a[i + 1] ?? 0) & (b[i + 1] ?? 0);
    out[i + 2] = (a[i + 2] ?? 0) & (b[i + 2] ?? 0);
    out[i + 3] = (a[i + 3] ?? 0) & (b[i + 3] ?? 0);
  }
}

/** What the loops come to goes here, so that none of them may be left out. */
const kept = new Int32Array(1);

/** Constants, which the compiler can look through. */
const WEIGHTS = numbers(1_024);
const SCORES = numbers(1_024);

function multiplyAdd(): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i + 3 < WEIGHTS.length; i += 4) {
    a = (a + Math.imul(WEIGHTS[i] ?? 0, SCORES[i] ?? 0)) | 0;
    b = (b + Math.imul(WEIGHTS[i + 1] ?? 0, SCORES[i + 1] ?? 0)) | 0;
    c = (c + Math.imul(WEIGHTS[i + 2] ?? 0, SCORES[i + 2] ?? 0)) | 0;
    d = (d + Math.imul(WEIGHTS[i + 3] ?? 0, SCORES[i + 3] ?? 0)) | 0;
  }
  kept[0] = a ^ b ^ c ^ d;
  return WEIGHTS.length;
}

function makeRows(): number {
  const rows = Array.from({ length: 100_000 }, (_, i) => ({
    offer: 'offer',
    fit: i,
    principles: { P1: i, P2: i, P3: i, P4: i, P5: null, P6: i, P7: i, P8: i, P9: i, P10: i },
  }));
  kept[0] = rows.length;
  return rows.length;
}

function numbers(length: number): Int32Array {
  return Int32Array.from({ length }, (_, i) => Math.imul(i + 1, 0x9e3779b1));
}
