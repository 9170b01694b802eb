import { expect, test } from 'vitest';
import { preparePair } from '../../tests/properties/factory';
import { getNeed, getOffer } from './get-row';

test('a row is found by its id, and an id that is not on the board is refused by name', () => {
  const board = preparePair();
  expect(getNeed(board, 'need-1').row.id).toBe('need-1');
  expect(getOffer(board, 'offer-1').row.id).toBe('offer-1');
  expect(() => getNeed(board, 'offer-1')).toThrow(
    new RangeError('there is no need "offer-1" on the board'),
  );
  expect(() => getOffer(board, 'need-1')).toThrow(
    new RangeError('there is no offer "need-1" on the board'),
  );
});
