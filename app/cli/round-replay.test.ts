import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rounds } from '#db/schema/coordination';
import { hashOfText } from '~/features/rounds/canonical.server';
import { roundWorld } from '../../tests/rounds';
import { makeNeed, makeOffer } from '../../tests/factories';
import { testMatcher } from '../../tests/matcher';

const matcher = testMatcher();
const run = promisify(execFile);

async function replay(id: string, file: string) {
  const args = ['--import', 'tsx', 'app/cli/round-replay.ts', id, file];
  const ended = run(process.execPath, args).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  );
  return ended;
}

describe('the command that runs a kept round again', { timeout: 60_000 }, () => {
  it('says that nothing has changed, or what has', async () => {
    const { db, make, run: runRound } = roundWorld(matcher);
    makeNeed(db);
    makeOffer(db);
    const id = make();
    const { board, result, boardHash } = await runRound(id);
    const file = db.$client.name;
    const keep = (set: Partial<typeof rounds.$inferInsert>) =>
      db.update(rounds).set(set).where(eq(rounds.id, id)).run();

    const same = await replay(id, file);
    expect(same.code).toBe(0);
    expect(same.said).toContain(boardHash);

    const other = (result ?? '').replace('"rank":1', '"rank":2');
    keep({ result: other });
    const altered = await replay(id, file);
    expect(altered.code).toBe(1);
    expect(altered.said).toMatch(
      /result was altered.*allocation\[0\]\.rank: kept 2, the engine gives 1/,
    );

    // Whoever alters the hash too is still found out by the engine.
    keep({ resultHash: hashOfText(other) });
    const different = await replay(id, file);
    expect(different.code).toBe(1);
    expect(different.said).toContain('First at allocation[0].rank: kept 2');

    keep({ board: (board ?? '').replace('SEN', 'GHA'), result });
    const otherBoard = await replay(id, file);
    expect(otherBoard.code).toBe(1);
    expect(otherBoard.said).toContain('board was altered');

    expect((await replay('no-such-round', file)).code).toBe(2);
    expect((await replay(id, '/no/such/file.sqlite')).code).toBe(2);
  });
});
