import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';

/** A real server for each worker: the built application, in a process and on a database of its own. */
export interface RunningServer {
  origin: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export async function startServer(
  environment: Record<string, string> = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'capacity-commons-e2e-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/server/main.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      CAPACITY_COMMONS_MODE: 'demo',
      DATABASE_PATH: join(folder, 'e2e.sqlite'),
      PORT: String(port),
      LOG_LEVEL: 'warn',
      // Time changes nothing under a test's hands, unless it asks for that.
      SCHEDULER_SECONDS: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await listening(child);
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

/** Resolves when the server says where it is; fails with all it wrote when it ends instead. */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Capacity Commons is at')) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
}

interface Shared {
  /** A file that changes what others count on says its name here, and has a server and a database to itself. */
  onlyFor: string;
  server: RunningServer;
}

export const test = base.extend<object, Shared>({
  onlyFor: ['', { option: true, scope: 'worker' }],
  server: [
    // Named, so that another name asks for another worker.
    async ({ onlyFor: _name }, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
});

export { expect };
