import { isDeepStrictEqual } from 'node:util';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAudit } from '~/features/audit/verify.server';
import { coverageOf } from '~/features/agreements/queries/coverage.server';
import { TRANSITIONS } from '~/features/introductions/life-cycle';
import { lastChange, loadSnapshot } from '~/features/matches/snapshot.server';
import { toBoard } from '~/features/matches/to-board';
import type { Board } from '~/matching/board';
import { testDatabase } from '../database';
import {
  actorFor,
  makeFocalPoint,
  makeMember,
  makeNeed,
  makeOffer,
  makePerson,
} from '../factories';
import { type Sending, type Stage, WORDS, fillIn, isOnce } from './match-driver';
import { JUDGES } from './match-model';
import {
  allRows,
  auditRows,
  expectedOf,
  expectedTold,
  lastRow,
  recordOf,
  toldSince,
} from './match-record';
import { type Action, KINDS, type Kind, PEOPLE, World } from './match-world';

/** Two needs and two offers, whatever anybody does to them, in whatever order, right or wrong. */

const SEQUENCES = 1000;

const db = testDatabase();
const people = makePeople();
const counted = Object.fromEntries(KINDS.map((kind) => [kind, { done: 0, refused: 0 }])) as Record<
  Kind,
  { done: number; refused: number }
>;

function makePeople(): Stage['people'] {
  const focal = makeFocalPoint(db);
  const of = (organisationId: string, ...roles: ('focal-point' | 'coordinator')[]) =>
    actorFor(db, makePerson(db, { organisationId, roles }).id);
  const provider = makeMember(db, 'provider');
  return {
    focal,
    colleague: of(focal.organisationId, 'focal-point'),
    foreign: makeFocalPoint(db, 'GHA'),
    provider,
    rival: makeMember(db, 'provider'),
    implementer: makeMember(db, 'provider', { name: 'Who carries it out' }),
    coordinator: makeMember(db, 'coordinator'),
    insider: of(provider.organisationId, 'coordinator'),
    administrator: makeMember(db, 'administrator'),
  };
}

/** The rows that a sequence begins with; by a handle of its own, so that no board of another one is kept. */
function makeStage(world: World): Stage {
  const fresh = drizzle(db.$client);
  const { label, places, perState, conditions } = world.setting;
  const window = { windowFrom: '2027-01-01', windowTo: '2040-12-31' };
  const needs = world.needs.map(({ support, reviewOn }, index) =>
    makeNeed(fresh, {
      ...window,
      support,
      reviewOn,
      nationalPriority: index + 1,
      labelSummary: label,
      labelDetails: label,
    }),
  );
  const offers = world.offers.map(({ support }, index) =>
    makeOffer(fresh, {
      ...window,
      support,
      organisationId: people[index === 0 ? 'provider' : 'rival'].organisationId,
      places: places[index] ?? 0,
      perState: perState[index] ?? 0,
      handlingAccepted: true,
      humanRightsSafeguards: true,
      ...(index === 0 && conditions && { conditionsAnswer: 'list', conditions: ['policy'] }),
      ...(index === 0 && { implementer: 'Who carries it out' }),
    }),
  );
  const ids = (rows: { id: string }[]) => [rows[0]?.id ?? '', rows[1]?.id ?? ''] as const;
  return {
    db: fresh,
    people,
    needs: ids(needs),
    offers: ids(offers),
    conditions: [conditions ? ['policy'] : [], []],
  };
}

interface Step {
  /** Below 4: anything at all; else what is possible now, if by these numbers. */
  luck: number;
  kind: number;
  choice: number;
  action: Omit<Action, 'kind'>;
  again: boolean;
}

