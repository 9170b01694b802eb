import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { openDatabase } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { invitations } from '#db/schema/invitations';
import { organisations } from '#db/schema/organisations';
import { acceptInvitation } from '~/features/accounts/mutations.server';
import { loadActor } from '~/server/actor.server';
import { temporaryFolder } from '../../tests/temporary';

// Each call starts a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const SECRET = 'a secret of the tests that is long enough';
const folder = temporaryFolder();
const path = join(folder, 'live.sqlite');

interface Ended {
  code: number;
  out: string;
  err: string;
}

function createAdmin(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const env = {
    NODE_ENV: 'test' as const,
    PATH: process.env['PATH'],
    CAPACITY_COMMONS_MODE: 'live',
    DATABASE_PATH: path,
    ORIGIN: 'https://commons.example',
    TOKEN_SECRET: SECRET,
    ...environment,
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'app/cli/create-admin.ts', ...args],
      { env },
      (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
  });
}

const ASKED = ['--email', 'First@Example.org', '--name', 'First', '--organisation', 'Operator'];
const tokenIn = (out: string) =>
  /https:\/\/commons\.example\/en\/invitations\/([\w-]+)/.exec(out)?.[1] ?? '';

describe('the command that invites the first administrator', () => {
  it('prints a one-time link; the account it makes administers, and no second comes unasked', async () => {
    const lost = await createAdmin(ASKED);
    expect(lost).toMatchObject({ code: 0, err: '' });
    const { code, out } = await createAdmin([...ASKED, '--lang', 'en']);
    expect(code).toBe(0);

    const db = openDatabase(path);
    try {
      const accept = (token: string) =>
        acceptInvitation({ db, now: new Date(), secret: SECRET }, token, 'a password of my own');
      expect(tokenIn(lost.out)).not.toBe(tokenIn(out));
      expect(await accept(tokenIn(lost.out))).toBeNull();
      const personId = await accept(tokenIn(out));
      expect(loadActor(db, personId)).toMatchObject({
        email: 'first@example.org',
        roles: ['administrator'],
        verified: true,
        isDemo: false,
      });
      expect(db.select().from(organisations).all()).toHaveLength(1);
      const actions = db.select().from(auditLog).orderBy(asc(auditLog.id)).all();
      expect(actions.map(({ action }) => action)).toEqual([
        'organisation.create',
        'person.invite',
        'person.invitation-revoke',
        'person.invite',
        'person.join',
      ]);
      expect(JSON.stringify(actions)).not.toContain(tokenIn(out));

      const second = ['--email', 'b@example.org', '--name', 'B', '--organisation', 'Operator'];
      const refused = await createAdmin(second);
      expect(refused).toMatchObject({ code: 2, out: '' });
      expect(refused.err).toContain('--another');
      const taken = await createAdmin([...ASKED, '--another']);
      expect(taken).toMatchObject({ code: 2, out: '' });
      expect(db.select().from(invitations).all()).toHaveLength(2);
      expect((await createAdmin([...second, '--another'])).code).toBe(0);
      expect(db.select().from(invitations).all()).toHaveLength(3);
    } finally {
      db.$client.close();
    }
  });

  it('names what is missing or wrong, and writes nothing', async () => {
    const [wrong, unknown, noSecret] = await Promise.all([
      createAdmin(['--email', 'nobody', '--name', 'N', '--kind', 'guild']),
      createAdmin(['--password', 'x']),
      createAdmin(ASKED, { TOKEN_SECRET: 'short', DATABASE_PATH: join(folder, 'none.sqlite') }),
    ]);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    for (const named of ['--email:', '--organisation:', '--kind:', 'usage:']) {
      expect(wrong.err).toContain(named);
    }
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('--password');
    expect(noSecret).toMatchObject({ code: 1, out: '' });
    expect(noSecret.err).toContain('TOKEN_SECRET');
  });
});
