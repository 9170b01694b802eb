import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { engineReference } from '#db/reference/engine-reference';
import { parseBoardText } from '~/matching/board';
import { type Explanation, explain } from '~/matching/explain';
import { match } from '~/matching/match';
import { prepare } from '~/matching/prepare';

const USAGE = 'usage: npm run --silent match -- BOARD.json|- [--top N] [--explain NEED OFFER]';
const BOARD_LIMIT_BYTES = 256 * 1024 * 1024;

/** A refusal: one line a fault on standard error, exit status 2, nothing on standard output. */
class Refusal extends Error {}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { top: { type: 'string' }, explain: { type: 'boolean' } },
    });
    const [file, ...rest] = positionals;
    const top = values.top ?? '50';
    if (!/^\d{1,7}$/.test(top)) throw new Refusal(`--top: found "${top}", allowed is 0 or more`);
    if (file === undefined || rest.length !== (values.explain ? 2 : 0)) throw new Refusal(USAGE);
    return { file, top: Number(top), pair: rest };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${(error as Error).message}\n${USAGE}`);
  }
}

function read(file: string): string {
  const name = file === '-' ? 'standard input' : file;
  try {
    if (file !== '-' && statSync(file).size > BOARD_LIMIT_BYTES) throw new RangeError();
    const bytes = readFileSync(file === '-' ? 0 : file);
    if (bytes.length > BOARD_LIMIT_BYTES) throw new RangeError();
    return bytes.toString('utf8');
  } catch (error) {
    throw new Refusal(
      error instanceof RangeError
        ? `${name}: found more than 256 MB, allowed is 256 MB`
        : `${name}: found no file that can be read, expected a board in JSON`,
    );
  }
}

/** The shape of the contract: what the pages need beyond it stays out. */
function published({ principles, ...rest }: Explanation) {
  return {
    ...rest,
    principles:
      principles?.map(({ id, score, checks }) => ({
        id,
        score,
        checks: checks.map(({ check, applies, value }) => ({ check, applies, value })),
      })) ?? null,
  };
}

function run(): unknown {
  const { file, top, pair } = options();
  const parsed = parseBoardText(read(file), engineReference);
  if (!parsed.ok) {
    const lines = parsed.faults.map(
      ({ path, found, allowed }) => `${path || 'board'}: found ${found}, allowed is ${allowed}`,
    );
    throw new Refusal(lines.join('\n'));
  }
  const board = prepare(parsed.board, engineReference);
  const [need, offer] = pair;
  if (need === undefined || offer === undefined) return match(board, { top });
  if (!board.needById.has(need))
    throw new Refusal(`--explain: found no need "${need}" on the board`);
  if (!board.offerById.has(offer)) {
    throw new Refusal(`--explain: found no offer "${offer}" on the board`);
  }
  return published(explain(board, match(board, { top: 1 }), need, offer));
}

try {
  process.stdout.write(`${JSON.stringify(run(), null, 2)}\n`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
