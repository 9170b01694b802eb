import pino from 'pino';
import { afterAll } from 'vitest';
import { type Matcher, createMatcher } from '~/features/matches/runner/matcher.server';

/** The real matcher, whose thread starts with the first run and ends when the test file does. */
export function testMatcher(): Matcher {
  const matcher = createMatcher({ log: pino({ level: 'silent' }) });
  afterAll(() => matcher.close());
  return matcher;
}
