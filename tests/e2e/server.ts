import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { removeTemporary, temporaryFolder } from '../temporary';

/** A real server for each worker: the built application, in a process and on a database of its own. */
export interface RunningServer {
  origin: string;
  /** Ends it as people do. The promises resolve when it is gone. */
  stop(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
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
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/server/main.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      CAPACITY_COMMONS_MODE: 'demo',
      DATABASE_PATH: join(temporaryFolder(), 'e2e.sqlite'),
      PORT: String(port),
      LOG_LEVEL: 'warn',
      // Time changes nothing under a test's hands, unless it asks for that.
      SCHEDULER_SECONDS: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that failed before it could stop its server takes it along.
  const takeAlong = () => child.kill('SIGKILL');
  process.once('exit', takeAlong);
  await listening(child);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      process.off('exit', takeAlong);
      resolve();
    });
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
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
  temporary: undefined;
}

export const test = base.extend<object, Shared>({
  onlyFor: ['', { option: true, scope: 'worker' }],
  // What the worker wrote goes with it.
  temporary: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its pattern.
    async ({}, use) => {
      await use(undefined);
      removeTemporary();
    },
    { scope: 'worker', auto: true },
  ],
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
