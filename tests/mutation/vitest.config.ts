import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The tests that a mutant has to get past, in this order: groups.ts. */
const tests = (process.env.MUTATION_TESTS ?? '').split(',').filter(Boolean);

class InTheGivenOrder extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      tests.findIndex((test) => moduleId.endsWith(test));
    return Promise.resolve(files.sort((a, b) => place(a) - place(b)));
  }
}

export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    include: tests,
    isolate: false,
    testTimeout: 20_000,
    sequence: { sequencer: InTheGivenOrder },
    setupFiles: ['tests/setup/console.ts', 'tests/setup/temporary.ts'],
    env: { PROPERTY_RUNS: '20' },
  },
});
