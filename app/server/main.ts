import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import express, { type RequestHandler } from 'express';
import { openDatabase } from '#db/client.server';
import { createMatcher } from '~/features/matches/runner/matcher.server';
import { createApp } from './app.server';
import { parseEnv } from './env.server';
import { createLog } from './log.server';
import { createMailer } from './mailer.server';
import { startScheduler } from './scheduler.server';
import { prepareDatabase } from './start-up.server';

/** Starts the server: `--dev` serves the sources through Vite, otherwise the build is served. */
async function main(): Promise<void> {
  const development = process.argv.includes('--dev');
  const env = parseEnv(
    development ? { CAPACITY_COMMONS_MODE: 'demo', ...process.env } : process.env,
  );
  const log = createLog(env.LOG_LEVEL);
  const db = openDatabase(env.DATABASE_PATH);
  await prepareDatabase(db, env, new Date(), log);

  const mailer = createMailer(env, log);
  if (!mailer) log.warn('SMTP_URL is not set: mails wait in the outbox');
  const { build, assets } = development ? await fromSources() : await fromBuild();
  const matcher = createMatcher({ log });
  const app = createApp({ env, db, log, matcher, build, assets });
  const scheduler = startScheduler({ db, env, mailer, log });
  const server = app.listen(env.PORT, env.HOST, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : env.PORT;
    process.stdout.write(`\nCapacity Commons is at http://localhost:${port}\n\n`);
    // Starts the thread, so that its first reader does not wait for that too.
    void matcher.health();
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(
      error.code === 'EADDRINUSE'
        ? `Port ${env.PORT} is in use by another program. Choose another: PORT=3001 npm start\n`
        : `The server could not start: ${error.message}\n`,
    );
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void matcher.close();
      const closed = new Promise((resolve) => server.close(resolve));
      void Promise.all([closed, scheduler.stop()]).then(() => {
        db.$client.close();
        process.exit(0);
      });
      // Open keep-alive connections would hold the process; they have nothing left to send.
      server.closeIdleConnections();
      setTimeout(() => process.exit(0), 5000).unref();
    });
  }
}

interface Served {
  build: ServerBuild | (() => Promise<ServerBuild>);
  assets: RequestHandler;
}

async function fromBuild(): Promise<Served> {
  const file = resolve('build/server/index.js');
  if (!existsSync(file))
    throw new Error('There is no build yet. Run `npm start`, or `npm run build`.');
  const assets = express.Router();
  assets.use((_request, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  // Built files carry a hash of their content in their names, so they may be kept for ever.
  assets.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }));
  assets.use(express.static('build/client', { maxAge: '1h' }));
  return { build: (await import(pathToFileURL(file).href)) as ServerBuild, assets };
}

async function fromSources(): Promise<Served> {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true } });
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    assets: vite.middlewares,
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
