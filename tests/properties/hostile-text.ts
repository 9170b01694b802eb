import { parseBoardText } from '../../app/matching/board';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from './factory';

/**
 * A program that reads each of the texts below as a board and prints what came of it. It runs on its own, so that the
 * memory that it may have can be limited.
 */

const MEGABYTE = 1_000_000;
const times = (text: string, count: number) => text.repeat(count);
const joined = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join();

const board = JSON.stringify(makeBoard());
const inBoard = (from: string, to: string) => board.replace(from, () => to);
const preferring = (list: string) =>
  inBoard('"id":"need-1"', `"id":"need-1","preferences":[${list}]`);
const row = JSON.stringify(makeOffer({ id: 'NAME', funder: 'FUND' }));

const TEXTS: Record<string, () => string> = {
  'lists in lists': () => inBoard('"version":1', `"version":${times('[', 1e6)}${times(']', 1e6)}`),
  'objects in objects': () => `${times('{"a":', 1e6)}1${times('}', 1e6)}`,
  'lists that never end': () => times('[', 100 * MEGABYTE),
  'quotes that never end': () => `{"${times('\\"', 50 * MEGABYTE)}`,
  backslashes: () => inBoard('"Provider"', `"${times('\\\\', 20 * MEGABYTE)}"`),
  'white space': () => inBoard('"Provider"', `"${times(' ', 100 * MEGABYTE)}"`),
  zeros: () => `[${times('0,', 50 * MEGABYTE)}0]`,
  'empty objects': () => `[${times('{},', 30 * MEGABYTE)}0]`,
  'lists of zeros': () => `[${times(`[${times('0,', 1e6)}0],`, 20)}0]`,
  'a key for each row': () => `[${joined(1e6, (i) => `{"key ${i}":1}`)}]`,
  'bytes, not characters': () => inBoard('"Provider"', `"${times('é', 135 * MEGABYTE)}"`),
  'rows of nothing': () => inBoard('"needs":[', `"needs":[${times('null,', 1e6)}`),
  'rows of unknown keys': () =>
    inBoard('"needs":[', `"needs":[${times('{"a":1,"b":"cde"},', 1e5)}`),
  'a million ids of nothing': () => preferring(joined(1e6, (i) => `"id-${i}"`)),
  'one id a million times': () => preferring(joined(1e6, () => '"offer-1"')),
  'a million ids that are none': () => preferring(joined(1e6, () => '"no id"')),
  'a million keys twice': () => `[${joined(1e6, () => '{"a":"abc","a":"abc"}')}]`,
  'a million topics': () =>
    inBoard('"id":"need-1"', `"id":"need-1","topics":[${joined(1e6, (i) => `"t/${i}"`)}]`),
  'a million memberships': () =>
    inBoard('"version":1', `"version":1,"memberships":{"SEN":[${joined(1e6, (i) => `"${i}"`)}]}`),
  'two hundred megabytes': () => {
    const offers = joined(40_000, (i) =>
      row.replace('NAME', `offer-${i}`).replace('FUND', times('é', 2500)),
    );
    return JSON.stringify(makeBoard({ needs: [makeNeed()], offers: [] })).replace(
      '"offers":[',
      () => `"offers":[${offers}`,
    );
  },
  'a million preferences': () => {
    const ids = Array.from({ length: 1e5 }, (_, i) => `o${i.toString(36)}`);
    const offers = ids.map((id) => JSON.stringify(makeOffer({ id }))).join();
    const order = ids.map((id) => `"${id}"`).join();
    const needs = joined(10, (i) =>
      JSON.stringify(makeNeed({ id: `n${i}`, nationalPriority: i + 1 })).replace(
        '{',
        () => `{"preferences":[${order}],`,
      ),
    );
    return `{"version":1,"asOf":"2027-01-01","needs":[${needs}],"offers":[${offers}]}`;
  },
};

const answers = Object.entries(TEXTS).map(([name, make]) => {
  const text = make();
  const parsed = parseBoardText(text, REFERENCE);
  const answer = parsed.ok
    ? { isEqual: JSON.stringify(parsed.board) === text }
    : { first: parsed.faults[0], named: parsed.faults.length, more: parsed.more };
  return [name, answer];
});
process.stdout.write(JSON.stringify(Object.fromEntries(answers)));
