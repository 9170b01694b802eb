import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Board, parseBoard, parseBoardText } from '../../app/matching/board';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { verify } from '../../app/matching/verify';
import { SMALL, boards } from './boards';
import { REFERENCE, makeActivity, makeBoard, makeNeed, makeOffer } from './factory';
import { isBoard } from './plain-board';
import { plainMatch } from './plain-match';

type Path = readonly (string | number)[];
type Row = Record<string | number, unknown>;

const PROTOTYPE = Reflect.ownKeys(Object.prototype);

const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
];

/** What is put in the place of something else: what JSON can say, and what a board could hold elsewhere. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -0, 1, 2, -1, Infinity, 0.1 + 0.2, 2 ** 53, 1_000_000, 1_000_001],
    ...['', ' ', '\u0000', '\ud800', '\ufeffSEN', 'need-1', 'offer-1', 'offer-2', 'SEN', 'SEN\n'],
    ...['LDC', 'legal', 'legal/data-protection', 'training', 'remote', 'en', 'eng', 'CLEAR'],
    ...['2027-02-29', '2028-02-29', '0000-01-01', '2027-01-01\n', 'x'.repeat(65), ...HOSTILE_NAMES],
    ...[[], {}, [[]], [null], ['SEN'], ['SEN', 'SEN'], ['training'], ['need-1'], ['offer-1']],
    { from: '2027-01-01', to: '2026-01-01' },
    [{ category: 'legal' }, { category: 'legal' }],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Every place of a JSON value. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value)
    ? value.map((entry, i): [number, unknown] => [i, entry])
    : Object.entries(value);
  return [at, ...inner.flatMap(([key, entry]) => placesIn(entry, [...at, key]))];
}

function withValue(value: unknown, at: Path, put: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return put;
  const inner = withValue((value as Row)[key], rest, put);
  if (Array.isArray(value)) return value.with(Number(key), inner);
  return { ...(value as object), [key]: inner };
}

/** `a.b[0]` as a list of keys. */
const keysOf = (path: string): Path =>
  [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(
    ([, index, quoted, name]) => (index === undefined ? (quoted ?? name ?? '') : Number(index)),
  );

const isWithin = (inner: Path, outer: Path) => outer.every((key, i) => inner[i] === key);

/** Whether what stands at one place is held against what stands at the other. */
function refersTo(at: string, changed: Path): boolean {
  const [kind = ''] = changed.map(String);
  if (/\.(preferences|ranking|declined)\[\d+\]$/.test(at)) return /^(needs|offers)$/.test(kind);
  if (/\.covers\[\d+\]$/.test(at)) return kind === 'memberships';
  const keys = keysOf(at);
  if (typeof keys.at(-1) === 'number' && isWithin(changed, keys.slice(0, -1))) return true;
  const ofOwnRow = isWithin(keys.slice(0, 2), changed.slice(0, 2));
  if (/\.topics\[\d+\]$|\.to$/.test(at) && ofOwnRow) return true;
  return /\.(id|nationalPriority|category)$/.test(at) && at.startsWith(kind);
}

test('a board with one changed place is a board still, or is refused for that place', () => {
  const seen = { accepted: 0, refused: 0 };
  const changes = boards(SMALL).chain((board) => {
    const places = placesIn(board);
    return fc.record({
      board: fc.constant(board),
      at: fc.constantFrom(...places),
      put: anything,
    });
  });
  fc.assert(
    fc.property(changes, ({ board, at, put }) => {
      const changed = withValue(board, at, put);
      const parsed = parseBoard(changed, REFERENCE);
      expect(parsed.ok).toBe(isBoard(changed, REFERENCE));
      if (parsed.ok) {
        seen.accepted += 1;
        expect(parsed.board).toEqual(changed);
        return;
      }
      seen.refused += 1;
      expect(parsed.faults.length).toBeGreaterThan(0);
      for (const { path, found, allowed } of parsed.faults) {
        const keys = keysOf(path);
        const isThere = isWithin(keys, at) || isWithin(at, keys) || refersTo(path, at);
        expect(isThere, `${path} for ${at.join('.')} = ${JSON.stringify(put)}`).toBe(true);
        expect(`${found}${allowed}`).not.toMatch(/[\n\u2028\u202e]/);
      }
    }),
    { numRuns: 2 * (fc.readConfigureGlobal().numRuns ?? 100) },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('a board with one more key is one only where any key may stand', () => {
  const names = fc.oneof(
    fc.constantFrom(...HOSTILE_NAMES, 'SEN', 'id', 'P3', 'topics'),
    fc.string({ maxLength: 5 }),
  );
  const changes = boards(SMALL).chain((board) => {
    const objects = placesIn(board).map((at) => at.slice(0, -1));
    return fc.tuple(fc.constant(board), fc.constantFrom(...objects), names, anything);
  });
  fc.assert(
    fc.property(changes, ([board, at, name, value]) => {
      const inner = at.reduce<unknown>((row, key) => (row as Row | undefined)?.[key], board);
      if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return;
      const text = JSON.stringify(withValue(board, [...at, 'NEW KEY'], value)).replace(
        '"NEW KEY"',
        () => JSON.stringify(name),
      );
      const isNew = !Object.hasOwn(inner, name);
      const parsed = parseBoardText(text, REFERENCE);
      expect(parsed.ok).toBe(isNew && isBoard(JSON.parse(text), REFERENCE));
      expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE);
    }),
  );
});

test('any JSON value and any text is answered', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      expect(parseBoard(value, REFERENCE).ok).toBe(isBoard(value, REFERENCE));
      expect(parseBoardText(text, REFERENCE).ok).toBe(false);
    }),
  );
});

test('a text cut off anywhere is not JSON', () => {
  const text = JSON.stringify(makeBoard({ memberships: {} }));
  for (let length = 0; length < text.length; length += 1) {
    expect(parseBoardText(text.slice(0, length), REFERENCE)).toEqual({
      ok: false,
      faults: [{ path: '', found: 'what is not JSON', allowed: 'a board in JSON' }],
      more: 0,
    });
  }
});

test('ids that every object has as a key are ids like others', () => {
  const ids = HOSTILE_NAMES;
  const board: Board = makeBoard({
    needs: ids.map((id, i) =>
      makeNeed({ id, nationalPriority: i + 1, preferences: i % 2 === 0 ? ids : [], declined: [] }),
    ),
    offers: ids.map((id) => makeOffer({ id, ranking: ids, covers: ['__proto__', 'constructor'] })),
    activities: ids.map((id) => makeActivity({ id, offer: id, state: 'GHA', provider: id })),
    memberships: { SEN: [...ids, 'LDC'], GHA: ids },
  });
  const text = JSON.stringify(board);
  expect(parseBoardText(text, REFERENCE)).toEqual({ ok: true, board });
  const prepared = prepare(board, REFERENCE);
  const result = match(prepared, { top: 0 });
  expect(result).toEqual(plainMatch(board, REFERENCE));
  expect(verify(prepared, result)).toEqual([]);
  expect(result.allocation).toHaveLength(ids.length);
});
