import { createHash } from 'node:crypto';
import { DrizzleSQLiteAdapter } from '@lucia-auth/adapter-drizzle';
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import type { Db } from '#db/client.server';
import { people } from '#db/schema/people';
import { sessions } from '#db/schema/sessions';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseSessionAttributes: { createdAt: string; userAgent: string };
  }
}

/** What the database holds in place of the id in the cookie. */
export function hashSessionId(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}

/**
 * Lucia's adapter with every session id hashed on its way in. `get` gives the raw id back, because Lucia
 * compares and prolongs by it.
 */
function hashedAdapter(inner: Adapter): Adapter {
  const hashed = (session: DatabaseSession) => ({ ...session, id: hashSessionId(session.id) });
  return {
    getSessionAndUser: async (id) => {
      const [session, user] = await inner.getSessionAndUser(hashSessionId(id));
      return [session && { ...session, id }, user];
    },
    getUserSessions: (userId) => inner.getUserSessions(userId),
    setSession: (session) => inner.setSession(hashed(session)),
    updateSessionExpiration: (id, expiresAt) =>
      inner.updateSessionExpiration(hashSessionId(id), expiresAt),
    deleteSession: (id) => inner.deleteSession(hashSessionId(id)),
    deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
    deleteExpiredSessions: () => inner.deleteExpiredSessions(),
  };
}

function createLucia(db: Db, secure: boolean) {
  return new Lucia(hashedAdapter(new DrizzleSQLiteAdapter(db, sessions, people)), {
    sessionExpiresIn: new TimeSpan(14, 'd'),
    sessionCookie: {
      // The `__Host-` prefix needs https; a local demonstration has none.
      name: secure ? '__Host-session' : 'session',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: ({ createdAt, userAgent }) => ({ createdAt, userAgent }),
  });
}

export interface Sessions {
  /** The person whose cookie this is, the hashed id of their session, and a cookie to set when it was prolonged or is dead. */
  read(cookieHeader: string | null): Promise<{
    personId: string | null;
    sessionKey: string | null;
    setCookie: string | null;
  }>;
  /** Starts a session and gives the `Set-Cookie` value. */
  start(personId: string, userAgent: string, now: Date): Promise<string>;
  /** Ends the session of this cookie and gives the `Set-Cookie` value that clears it. */
  end(cookieHeader: string | null): Promise<string>;
}

/** Lucia lives behind this face and nowhere else: it is in maintenance and may be replaced. */
export function createSessions(db: Db, secure: boolean): Sessions {
  const lucia = createLucia(db, secure);
  return {
    async read(cookieHeader) {
      const id = lucia.readSessionCookie(cookieHeader ?? '');
      if (!id) return { personId: null, sessionKey: null, setCookie: null };
      const { session, user } = await lucia.validateSession(id);
      if (!session) {
        const setCookie = lucia.createBlankSessionCookie().serialize();
        return { personId: null, sessionKey: null, setCookie };
      }
      const setCookie = session.fresh ? lucia.createSessionCookie(session.id).serialize() : null;
      return { personId: user.id, sessionKey: hashSessionId(session.id), setCookie };
    },
    async start(personId, userAgent, now) {
      // Nobody else removes what has run out; a sign-in is rare enough to pay for it.
      await lucia.deleteExpiredSessions();
      const session = await lucia.createSession(personId, {
        createdAt: now.toISOString(),
        userAgent: userAgent.slice(0, 200),
      });
      return lucia.createSessionCookie(session.id).serialize();
    },
    async end(cookieHeader) {
      const id = lucia.readSessionCookie(cookieHeader ?? '');
      if (id) await lucia.invalidateSession(id);
      return lucia.createBlankSessionCookie().serialize();
    },
  };
}
