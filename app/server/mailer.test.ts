import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/temporary';
import { parseEnv } from './env.server';
import { type Mail, createMailer, faultCodeOf, smtpMailer } from './mailer.server';

const folder = temporaryFolder();

const log = pino({ level: 'silent' });
const DATABASE_PATH = join(folder, 'test.sqlite');
const mail: Mail = {
  id: 'mail-1',
  to: { name: 'Somebody', address: 'somebody@example.org' },
  subject: 'A subject',
  text: 'A text',
  html: '<p>A text</p>',
  messageId: '<mail-1@commons.example>',
  date: new Date('2027-01-15T09:00:00Z'),
  headers: { 'Auto-Submitted': 'auto-generated' },
};

describe('where mails go', () => {
  it('is a folder beside the database of a demonstration', async () => {
    const demo = { NODE_ENV: 'production' as const, CAPACITY_COMMONS_MODE: 'demo', DATABASE_PATH };
    const mailer = createMailer(parseEnv(demo), log);
    await mailer?.send(mail);
    const written = readdirSync(join(folder, 'mail'));
    expect(written).toEqual(['2027-01-15T09-00-00.000Z-mail-1.eml']);
    const text = readFileSync(join(folder, 'mail', written[0] ?? ''), 'utf8');
    for (const line of [
      'From: no-reply@localhost',
      'To: Somebody <somebody@example.org>',
      'Subject: A subject',
      'Message-ID: <mail-1@commons.example>',
      'Auto-Submitted: auto-generated',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toMatch(/mailer/i);
  });

  it('is nowhere for a live server that names none: they wait', () => {
    const live = {
      NODE_ENV: 'production' as const,
      DATABASE_PATH,
      ORIGIN: 'https://commons.example',
      TOKEN_SECRET: 'a'.repeat(32),
    };
    expect(createMailer(parseEnv(live), log)).toBeNull();
    const smtp = { ...live, SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'no-reply@example.org' };
    expect(createMailer(parseEnv(smtp), log)).not.toBeNull();
  });

  it('leaves of a fault its codes alone', async () => {
    const refused = Object.assign(new Error('550 no somebody@example.org'), {
      code: 'EENVELOPE',
      responseCode: 550,
    });
    expect(faultCodeOf(refused)).toBe('EENVELOPE 550');
    expect(faultCodeOf(new Error('somebody@example.org'))).toBe('unknown');
    expect(faultCodeOf({ code: 'somebody@example.org' })).toBe('unknown');
    expect(faultCodeOf(null)).toBe('unknown');
    const nobody = smtpMailer('smtp://127.0.0.1:1', 'no-reply@example.org');
    const fault: unknown = await nobody.send(mail).catch((error: unknown) => error);
    expect(faultCodeOf(fault)).toMatch(/^E\w+$/);
  });
});
