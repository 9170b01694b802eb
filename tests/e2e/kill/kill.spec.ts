import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { type Db, openDatabase } from '../../../db/client.server';
import { Random } from '../../bench/random';
import { temporaryFolder } from '../../temporary';
import { type RunningServer, expect, startServer, test } from '../server';
import { signedIn } from './person';
import { before, expectWhole, marksIn } from './whole';
import { type Writer, sceneFor, writersOf } from './writers';

/** What a server has acknowledged outlives it, however it ends, and half of a write is never there. */

const ROUNDS = 10;
const WRITES = 200;

interface Written {
  acknowledged: string[];
  /** Sent, and never answered: it may have been done or not. */
  inDoubt: string[];
}

/** When a server is killed. */
interface Moment {
  /** At the so-many-th time that a form is sent or answered … */
  count: number;
  /** … or, with a folder, when something is next written in it: in the middle of a write that nobody acknowledged. */
  folder?: string;
}

/** Everybody writes at once, until the server is killed. */
async function writeUntilKilled(
  server: RunningServer,
  writers: readonly Writer[],
  { count, folder }: Moment,
): Promise<Written> {
  const written: Written = { acknowledged: [], inDoubt: [] };
  let [sent, moments, isKilled] = [0, 0, false];
  let watcher: FSWatcher | undefined;
  const kill = () => {
    isKilled = true;
    void server.kill();
  };
  const passed = () => {
    moments += 1;
    if (moments !== count) return;
    if (folder) watcher = watch(folder).once('change', kill);
    else kill();
  };
  const write = async (next: Writer) => {
    while (!isKilled && sent < WRITES) {
      const { mark, send } = next();
      const answer = send();
      sent += 1;
      passed();
      try {
        await answer;
      } catch (error) {
        if (!isKilled || !isBroken(error)) throw error;
        written.inDoubt.push(mark);
        continue;
      }
      written.acknowledged.push(mark);
      passed();
    }
  };
  await Promise.all(writers.map(write));
  await server.kill();
  watcher?.close();
  return written;
}

/** Whether the line was cut, as against an answer that is no 3xx. */
const isBroken = (error: unknown) => error instanceof TypeError;

test('keeps every acknowledged write, whole, when it is killed among 200 writes, ten times', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
  console.log(`Killed at moments drawn from KILL_SEED=${seed}`);
  const random = new Random(seed);
  const folder = temporaryFolder();
  const DATABASE_PATH = join(folder, 'killed.sqlite');
  const start = () => startServer({ DATABASE_PATH });
  const inDatabase = <T>(read: (db: Db) => T): T => {
    const db = openDatabase(DATABASE_PATH);
    try {
      return read(db);
    } finally {
      db.$client.close();
    }
  };
  let server = await start();
  const demo = inDatabase(before);
  const origin = () => server.origin;
  const scene = await sceneFor({
    state: await signedIn(origin, 'focal-point', page),
    provider: await signedIn(origin, 'provider', page),
    coordinator: await signedIn(origin, 'coordinator', page),
  });
  const [acknowledged, inDoubt] = [new Set<string>(), new Set<string>()];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const writers = await writersOf(scene, round);
    const count = random.between(1, 2 * WRITES - 1);
    const moment = round % 2 ? { count } : { count, folder };
    const written = await writeUntilKilled(server, writers, moment);
    for (const mark of written.acknowledged) acknowledged.add(mark);
    for (const mark of written.inDoubt) inDoubt.add(mark);

    server = await start();
    inDatabase((db) => expectWhole(db, demo));
    const there = inDatabase((db) => marksIn(db, demo));
    expect(new Set(there).size).toBe(there.length);
    expect(there).toEqual(expect.arrayContaining([...acknowledged]));
    expect(there.filter((mark) => !acknowledged.has(mark) && !inDoubt.has(mark))).toEqual([]);
  }
  await server.stop();
  expect(acknowledged.size).toBeGreaterThan(ROUNDS);
});
