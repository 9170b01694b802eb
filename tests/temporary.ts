import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where everything lies that tests write: a folder for each process, named after its id. A process that was killed
 * could not clear up after itself; the next one does.
 */
const ALL = join(tmpdir(), 'capacity-commons-tests');
const OWN = join(ALL, String(process.pid));

const closing: (() => void)[] = [];
let isSwept = false;

/** A new folder. It goes with all that this process has made, `removeTemporary`. */
export function temporaryFolder(): string {
  mkdirSync(OWN, { recursive: true });
  if (!isSwept) sweep();
  isSwept = true;
  return mkdtempSync(join(OWN, 'folder-'));
}

/** Has something closed before its files go. */
export function closeBeforeRemoval(close: () => void): void {
  closing.push(close);
}

/** Closes and removes what this process has made. Vitest does it after each file. */
export function removeTemporary(): void {
  for (const close of closing.splice(0)) close();
  rmSync(OWN, { recursive: true, force: true });
}

/** Takes away what processes have left that are no more. */
function sweep(): void {
  for (const name of readdirSync(ALL)) {
    if (isRunning(Number(name))) continue;
    const left = join(OWN, `left-by-${name}`);
    try {
      // A rename is one step, so that of two that sweep at once only one removes.
      renameSync(join(ALL, name), left);
    } catch {
      continue;
    }
    rmSync(left, { recursive: true, force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
