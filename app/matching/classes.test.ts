import { expect, test } from 'vitest';
import { makeBoard, makeOffer, REFERENCE } from '../../tests/properties/factory';
import { Classes } from './classes';
import { prepare } from './prepare';

const { offers } = prepare(
  makeBoard({
    offers: [
      makeOffer({ id: 'a', womenSeats: 30 }),
      makeOffer({ id: 'b' }),
      makeOffer({ id: 'c', womenSeats: 30 }),
      makeOffer({ id: 'd', womenSeats: 0 }),
    ],
  }),
  REFERENCE,
);

test('offers that answer alike share a class, the first of them being its example', () => {
  const classes = new Classes(offers.length, offers, ({ row }) => String(row.womenSeats));
  expect(Array.from(classes.of)).toEqual([0, 1, 0, 2]);
  const examples: string[] = [];
  classes.values('any', ({ row }) => examples.push(row.id));
  expect(examples).toEqual(['a', 'b', 'd']);
});

test('a class has the value of its example, and a question that was asked is answered from memory', () => {
  const classes = new Classes(offers.length, offers, ({ row }) => String(row.womenSeats));
  const half = classes.values('half', ({ row }) => (row.womenSeats ?? 0) / 2);
  expect(Array.from(half)).toEqual([15, 0, 0]);
  const again = classes.values('half', () => {
    throw new Error('asked twice');
  });
  expect(again).toBe(half);
  expect(Array.from(classes.values('other', () => 1))).toEqual([1, 1, 1]);
});

test('offers that are not among those whose answers may differ answer as the other does', () => {
  const [a, b, c, d] = offers;
  if (!a || !b || !c || !d) throw new RangeError('the board has four offers');
  const classes = new Classes(offers.length, [c, d], ({ row }) => String(row.womenSeats), b);
  expect(Array.from(classes.of)).toEqual([0, 0, 1, 2]);
  expect(Array.from(classes.values('any', ({ row }) => row.womenSeats ?? -1))).toEqual([-1, 30, 0]);
});
