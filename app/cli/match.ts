import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { engineReference } from '#db/reference/engine-reference';
import { BOARD_LIMIT_BYTES, parseBoardText } from '~/matching/board';
import { type Explanation, explain } from '~/matching/explain';
import { match } from '~/matching/match';
import { prepare } from '~/matching/prepare';

const USAGE = 'usage: npm run --silent match -- BOARD.json|- [--top N] [--explain NEED OFFER]';

/** A refusal: one line a fault on standard error, exit status 2, nothing on standard output. */
class Refusal extends Error {}

interface Options {
  file: string;
  top: number;
  /** The need and the offer of `--explain`. */
  pair: [need: string, offer: string] | null;
}

function readOptions(args: readonly string[]): Options {
  const { pair, others } = takePair(args);
  try {
    const { values, positionals, tokens } = parseArgs({
      args: others,
      allowPositionals: true,
      tokens: true,
      options: { top: { type: 'string' } },
    });
    const [file, ...extra] = positionals;
    const tops = tokens.filter(({ kind }) => kind === 'option').length;
    if (file === undefined || extra.length > 0 || tops > 1) throw new Refusal(USAGE);
    const top = values.top ?? '50';
    if (!/^\d{1,7}$/.test(top)) {
      throw new Refusal(`--top: found ${JSON.stringify(top)}, allowed is an integer from 0`);
    }
    return { file, top: Number(top), pair };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${String((error as Error).message).split('\n')[0]} (${USAGE})`);
  }
}

/** `--explain` has two values, which `parseArgs` cannot say; ids may begin with a hyphen. */
function takePair(args: readonly string[]): Pick<Options, 'pair'> & { others: string[] } {
  const at = args.indexOf('--explain');
  if (at === -1) return { pair: null, others: [...args] };
  const [need, offer] = args.slice(at + 1, at + 3);
  if (need === undefined || offer === undefined) throw new Refusal(USAGE);
  return { pair: [need, offer], others: [...args.slice(0, at), ...args.slice(at + 3)] };
}

async function read(file: string): Promise<string> {
  const name = file === '-' ? 'standard input' : file;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      bytes += (chunk as Buffer).length;
      if (bytes > BOARD_LIMIT_BYTES) break;
      chunks.push(chunk as Buffer);
    }
  } catch {
    throw new Refusal(`${name}: found no file that can be read, allowed is a board in JSON`);
  }
  if (bytes > BOARD_LIMIT_BYTES) {
    throw new Refusal(`${name}: found more than 256 MB, allowed is at most 256 MB`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal(`${name}: found what is not UTF-8, allowed is a board in JSON`);
  }
}

/** The shape of the contract: what the pages need beyond it stays out. */
function published({ principles, ...rest }: Explanation) {
  const { need, offer, eligible, blockers, fit, rank, outcome } = rest;
  const shown =
    principles?.map(({ id, score, checks }) => ({
      id,
      score,
      checks: checks.map(({ check, applies, value }) => ({ check, applies, value })),
    })) ?? null;
  return { need, offer, eligible, blockers, fit, principles: shown, rank, outcome };
}

async function run(): Promise<object> {
  const { file, top, pair } = readOptions(process.argv.slice(2));
  const parsed = parseBoardText(await read(file), engineReference);
  if (!parsed.ok) {
    const lines = parsed.faults.map(
      ({ path, found, allowed }) => `${path || 'board'}: found ${found}, allowed is ${allowed}`,
    );
    throw new Refusal(lines.join('\n'));
  }
  const board = prepare(parsed.board, engineReference);
  if (!pair) return match(board, { top });
  const [need, offer] = pair;
  if (!board.needById.has(need)) {
    throw new Refusal(`--explain: found ${JSON.stringify(need)}, allowed is a need on the board`);
  }
  if (!board.offerById.has(offer)) {
    throw new Refusal(
      `--explain: found ${JSON.stringify(offer)}, allowed is an offer on the board`,
    );
  }
  return published(explain(board, match(board, { top: 1 }), need, offer));
}

/** One row of a list a line: easy to compare, and no single string for a whole large result. */
function* lines(result: object): Generator<string> {
  let before = '{\n';
  for (const [key, value] of Object.entries(result) as [string, unknown][]) {
    yield `${before}  ${JSON.stringify(key)}: `;
    before = ',\n';
    if (!Array.isArray(value) || value.length === 0) {
      yield JSON.stringify(value);
      continue;
    }
    for (const [i, row] of value.entries()) {
      yield `${i === 0 ? '[' : ','}\n    ${JSON.stringify(row)}`;
    }
    yield '\n  ]';
  }
  yield '\n}\n';
}

// A reader that has seen enough (`| head`) closes the pipe: no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  for (const line of lines(await run())) process.stdout.write(line);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
