import { verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '../../../tests/database';
import { NOW, makePerson } from '../../../tests/factories';
import { hashPassword, isPassword } from './passwords.server';
import { findPersonByPassword, listDemoAccounts } from './queries.server';

vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

const PASSWORD = 'a long enough password';

describe('a password', () => {
  it('is kept as argon2id with 19 MiB, two passes and one lane', async () => {
    expect(await hashPassword(PASSWORD)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('never opens a hash that is missing or is none', async () => {
    expect(await isPassword(null, PASSWORD)).toBe(false);
    expect(await isPassword('not a hash', PASSWORD)).toBe(false);
  });
});

describe('signing in', async () => {
  const db = testDatabase();
  const passwordHash = await hashPassword(PASSWORD);
  const person = makePerson(db, { email: 'known@example.org', passwordHash });
  makePerson(db, {
    email: 'suspended@example.org',
    passwordHash,
    suspendedAt: NOW.toISOString(),
  });
  const demo = makePerson(db, {
    email: 'demo@example.org',
    passwordHash,
    isDemo: true,
    roles: ['provider'],
  });
  const signIn = (email: string, password = PASSWORD, inDemo = false) =>
    findPersonByPassword({ db, demo: inDemo }, { email, password });

  beforeEach(() => {
    vi.mocked(verify).mockClear();
  });

  it('finds the person', async () => {
    expect(await signIn('known@example.org')).toBe(person.id);
  });

  it.each([
    ['a wrong password', 'known@example.org', 'another password'],
    ['an unknown address', 'nobody@example.org', PASSWORD],
    ['a suspended person', 'suspended@example.org', PASSWORD],
    ['a demonstration account in live use', 'demo@example.org', PASSWORD],
  ])('refuses %s, after the same work', async (_what, email, password) => {
    expect(await signIn(email, password)).toBeNull();
    expect(verify).toHaveBeenCalledTimes(1);
    const [hash, tried] = vi.mocked(verify).mock.calls[0] ?? [];
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(tried).toBe(password);
  });

  it('admits demonstration accounts in a demonstration, and names them there only', async () => {
    expect(await signIn('demo@example.org', PASSWORD, true)).toBe(demo.id);
    expect(listDemoAccounts(db, true, 'en').map(({ email }) => email)).toEqual([
      'demo@example.org',
    ]);
    expect(listDemoAccounts(db, false, 'en')).toEqual([]);
  });
});