const bit = fc.constantFrom(0 as const, 1 as const);
const steps = fc.array(
  fc.record<Step>({
    luck: fc.nat(9),
    kind: fc.nat(999),
    choice: fc.nat(999),
    action: fc.record({
      by: fc.constantFrom(...PEOPLE),
      need: bit,
      offer: bit,
      fresh: fc.nat(5).map((of) => of > 0),
      option: fc.nat(47),
    }),
    again: fc.nat(5).map((of) => of === 0),
  }),
  { minLength: 1, maxLength: 14, size: 'max' },
);
const settings = fc.record({
  label: fc.constantFrom(
    'CLEAR' as const,
    'GREEN' as const,
    'AMBER' as const,
    'AMBER+STRICT' as const,
  ),
  places: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 })),
  perState: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.constant(1)),
  conditions: fc.boolean(),
});

/** How far a first match goes before anybody may do anything: most of what can happen happens after an agreement. */
const starts = fc.record({
  length: fc.constantFrom(0, 2, 4, 4, 6, 8),
  option: fc.nat(47),
  need: bit,
});
const START = [
  ['introduce', 'focal'],
  ['accept', 'provider'],
  ['propose', 'colleague'],
  ['agree', 'provider'],
  ['complete', 'focal'],
  ['complete', 'provider'],
  ['wait', 'focal'],
  ['clock', 'focal'],
] as const;
type Start = typeof starts extends fc.Arbitrary<infer T> ? T : never;

/** How often a kind is chosen among the possible ones: the way forward is long, and what ends it is short. */
const WEIGHTS: Partial<Record<Kind, number>> = {
  introduce: 8,
  accept: 12,
  propose: 8,
  agree: 16,
  complete: 8,
  report: 5,
  confirm: 5,
  dispute: 4,
  clock: 5,
  'follow-up': 12,
  pause: 1,
  close: 1,
  met: 1,
  'withdraw-need': 1,
  decline: 1,
};

function possible(world: World, kind: Kind, option: number): Action[] {
  return PEOPLE.flatMap((by) =>
    ([0, 1] as const).flatMap((need) =>
      ([0, 1] as const).map((offer) => ({ kind, by, need, offer, fresh: true, option })),
    ),
  ).filter((action) => JUDGES[kind](world, action) !== null);
}

function chosen(world: World, { luck, kind, choice, action }: Step): Action {
  const any = { ...action, kind: KINDS[kind % KINDS.length] ?? 'wait' };
  if (luck < 4) return any;
  const weighted = KINDS.flatMap((one) => {
    const actions = possible(world, one, action.option);
    return actions.length === 0 ? [] : Array.from({ length: WEIGHTS[one] ?? 2 }, () => actions);
  });
  const actions = weighted[kind % weighted.length] ?? [any];
  return actions[choice % actions.length] ?? any;
}

function inWords(world: World, { kind, by, need, offer, fresh, option }: Action): string {
  return `${world.today} ${kind} by ${by}, need ${need}, offer ${offer}, option ${option}${fresh ? '' : ', stale'}`;
}

function inFigures(): string {
  return KINDS.map((kind) => `${kind} ${counted[kind].done}/${counted[kind].refused}`).join(', ');
}

/** Runs in a transaction that is taken back, so that every sequence begins with the same rows. */
function live(world: World, { length, ...of }: Start, sequence: readonly Step[]): void {
  const story: string[] = [];
  db.$client.exec('begin immediate');
  try {
    const stage = makeStage(world);
    let seen = look(stage, world);
    const go = (action: Action, again: boolean) => {
      story.push(inWords(world, action));
      seen = take(stage, world, action, seen, again);
    };
    for (const [kind, by] of START.slice(0, length)) {
      go({ kind, by, ...of, offer: 0, fresh: true }, false);
    }
    for (const step of sequence) go(chosen(world, step), step.again);
    expect(verifyAudit(stage.db).fault).toBeNull();
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    throw new Error(`${JSON.stringify(world.setting)}\n${story.join('\n')}\n${told}`, {
      cause: error,
    });
  } finally {
    db.$client.exec('rollback');
  }
}

