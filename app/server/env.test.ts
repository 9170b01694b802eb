import { describe, expect, it } from 'vitest';
import { parseEnv } from './env.server';

describe('the environment', () => {
  it('lets a demonstration start with nothing configured', () => {
    const env = parseEnv({ NODE_ENV: 'production', CAPACITY_COMMONS_MODE: 'demo' });
    expect(env).toMatchObject({ PORT: 3000, DATABASE_PATH: 'data/demo.sqlite' });
  });

  it('names everything that a live server is missing', () => {
    expect(() => parseEnv({ NODE_ENV: 'production' })).toThrow(
      /DATABASE_PATH is missing[\s\S]*ORIGIN is missing[\s\S]*TOKEN_SECRET is missing/,
    );
  });

  it('takes a mail server only with somebody to send from', () => {
    const demo = { NODE_ENV: 'test' as const, CAPACITY_COMMONS_MODE: 'demo' };
    const smtp = { ...demo, SMTP_URL: 'smtps://commons:secret@mail.example.org:465' };
    expect(() => parseEnv(smtp)).toThrow(/MAIL_FROM is missing/);
    const from = 'Capacity Commons <no-reply@example.org>';
    expect(parseEnv({ ...smtp, MAIL_FROM: from })).toMatchObject({ MAIL_FROM: from });
    for (const MAIL_FROM of ['nobody', 'Name <nobody>']) {
      expect(() => parseEnv({ ...smtp, MAIL_FROM }), MAIL_FROM).toThrow(/MAIL_FROM: not an/);
    }
    expect(() => parseEnv({ ...demo, SMTP_URL: 'https://secret@example.org' })).toThrow(
      /SMTP_URL: not an address/,
    );
    expect(parseEnv(demo)).toMatchObject({ SCHEDULER_SECONDS: 60 });
  });

  it('names what is wrong without repeating a secret', () => {
    const source = {
      NODE_ENV: 'production' as const,
      DATABASE_PATH: 'x.sqlite',
      ORIGIN: 'https://capacity.example.org',
      TOKEN_SECRET: 'too-short',
    };
    expect(() => parseEnv(source)).toThrow(/TOKEN_SECRET: /);
    expect(() => parseEnv(source)).not.toThrow(/too-short/);
  });
});
