import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { FirstDifference } from '~/features/rounds/rules';
import { type Replay, replayRound } from '~/features/rounds/queries/replay.server';

/**
 * Runs a kept round again and says whether the engine gives the same: `npm run round:replay -- ID [DATABASE]`. Exit
 * status 0: it does; 1: it does not, or what was kept is not what was written; 2: there is nothing to run.
 */
function said(replay: Replay): string {
  switch (replay.kind) {
    case 'same':
      return `${replay.name}: the engine gives the same result, byte for byte.\nboard  ${replay.boardHash}\nresult ${replay.resultHash}`;
    case 'unknown':
      return 'There is no round of this id.';
    case 'no-result':
      return 'The round has no result: it never ran to its end.';
    case 'board-altered':
      return `The kept board was altered: its hash is ${replay.found}; when it was written it was ${replay.expected}.`;
    case 'result-altered':
      return `The kept result was altered: its hash is ${replay.found}; when it was written it was ${replay.expected}.${replay.first ? ` ${firstOf(replay.first)}` : ''}`;
    case 'board-refused':
      return `The kept board is refused by the engine of today: ${replay.fault}`;
    case 'different':
      return `The engine gives something else. ${firstOf(replay.first)}`;
  }
}

function firstOf({ path, was, is }: FirstDifference): string {
  return `First at ${path || 'the whole text'}: kept ${JSON.stringify(was)}, the engine gives ${JSON.stringify(is)}.`;
}

const [id = '', path = process.env['DATABASE_PATH'] ?? 'data/demo.sqlite'] = process.argv.slice(2);
let sqlite: Sqlite.Database | null = null;
try {
  sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  const replay = replayRound(drizzle(sqlite), id);
  const stream = replay.kind === 'same' ? process.stdout : process.stderr;
  stream.write(`${said(replay)}\n`);
  if (replay.kind !== 'same') {
    process.exitCode = replay.kind === 'unknown' || replay.kind === 'no-result' ? 2 : 1;
  }
} catch (error) {
  process.stderr.write(`${path}: no round can be read there (${(error as Error).message}).\n`);
  process.exitCode = 2;
} finally {
  sqlite?.close();
}