/** One action, done or refused as the plain model has it, and all that must hold whatever it was. */
function take(stage: Stage, world: World, action: Action, before: Seen, again: boolean): Seen {
  const effect = JUDGES[action.kind](world, action);
  const send: Sending = fillIn(stage, world, action);
  const answer = send();
  expect(answer?.ok ?? false, effect ? 'must be done' : 'must be refused').toBe(effect !== null);
  counted[action.kind][effect ? 'done' : 'refused'] += 1;
  if (!effect) {
    expect(allRows(stage)).toBe(before.rows);
    expect(lastRow(stage, 'audit_log')).toBe(before.audit);
    return before;
  }
  const told = effect();
  const after = look(stage, world);
  const written = auditRows(stage, before.audit);
  const isTime = action.kind === 'wait' || action.kind === 'clock';
  if (!isTime || after.rows !== before.rows) expect(written.length).toBeGreaterThan(0);
  expect(JSON.stringify(written)).not.toContain(WORDS);
  expect(toldSince(stage, before.told)).toEqual(expectedTold(stage, told));
  expect(recordOf(stage)).toEqual(expectedOf(world, stage));
  holds(stage, world, after.board);
  followsTheTable(before.matches, after.matches);
  if (action.kind !== 'wait' && !isDeepStrictEqual(after.board, before.board)) {
    expect(after.change, 'the board must be made anew').not.toBe(before.change);
  }
  if (again && !isTime && isOnce(action.kind)) {
    expect(send()).toEqual(answer);
    expect(allRows(stage)).toBe(after.rows);
    expect(lastRow(stage, 'audit_log')).toBe(after.audit);
  }
  return after;
}

type Seen = ReturnType<typeof look>;

function look(stage: Stage, world: World) {
  const matches = db.$client
    .prepare<[], { id: string; status: string }>('select id, status from introductions')
    .all();
  return {
    rows: allRows(stage),
    audit: lastRow(stage, 'audit_log'),
    told: lastRow(stage, 'notifications'),
    matches: new Map(matches.map(({ id, status }) => [id, status])),
    board: toBoard(loadSnapshot(stage.db), world.today),
    change: lastChange(stage.db),
  };
}

/** Places and forms of support add up, in the rows, on the need's page and on the board. */
function holds(stage: Stage, world: World, board: Board): void {
  world.offers.forEach(({ places }, index) => {
    const taken = world.matches.filter(
      ({ offer, terms, freed }) =>
        offer === index && !freed && terms.some(({ status }) => status === 'accepted'),
    );
    expect(places + taken.length).toBe(world.setting.places[index]);
    expect(places).toBeGreaterThanOrEqual(0);
  });
  world.needs.forEach(({ support, status, reviewOn }, index) => {
    const id = stage.needs[index as 0 | 1];
    const open = world.open(index as 0 | 1);
    expect(coverageOf(stage.db, { id, support }).open).toEqual(open);
    const isThere = status === 'open' && reviewOn > world.today && open.length > 0;
    expect(board.needs.find((need) => need.id === id)?.support).toEqual(isThere ? open : undefined);
  });
}

/** No match goes anywhere but where the table of the life cycle leads. */
function followsTheTable(before: Map<string, string>, after: Map<string, string>): void {
  expect(after.size).toBeGreaterThanOrEqual(before.size);
  for (const [id, to] of after) {
    const from = before.get(id) ?? 'none';
    if (from === to) continue;
    const leads = TRANSITIONS.some((row) => row.to === to && row.from.some((one) => one === from));
    expect(leads, `${from} → ${to}`).toBe(true);
  }
}

test(`${SEQUENCES} lives of matches go as the plain model has it, and no other way`, () => {
  const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
  fc.assert(
    fc.property(settings, starts, steps, (setting, start, sequence) =>
      live(new World(setting), start, sequence),
    ),
    { numRuns: SEQUENCES, seed },
  );
  console.info(`seed ${seed}: ${inFigures()}`);
  for (const kind of KINDS) {
    expect(counted[kind].done, `${kind} was done, seed ${seed}`).toBeGreaterThan(0);
    if (kind === 'wait' || kind === 'clock') continue;
    expect(counted[kind].refused, `${kind} was refused, seed ${seed}`).toBeGreaterThan(0);
  }
}, 600_000);
