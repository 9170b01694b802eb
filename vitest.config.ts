import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    include: [
      'app/**/*.test.{ts,tsx}',
      'db/**/*.test.ts',
      'tests/*.test.ts',
      'tests/{integration,properties,bench}/**/*.test.{ts,tsx}',
    ],
    pool: 'forks',
    setupFiles: ['tests/setup/console.ts', 'tests/setup/temporary.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
