/** How narrow or broad the rows of a board are, which decides how many pairs are eligible. */
export interface Density {
  /** The share of all pairs that is aimed at. */
  readonly aim: number;
  /** Most categories of an offer. */
  readonly categories: number;
  /** Share of rows that name topics, and the most that they name. */
  readonly topics: readonly [share: number, most: number];
  /** Most forms of support that a need asks for, and that an offer gives. */
  readonly support: readonly [need: number, offer: number];
  /** Weights of how an offer covers: by State, M49 area, LDC/LLDC/SIDS, organisation, or everybody. */
  readonly covers: readonly [
    state: number,
    area: number,
    status: number,
    organisation: number,
    universal: number,
  ];
  /** Most languages of an offer beside those of the State that it was made for. */
  readonly languages: number;
  /** Most modes of a need and of an offer. */
  readonly modes: number;
  /** Longest window in days, of a need and of an offer. */
  readonly days: readonly [need: number, offer: number];
  /** Share of offers that declare a condition. */
  readonly conditions: number;
  /** Share of offers that declare safeguards, and of those that accept the handling of labels. */
  readonly declared: number;
}

/** Tuned by measurement at 10,000 × 10,000; `npm run bench` prints the share that each board has in truth. */
export const DENSITIES = {
  sparse: {
    aim: 0.002,
    categories: 2,
    topics: [0.8, 2],
    support: [2, 4],
    covers: [31, 30, 9, 11, 19],
    languages: 1,
    modes: 2,
    days: [300, 500],
    conditions: 0.2,
    declared: 0.6,
  },
  middle: {
    aim: 0.03,
    categories: 3,
    topics: [0.5, 3],
    support: [4, 7],
    covers: [12, 20, 8, 8, 52],
    languages: 2,
    modes: 3,
    days: [540, 1000],
    conditions: 0.1,
    declared: 0.78,
  },
  dense: {
    aim: 0.1,
    categories: 5,
    topics: [0.35, 4],
    support: [5, 10],
    covers: [4, 9, 5, 5, 77],
    languages: 3,
    modes: 4,
    days: [720, 1095],
    conditions: 0.04,
    declared: 0.95,
  },
} as const satisfies Record<string, Density>;

export type DensityName = keyof typeof DENSITIES;
