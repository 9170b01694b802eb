import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';

/** The tests that a mutant of the engine has to get past: small, many and fast. */
export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    include: ['app/matching/**/*.test.ts', 'tests/properties/**/*.test.ts'],
    // It runs in a process of its own, in which nothing is changed.
    exclude: ['tests/properties/parser-limits.test.ts'],
    isolate: false,
    setupFiles: ['tests/setup/console.ts'],
    env: { PROPERTY_RUNS: '20' },
  },
});
