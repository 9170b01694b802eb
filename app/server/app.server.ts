import { randomBytes, randomUUID } from 'node:crypto';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { pinoHttp } from 'pino-http';
import type { Db } from '#db/client.server';
import type { Matcher } from '~/features/matches/runner/matcher.server';
import { loadActor } from './actor.server';
import type { Env } from './env.server';
import type { Log } from './log.server';
import { sameOriginOnly, securityHeaders } from './security.server';
import { createSessions } from './session.server';

export interface AppParts {
  env: Env;
  db: Db;
  log: Log;
  matcher: Matcher;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Vite's middleware in development; in production the built assets are served from disk. */
  assets: RequestHandler;
  now?: () => Date;
}

/** The whole HTTP application, without listening: the server and the tests start it alike. */
export function createApp({
  env,
  db,
  log,
  matcher,
  build,
  assets,
  now = () => new Date(),
}: AppParts): Express {
  const https = env.ORIGIN?.startsWith('https:') ?? false;
  const sessions = createSessions(db, https);
  const app = express();
  app.disable('x-powered-by');
  // Behind one proxy in real use, so that limits count people and not the proxy.
  app.set('trust proxy', env.CAPACITY_COMMONS_MODE === 'live' ? 1 : false);

  app.use((_request, response, next) => {
    response.locals['nonce'] = randomBytes(16).toString('base64');
    next();
  });
  app.use(
    pinoHttp({
      logger: log,
      genReqId: (_request, response) => {
        const id = randomUUID();
        response.setHeader('X-Request-Id', id);
        return id;
      },
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          // Search words and one-time tokens stay out of the log.
          path: request.url.split('?')[0]?.replace(/((?:invitations|unsubscribe)\/)[^/]+/, '$1…'),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    }),
  );
  app.use(compression());
  // Before the headers of pages: a stylesheet has no use for a kilobyte of policy.
  app.use(assets);
  app.use(securityHeaders({ https, development: env.NODE_ENV === 'development' }));
  app.use(sameOriginOnly(env.ORIGIN));
  app.use(
    rateLimit({
      windowMs: 15 * 60_000,
      limit: 30,
      // Only what fails counts: an office behind one address signs in all day.
      skipSuccessfulRequests: true,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      // Guessing passwords and one-time links is what costs; reading is not limited here.
      skip: ({ method, path }) => method !== 'POST' || !/\/(sign-in|invitations)\b/.test(path),
    }),
  );
  app.all(
    '*',
    createRequestHandler({
      build,
      getLoadContext: async (request, response) => {
        const { personId, sessionKey, setCookie } = await sessions.read(
          request.headers.cookie ?? null,
        );
        if (setCookie) response.append('Set-Cookie', setCookie);
        return {
          db,
          actor: loadActor(db, personId, sessionKey),
          sessions,
          env,
          log,
          matcher,
          requestId: response.getHeader('X-Request-Id') as string,
          nonce: response.locals['nonce'] as string,
          now: now(),
        };
      },
    }),
  );
  return app;
}
