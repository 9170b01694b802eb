import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { engineFiles } from './report';

/**
 * Comes last of the tests that a change has to get past. Where a file can no longer be loaded at all, no test that
 * imports it runs, so that none fails; here one does.
 */
test('every file of the engine can be loaded', async () => {
  for (const file of engineFiles()) {
    expect(await import(pathToFileURL(file).href)).toBeTruthy();
  }
});
