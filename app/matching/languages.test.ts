import { expect, test } from 'vitest';
import { isLanguageCode } from './languages';

test('there are 184 codes of two letters, and none is another thing than two letters', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  expect(pairs.filter(isLanguageCode)).toHaveLength(184);
  expect(['', ' ', 'en ', 'en fr', 'EN'].filter(isLanguageCode)).toEqual([]);
});
