import { expect, it } from 'vitest';
import { engineReference } from '#db/reference/engine-reference';
import type { Board } from '~/matching/board';
import { solve } from '~/matching/match';
import { prepare } from '~/matching/prepare';
import { verify } from '~/matching/verify';
import small from '../../../../tests/examples/small.json';
import { proven } from './run-board.server';

it('lets no result out that does not stand its proof', () => {
  const prepared = prepare(small as unknown as Board, engineReference);
  const { result, proof } = solve(prepared);
  expect(proven(result, verify(prepared, result, proof))).toBe(result);
  const wrong = { ...result, allocation: [] };
  expect(() => proven(wrong, verify(prepared, wrong, proof))).toThrow(/result is wrong/);
});
