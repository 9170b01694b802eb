import { engineReference } from '#db/reference/engine-reference';
import { bestChanges } from '~/matching/best-changes';
import { type Board, parseBoardText } from '~/matching/board';
import type { Coverage } from '~/matching/coverage';
import { parseEditsText } from '~/matching/edits';
import type { Watch } from '~/matching/eligible';
import { whyThisOutcome } from '~/matching/displacement';
import { type Explanation, explain } from '~/matching/explain';
import { type Fault, describe } from '~/matching/faults';
import { type Result, solve } from '~/matching/match';
import { type Prepared, prepare } from '~/matching/prepare';
import { sensitivityOf } from '~/matching/sensitivity';
import { verify } from '~/matching/verify';
import { whatIf } from '~/matching/what-if';
import { whyHere } from '~/matching/why-here';
import { whyNot } from '~/matching/why-not';
import type { Task } from './options';
import { readText } from './read';
import { Refusal, Unproven } from './refusal';

/** Reads the board, does the task, proves what it rests on, and gives what is to be printed. */
export async function done(
  file: string,
  task: Task,
  progressWatch: Watch | undefined,
): Promise<object> {
  const parsed = parseBoardText(await readText(file, 'a board'), engineReference);
  if (!parsed.ok) throw refusalOf(parsed);
  const { board } = parsed;
  if (task.name === 'what-if') return difference(board, task.edits, progressWatch);
  if (task.name === 'best') return best(board, task.most, progressWatch);

  const prepared = prepare(board, engineReference);
  const option = `--${task.name}`;
  if ('need' in task && !prepared.needById.has(task.need)) {
    throw new Refusal(`${option}: found ${describe(task.need)}, allowed is a need on the board`);
  }
  if ('offer' in task && task.offer !== null && !prepared.offerById.has(task.offer)) {
    throw new Refusal(`${option}: found ${describe(task.offer)}, allowed is an offer on the board`);
  }
  const top = task.name === 'match' ? task.top : 1;
  const run = { prepared, ...solve(prepared, { top, watch: progressWatch }) };
  proven(run);
  switch (task.name) {
    case 'match':
      return run.result;
    case 'explain':
      return published(explain(prepared, run.result, task.need, task.offer));
    case 'why':
      return task.offer === null
        ? whyThisOutcome(prepared, run.result, task.need)
        : (whyHere(prepared, task.need, task.offer) ?? whyNot(prepared, task.need, task.offer));
    case 'sensitivity':
      return sensitivityOf(prepared, task.need);
  }
}

async function difference(board: Board, file: string, watch?: Watch): Promise<object> {
  const parsed = parseEditsText(await readText(file, 'a list of edits'));
  if (!parsed.ok) throw refusalOf(parsed);
  const answer = whatIf(board, parsed.edits, engineReference, { watch });
  if (!answer.ok) throw refusalOf(answer);
  proven(answer.before);
  proven(answer.after);
  return answer.difference;
}

function best(board: Board, most: number, watch?: Watch): object {
  const found = bestChanges(board, most, engineReference, { watch });
  proven(found.before);
  proven(found.after);
  const { steps, matched } = found;
  return {
    coverage: { before: found.before.result.coverage, after: found.after.result.coverage },
    matched,
    steps,
  };
}

function refusalOf({ faults, more }: { faults: readonly Fault[]; more: number }): Refusal {
  const lines = faults.map(
    ({ path, found, allowed }) => `${path || 'board'}: found ${found}, allowed is ${allowed}`,
  );
  if (more > 0) lines.push(`found ${more} more faults, allowed is none`);
  return new Refusal(lines.join('\n'));
}

/** Nothing is printed that does not hold against its board. */
function proven(run: { prepared: Prepared; result: Result; proof: Coverage }): void {
  const faults = verify(run.prepared, run.result, run.proof);
  if (faults.length > 0) throw new Unproven(faults.join('\n'));
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
