import { z } from 'zod';
import { type Board, type ParsedBoard, type Refusal, parseBoard, refusal } from './board';
import { isObject, list, paramsOf } from './containers';
import { type Fault, FaultList, describe, pathText } from './faults';
import { readJson } from './json';
import type { Reference } from './reference';

type Fields = Readonly<Record<string, unknown>>;

/**
 * One thing to do to a board. `fields` sets whole fields, `leaveOut` takes away fields that are stated. What rows
 * and fields may hold is a matter of the board they end on: `parseBoard` judges it.
 */
export type Edit =
  | { edit: 'add-need' | 'add-offer'; row: Fields }
  | { edit: 'remove-need' | 'remove-offer'; id: string }
  | {
      edit: 'change-need' | 'change-offer';
      id: string;
      fields?: Fields;
      leaveOut?: readonly string[];
    }
  | { edit: 'change-settings'; fields?: Fields; leaveOut?: readonly string[] };

const text = z.string({ error: 'text' });
const fields = z.custom<Fields>(isObject, { error: 'an object' });
const change = {
  fields: fields.optional(),
  leaveOut: list(text, { error: 'a list of names of fields' }).optional(),
};
const WORDS =
  'add-need change-need remove-need add-offer change-offer remove-offer change-settings';
const edit = z.discriminatedUnion(
  'edit',
  [
    z.strictObject({ edit: z.enum(['add-need', 'add-offer']), row: fields }),
    z.strictObject({ edit: z.enum(['remove-need', 'remove-offer']), id: text }),
    z.strictObject({ edit: z.enum(['change-need', 'change-offer']), id: text, ...change }),
    z.strictObject({ edit: z.literal('change-settings'), ...change }),
  ],
  { error: ({ input }) => (isObject(input) ? `one of ${WORDS}` : 'an object') },
);
const editsSchema = list(edit, { most: 10_000, error: 'a list of edits' });

/** `more` is how many faults there are beyond those that are named. */
export type ParsedEdits = { ok: true; edits: Edit[] } | Refusal;

/** Reads a list of edits from a JSON text: all of it, or every fault of its shape. */
export function parseEditsText(json: string): ParsedEdits {
  const repeated = new FaultList();
  const read = readJson(json, repeated, 'a list of edits in JSON');
  if (!read.ok) return refusal([inEdits(read.fault)]);
  const parsed = editsSchema.safeParse(read.value);
  const faults = new FaultList();
  for (const issue of parsed.error?.issues ?? []) addShapeFault(issue, read.value, faults);
  return parsed.success && repeated.named.length === 0
    ? { ok: true, edits: parsed.data }
    : refusal([...repeated.named.map(inEdits), ...faults.named], repeated.more + faults.more);
}

function inEdits({ path, ...fault }: Fault): Fault {
  return { ...fault, path: /^(\[|$)/.test(path) ? `edits${path}` : `edits.${path}` };
}

function addShapeFault(issue: z.core.$ZodIssue, value: unknown, faults: FaultList): void {
  const path = ['edits', ...issue.path];
  const { more } = paramsOf(issue);
  if (more !== undefined) {
    faults.more += more;
  } else if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      faults.add([...path, key], 'an unknown key', 'a key of that edit');
  } else {
    const found = issue.path.reduce<unknown>(
      (inner, key) => (inner as Record<PropertyKey, unknown>)[key],
      value,
    );
    faults.add(path, describe(found), issue.message);
  }
}

/** A row on its way to the edited board, and where in the edits its fields were written; under null, the row. */
interface Draft {
  row: Fields;
  readonly writtenAt: Map<string | null, string>;
}

type Side = 'needs' | 'offers';

/** The fields of the other side that name a row's id: they forget it when the row goes. */
const NAMED_IN = {
  needs: ['ranking', 'declined'],
  offers: ['preferences', 'declined'],
} as const;

/**
 * The board after the edits, one after the other, read anew by `parseBoard`. A removed row's id goes from the
 * preferences, rankings and declines that name it. A fault in what an edit wrote has its path in the edits
 * (`edits[0].fields.places`), any other its path in the edited board. The board itself is not changed.
 */
