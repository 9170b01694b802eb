import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import { type Need, parseBoard, parseBoardText } from './board';

const needing = (need: Partial<Need>) => makeBoard({ needs: [makeNeed(need)] });

test('a list that is too long, whose entries are not looked at', { timeout: 60_000 }, () => {
  const excluding = (count: number) => {
    const excludes = new Array<string>(count).fill('SEN');
    return parseBoard(makeBoard({ offers: [makeOffer({ excludes })] }), REFERENCE);
  };
  expect(excluding(2_000_001)).toEqual({
    ok: false,
    faults: [{ path: 'offers[0].excludes', found: 'a list', allowed: 'a list of 0 to 2000000' }],
    more: 0,
  });
  expect(excluding(2_000_000)).toMatchObject({ ok: false, more: 1_998_999 });
  const codes = Array.from({ length: 10_001 }, (_, i) => `code-${i}`);
  const withCodes = (list: string[]) =>
    parseBoard(makeBoard({ memberships: { SEN: list } }), REFERENCE);
  expect(withCodes(codes)).toMatchObject({ ok: false, faults: [{ path: 'memberships.SEN' }] });
  expect(withCodes(codes.slice(1)).ok).toBe(true);
});

describe('many faults', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => `no id ${i}`);
  const lines = (parsed: ReturnType<typeof parseBoard>) =>
    parsed.ok ? [] : [parsed.faults.length, parsed.more];

  test('a thousand are named, the others counted', () => {
    expect(lines(parseBoard(needing({ preferences: ids(1234) }), REFERENCE))).toEqual([1000, 234]);
  });

  test('rows are held against each other only when all faults of shape are named', () => {
    const withFaults = (count: number) =>
      makeBoard({ needs: [makeNeed({ preferences: ids(count) }), makeNeed()] });
    expect(lines(parseBoard(withFaults(1000), REFERENCE))).toEqual([1000, 2]);
    expect(lines(parseBoard(withFaults(1001), REFERENCE))).toEqual([1000, 1]);
  });

  test('in a text, keys that stand twice come first', () => {
    const twice = (count: number) => `{${'"x":1,'.repeat(count)}"x":1}`;
    const text = (repeats: number, faults: number) =>
      JSON.stringify(needing({ preferences: ids(faults) })).replace(
        '"version":1',
        `"version":${twice(repeats)}`,
      );
    expect(lines(parseBoardText(text(3, 0), REFERENCE))).toEqual([4, 0]);
    expect(lines(parseBoardText(text(600, 700), REFERENCE))).toEqual([1000, 301]);
    expect(lines(parseBoardText(text(1200, 1300), REFERENCE))).toEqual([1000, 1501]);
    const right = JSON.stringify(makeBoard()).replace('"version":1', '"version":1,"version":1');
    expect(lines(parseBoardText(right, REFERENCE))).toEqual([1, 0]);
  });
});

test('a text may begin with a byte order mark', () => {
  const text = JSON.stringify(makeBoard());
  expect(parseBoardText(`\ufeff${text}`, REFERENCE)).toEqual({ ok: true, board: makeBoard() });
  expect(parseBoardText(`${text}\ufeff`, REFERENCE).ok).toBe(false);
});

test('a text may have so many bytes', () => {
  const most = 1024 * 1024;
  const found = (json: string) => {
    const parsed = parseBoardText(json, REFERENCE, most);
    return parsed.ok ? [] : parsed.faults.map((f) => `${f.path}: ${f.found}, ${f.allowed}`);
  };
  const board = JSON.stringify(makeBoard());
  expect(found(board)).toEqual([]);
  expect(found(board.padEnd(most))).toEqual([]);
  expect(found(board.padEnd(most + 1))).toEqual([': more than 1 MB, at most 1 MB']);
  // As many characters, of two bytes each.
  expect(found('é'.repeat(most))).toEqual([': more than 1 MB, at most 1 MB']);
});
