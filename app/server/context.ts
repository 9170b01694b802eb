import type { Db } from '#db/client.server';
import type { Matcher } from '~/features/matches/runner/matcher.server';
import type { Actor } from './actor';
import type { Env } from './env.server';
import type { Log } from './log.server';
import type { Sessions } from './session.server';

/** What the server hands to every loader and action. Made once a request, in `app.server.ts`. */
export interface RequestContext {
  db: Db;
  actor: Actor;
  sessions: Sessions;
  env: Env;
  log: Log;
  matcher: Matcher;
  /** The code a person is shown with an unexpected fault; it finds the log line. */
  requestId: string;
  nonce: string;
  now: Date;
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
