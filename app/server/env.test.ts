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
