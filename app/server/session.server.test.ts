import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { people } from '#db/schema/people';
import { sessions } from '#db/schema/sessions';
import { testDatabase } from '../../tests/database';
import { NOW, makePerson } from '../../tests/factories';
import { loadActor } from './actor.server';
import { createSessions, hashSessionId } from './session.server';

const DAY_SECONDS = 86_400;
const idIn = (cookie: string) => /session=([^;]*)/.exec(cookie)?.[1] ?? '';
const nowSeconds = () => Math.floor(Date.now() / 1000);

describe('a session', () => {
  const db = testDatabase();
  const person = makePerson(db, { roles: ['provider'] });
  const lucia = createSessions(db, false);
  const start = async () => {
    const cookie = await lucia.start(person.id, 'Firefox', NOW);
    return { cookie: `session=${idIn(cookie)}`, id: idIn(cookie), setCookie: cookie };
  };
  const expireIn = (id: string, seconds: number) =>
    db
      .update(sessions)
      .set({ expiresAt: nowSeconds() + seconds })
      .where(eq(sessions.id, hashSessionId(id)))
      .run();

  it('is stored by the hash of its id, so that a copy of the database opens none', async () => {
    const { id, cookie } = await start();
    const stored = db.select().from(sessions).all();
    expect(JSON.stringify(stored)).not.toContain(id);
    expect(stored.map((row) => row.id)).toContain(hashSessionId(id));
    expect(await lucia.read(cookie)).toEqual({
      personId: person.id,
      sessionKey: hashSessionId(id),
      setCookie: null,
    });
    const replayed = await lucia.read(`session=${hashSessionId(id)}`);
    expect(replayed.personId).toBeNull();
  });

  it('has a cookie that scripts and other sites do not get', async () => {
    const { setCookie } = await start();
    expect(setCookie).toMatch(/HttpOnly/);
    expect(setCookie).toMatch(/SameSite=Lax/);
    expect(setCookie).toMatch(/Path=\//);
    const https = await createSessions(db, true).start(person.id, '', NOW);
    expect(https).toMatch(/^__Host-session=.*Secure/);
  });

  it('keeps when it began and the browser, shortened', async () => {
    const cookie = await lucia.start(person.id, 'x'.repeat(1000), NOW);
    const row = db
      .select()
      .from(sessions)
      .where(eq(sessions.id, hashSessionId(idIn(cookie))))
      .get();
    expect(row).toMatchObject({ createdAt: NOW.toISOString(), userAgent: 'x'.repeat(200) });
  });

  it('is dead when it has expired, and its cookie is cleared', async () => {
    const { id, cookie } = await start();
    expireIn(id, -1);
    const read = await lucia.read(cookie);
    expect(read).toMatchObject({ personId: null, sessionKey: null });
    expect(read.setCookie).toMatch(/^session=;.*Max-Age=0/);
    expect(
      db
        .select()
        .from(sessions)
        .where(eq(sessions.id, hashSessionId(id)))
        .get(),
    ).toBe(undefined);
  });

  it('is prolonged in its second half, under the same id', async () => {
    const { id, cookie } = await start();
    expireIn(id, 6 * DAY_SECONDS);
    const read = await lucia.read(cookie);
    expect(read).toMatchObject({ personId: person.id, sessionKey: hashSessionId(id) });
    expect(idIn(read.setCookie ?? '')).toBe(id);
    const row = db
      .select()
      .from(sessions)
      .where(eq(sessions.id, hashSessionId(id)))
      .get();
    expect(row?.expiresAt).toBeGreaterThan(nowSeconds() + 13 * DAY_SECONDS);
  });

  it('ends with its cookie, and ending nothing is no fault', async () => {
    const { cookie } = await start();
    expect(await lucia.end(cookie)).toMatch(/^session=;.*Max-Age=0/);
    expect((await lucia.read(cookie)).personId).toBeNull();
    expect(await lucia.end(null)).toMatch(/^session=;/);
    expect(await lucia.read(null)).toEqual({ personId: null, sessionKey: null, setCookie: null });
  });

  it('of a suspended person opens nothing', async () => {
    const { cookie } = await start();
    db.update(people).set({ suspendedAt: NOW.toISOString() }).where(eq(people.id, person.id)).run();
    const { personId, sessionKey } = await lucia.read(cookie);
    expect(loadActor(db, personId, sessionKey).kind).toBe('visitor');
    db.update(people).set({ suspendedAt: null }).where(eq(people.id, person.id)).run();
    expect(loadActor(db, personId, sessionKey)).toMatchObject({ kind: 'member', sessionKey });
  });

  it('that ran out goes when anybody signs in', async () => {
    const { id } = await start();
    expireIn(id, -1);
    await start();
    expect(
      db
        .select()
        .from(sessions)
        .where(eq(sessions.id, hashSessionId(id)))
        .get(),
    ).toBe(undefined);
  });
});
