import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs one job (job.ts) in a process of its own and gives its figures: each is measured without what the others have
 * left in memory or taught the compiler.
 */
export function fresh<T>(job: string, task: object): T {
  const script = fileURLToPath(new URL('./job.ts', import.meta.url));
  const args = [...process.execArgv, script, job, JSON.stringify(task)];
  const output = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output) as T;
}
