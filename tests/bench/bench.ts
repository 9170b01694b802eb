import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { highsSection, type HighsFigures } from './against-highs';
import { marriageSection, type MarriageFigures } from './against-marriage';
import { plainSection, type AgainstPlainFigures } from './against-plain';
import { searchSection, type SearchFigures } from './against-search';
import { nameOf } from './board';
import { boundSection } from './bound';
import { changedRowSection, type ChangedRowFigures } from './changed-row';
import type { DensityName } from './densities';
import { fresh } from './fresh';
import type { BoardSize } from './generate';
import { growthSection } from './growth';
import type { MachineFigures } from './machine';
import { phaseSection, type PhaseFigures } from './phases';
import { type Section, whole } from './print';
import { wholeResult, wholeSection } from './whole-result';

/**
 * `npm run bench`: how fast the engine is, how near to what the machine can do, and what someone would use instead,
 * measured in one run. `--quick` takes small boards, to try the bench itself; `--json` adds the figures.
 */

const DENSITY_NAMES: readonly DensityName[] = ['sparse', 'middle', 'dense'];

interface Plan {
  runs: number;
  machineSeconds: number;
  sizes: number[];
  growth: number[];
  large: number;
  /** Densities of the large boards. */
  densities: readonly DensityName[];
  asked: number;
  rows: number;
  plain: number;
  marriage: BoardSize[];
  highs: number[];
}

function square(size: number, eligible: DensityName = 'middle'): BoardSize {
  return { needs: size, offers: size, eligible, seed: 1 };
}

const FULL: Plan = {
  runs: 7,
  machineSeconds: 1,
  sizes: [1_000, 10_000],
  growth: [1_000, 2_000, 5_000, 10_000, 20_000],
  large: 10_000,
  densities: ['sparse', 'middle', 'dense'],
  asked: 300,
  rows: 200,
  plain: 200,
  marriage: [square(300), square(1_000), square(3_000), square(10_000, 'sparse')],
  highs: [300, 600, 1_000],
};
const QUICK: Plan = {
  runs: 2,
  machineSeconds: 0.1,
  sizes: [200],
  growth: [100, 300],
  large: 200,
  densities: ['middle'],
  asked: 20,
  rows: 20,
  plain: 60,
  marriage: [square(100)],
  highs: [100],
};

/** Each part as soon as it is measured. */
function* report(plan: Plan): Generator<Section> {
  const machine = fresh<MachineFigures>('machine', { seconds: plan.machineSeconds });
  const wholes = plan.sizes.flatMap((size) =>
    DENSITY_NAMES.map((eligible) =>
      wholeResult(square(size, eligible), size < 5_000 ? 5 * plan.runs : plan.runs),
    ),
  );
  yield wholeSection(wholes);
  const large = plan.densities.map((eligible) => square(plan.large, eligible));
  yield phaseSection(
    large.map((size) => fresh<PhaseFigures>('phases', { size, runs: Math.min(3, plan.runs) })),
  );
  yield boundSection(wholes, machine);
  yield changedRowSection(
    large.map((size) => fresh<ChangedRowFigures>('changed-row', { size, rows: plan.rows })),
  );
  yield plainSection(fresh<AgainstPlainFigures>('plain', square(plan.plain)));
  yield searchSection(
    large.map((size) => ({
      ...fresh<SearchFigures>('search', { size, asked: plan.asked }),
      engine: wholes.find((own) => nameOf(own.size) === nameOf(size))?.warm.median ?? NaN,
    })),
  );
  yield marriageSection(plan.marriage.map((size) => fresh<MarriageFigures>('marriage', size)));
  yield highsSection(plan.highs.map((size) => fresh<HighsFigures>('highs', square(size))));
  yield growthSection(plan.growth.map((size) => wholeResult(square(size), Math.min(3, plan.runs))));
}

function run(options: { quick: boolean; json: boolean }): void {
  const [processor] = cpus();
  const figures: Record<string, unknown> = {};
  console.log(
    `Node ${process.versions.node}, ${processor?.model ?? 'unknown processor'} x ${cpus().length}, ${whole(totalmem() / 1e9)} GB`,
  );
  for (const { title, lines, figures: own } of report(options.quick ? QUICK : FULL)) {
    console.log(['', title, '='.repeat(title.length), ...lines].join('\n'));
    figures[title] = own;
  }
  console.log(`\n${whole(performance.now() / 1000)} s in all`);
  if (options.json) console.log(JSON.stringify(figures));
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
run(values);