export function applyEdits(
  board: Board,
  edits: readonly Edit[],
  reference: Reference,
): ParsedBoard {
  const faults = new FaultList();
  const draft = (row: Fields): Draft => ({ row, writtenAt: new Map() });
  const drafts = { needs: board.needs.map(draft), offers: board.offers.map(draft) };
  const settings = draft(board.settings ?? {});

  edits.forEach((edit, i) => {
    const at = ['edits', i];
    if (edit.edit === 'change-settings') return changed(settings, edit, at, faults);
    const side: Side = edit.edit.endsWith('need') ? 'needs' : 'offers';
    if ('row' in edit) {
      const addedAt = pathText([...at, 'row']);
      drafts[side].push({ row: edit.row, writtenAt: new Map([[null, addedAt]]) });
      return;
    }
    const found = drafts[side].find(({ row }) => row.id === edit.id);
    if (!found) {
      const allowed = `the id of ${side === 'needs' ? 'a need' : 'an offer'} on the board`;
      faults.add([...at, 'id'], describe(edit.id), allowed);
    } else if (edit.edit === 'change-need' || edit.edit === 'change-offer') {
      changed(found, edit, at, faults);
    } else {
      drafts[side] = drafts[side].filter((other) => other !== found);
      const others = drafts[side === 'needs' ? 'offers' : 'needs'];
      for (const other of others) other.row = without(other.row, edit.id, NAMED_IN[side]);
    }
  });

  const parsed = parseBoard(
    {
      ...board,
      needs: drafts.needs.map(({ row }) => row),
      offers: drafts.offers.map(({ row }) => row),
      ...((board.settings || Object.keys(settings.row).length > 0) && { settings: settings.row }),
    },
    reference,
  );
  if (parsed.ok && faults.named.length === 0) return parsed;
  const inBoard = parsed.ok ? refusal([]) : parsed;
  const written = writtenBy(drafts, settings);
  return refusal(
    [...faults.named, ...inBoard.faults.map((fault) => traced(fault, written))],
    faults.more + inBoard.more,
  );
}

/** Sets and leaves out fields of a draft; adds to the faults what is wrong with the edit itself. */
function changed(
  draft: Draft,
  { fields = {}, leaveOut = [] }: { fields?: Fields; leaveOut?: readonly string[] },
  at: readonly PropertyKey[],
  faults: FaultList,
): void {
  const next = new Map(Object.entries(draft.row));
  for (const [field, value] of Object.entries(fields)) {
    const path = [...at, 'fields', field];
    if (field === 'id') {
      faults.add(path, describe(value), 'any other field: a row keeps its id');
      continue;
    }
    next.set(field, value);
    draft.writtenAt.set(field, pathText(path));
  }
  leaveOut.forEach((field, i) => {
    const path = [...at, 'leaveOut', i];
    if (Object.hasOwn(fields, field) || !next.delete(field)) {
      const allowed = 'a field that is stated and that the same edit does not set';
      faults.add(path, describe(field), allowed);
    }
    draft.writtenAt.set(field, pathText(path));
  });
  draft.row = Object.fromEntries(next);
}

function without(row: Fields, id: string, lists: readonly string[]): Fields {
  const naming = lists.filter((field) => {
    const ids = row[field];
    return Array.isArray(ids) && ids.includes(id);
  });
  if (naming.length === 0) return row;
  const shorter = naming.map((field): [string, unknown] => [
    field,
    (row[field] as unknown[]).filter((other) => other !== id),
  ]);
  return { ...row, ...Object.fromEntries(shorter) };
}

/** What edits wrote: where it stands on the edited board, and where in the edits. Fields stand before their row. */
function writtenBy(
  drafts: Readonly<Record<Side, readonly Draft[]>>,
  settings: Draft,
): [onBoard: string, inEdits: string][] {
  const rows = [
    ...drafts.needs.map(({ writtenAt }, i) => ({ writtenAt, at: ['needs', i] })),
    ...drafts.offers.map(({ writtenAt }, i) => ({ writtenAt, at: ['offers', i] })),
    { writtenAt: settings.writtenAt, at: ['settings'] },
  ];
  return rows.flatMap(({ writtenAt, at }) =>
    [...writtenAt]
      .reverse()
      .map(([field, path]): [string, string] => [
        pathText(field === null ? at : [...at, field]),
        path,
      ]),
  );
}

/** The fault with its path in the edits, where an edit wrote what it is about. */
function traced(fault: Fault, written: readonly [onBoard: string, inEdits: string][]): Fault {
  for (const [onBoard, inEdits] of written) {
    const rest = fault.path.slice(onBoard.length);
    if (fault.path.startsWith(onBoard) && /^([.[]|$)/.test(rest)) {
      return { ...fault, path: inEdits + rest };
    }
  }
  return fault;
}
