import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * What is written to the console by accident is a fault that nobody looked at: it fails the test. A test
 * that provokes a message asserts it, then forgets it: `vi.mocked(console.error).mockClear()`.
 */
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const written = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  // Before the judgement: a test that fails here must not hand its calls on to the next.
  vi.restoreAllMocks();
  expect(written, 'Nothing may be written to console.error or console.warn.').toEqual([]);
});
