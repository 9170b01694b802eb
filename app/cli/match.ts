import { HELP, readOptions } from './match/options';
import { linesOf, progressOn } from './match/print';
import { Refusal, Unproven } from './match/refusal';
import { done } from './match/tasks';

async function output(): Promise<Iterable<string>> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return [HELP];
  const watch = options.isProgressShown ? progressOn(process.stderr) : undefined;
  return linesOf(await done(options.file, options.task, watch));
}

// A reader that has seen enough (`| head`) closes the pipe: no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  for (const line of await output()) process.stdout.write(line);
} catch (error) {
  if (!(error instanceof Refusal || error instanceof Unproven)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
