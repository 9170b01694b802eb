import { describe } from '~/matching/faults';
import { Refusal } from './refusal';

const USAGE = 'usage: npm run --silent match -- BOARD.json|- [OPTIONS], --help tells them';

export const HELP = `usage: npm run --silent match -- BOARD.json|- [OPTIONS]

Reads a board (- is standard input) and prints JSON. Without options: the whole result.

  --top N              rankings of N offers, 0 for all (50)
  --explain NEED OFFER one pair: gates, checks, fit, place and outcome
  --why NEED [OFFER]   why a need got what it got; with an offer, why that one or why not
  --sensitivity NEED   which weights of principles decide the first choice of a need
  --what-if EDITS.json what would differ if the board were edited (- is standard input)
  --best K             the K single changes of offers that serve most needs
  --progress           how far the work is, on standard error
  --help               this text

Exit status: 0; 1 if a result does not hold against its board; 2 if what was given is wrong.
The board, the edits and what is printed: app/matching/README.md
`;

export type Task =
  | { name: 'match'; top: number }
  | { name: 'explain'; need: string; offer: string }
  | { name: 'why'; need: string; offer: string | null }
  | { name: 'sensitivity'; need: string }
  | { name: 'what-if'; edits: string }
  | { name: 'best'; most: number };

export interface Options {
  file: string;
  isProgressShown: boolean;
  task: Task;
}

/** How many values each option has; `--why` may have one more. */
const VALUES: ReadonlyMap<string, number> = new Map([
  ['--top', 1],
  ['--explain', 2],
  ['--why', 1],
  ['--sensitivity', 1],
  ['--what-if', 1],
  ['--best', 1],
  ['--progress', 0],
  ['--help', 0],
]);
const TASKS = ['--explain', '--why', '--sensitivity', '--what-if', '--best'];

interface Scanned {
  files: string[];
  given: Map<string, string[]>;
}

/** Reads the arguments; `help` when they ask for it. Throws a Refusal for what is unknown, twice or senseless. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { files, given } = scan(args);
  if (given.has('--help')) return 'help';
  const [file, ...extra] = files;
  if (file === undefined || extra.length > 0) throw new Refusal(USAGE);
  const tasks = TASKS.filter((name) => given.has(name));
  // `--top` has no say in what `--explain` prints, and is allowed beside it.
  const apart = given.has('--top')
    ? ['--top', ...tasks.filter((name) => name !== '--explain')]
    : tasks;
  if (tasks.length > 1 || apart.length > 1) {
    const names = tasks.length > 1 ? tasks : apart;
    throw new Refusal(`${names.join(' and ')}: found together, allowed is one of them`);
  }
  const task = taskOf(given);
  if (task.name === 'what-if' && task.edits === '-' && file === '-') {
    throw new Refusal(
      '--what-if: found "-" for the board too, allowed is one text on standard input',
    );
  }
  return { file, isProgressShown: given.has('--progress'), task };
}

function scan(args: readonly string[]): Scanned {
  const files: string[] = [];
  const given = new Map<string, string[]>();
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '--') {
      files.push(...args.slice(i + 1));
      break;
    }
    if (arg === '-' || !arg.startsWith('-')) {
      files.push(arg);
      continue;
    }
    const { name, inline } = partsOf(arg);
    const count = VALUES.get(name);
    if (count === undefined) {
      const shown = describe(name).slice(1, -1);
      throw new Refusal(`${shown}: found an unknown option, allowed are those that --help tells`);
    }
    if (given.has(name)) throw new Refusal(`${name}: found twice, allowed is once`);
    if (inline !== undefined && count !== 1) throw new Refusal(USAGE);
    const values = inline === undefined ? args.slice(i + 1, i + 1 + count) : [inline];
    if (values.length < count) throw new Refusal(USAGE);
    if (inline === undefined) i += count;
    if (name === '--why' && hasOffer(args.slice(i + 1), files)) {
      i += 1;
      values.push(args[i] ?? '');
    }
    given.set(name, values);
  }
  return { files, given };
}

/** `--top=5` is `--top 5`. */
function partsOf(arg: string): { name: string; inline: string | undefined } {
  const at = arg.indexOf('=');
  return at === -1
    ? { name: arg, inline: undefined }
    : { name: arg.slice(0, at), inline: arg.slice(at + 1) };
}

/** Whether an offer follows the need of `--why`: the board, if it is still to come, is the last of two. */
function hasOffer(rest: readonly string[], files: readonly string[]): boolean {
  const end = rest.findIndex((arg) => arg === '--' || VALUES.has(partsOf(arg).name));
  return (end === -1 ? rest.length : end) > (files.length > 0 ? 0 : 1);
}

function taskOf(given: ReadonlyMap<string, string[]>): Task {
  const [need = '', offer] = given.get('--explain') ?? given.get('--why') ?? [];
  if (given.has('--explain')) return { name: 'explain', need, offer: offer ?? '' };
  if (given.has('--why')) return { name: 'why', need, offer: offer ?? null };
  const [subject] = given.get('--sensitivity') ?? [];
  if (subject !== undefined) return { name: 'sensitivity', need: subject };
  const [edits] = given.get('--what-if') ?? [];
  if (edits !== undefined) return { name: 'what-if', edits };
  if (given.has('--best')) return { name: 'best', most: integer('--best', given, 1) };
  return { name: 'match', top: given.has('--top') ? integer('--top', given, 0) : 50 };
}

function integer(name: string, given: ReadonlyMap<string, string[]>, least: number): number {
  const [value = ''] = given.get(name) ?? [];
  if (/^\d{1,7}$/.test(value) && Number(value) >= least) return Number(value);
  throw new Refusal(`${name}: found ${describe(value)}, allowed is an integer from ${least}`);
}
