import { describe, expect, it } from 'vitest';
import { browserName, invitationState, localPath } from './rules';

describe('a path to go on to', () => {
  it.each(['/en', '/zh/desk', '/en/needs?status=open', '/en/needs/a%2Fb'])('may be %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'https://elsewhere.example/en',
    '//elsewhere.example/en',
    '/\\elsewhere.example',
    '/en\\..\\//elsewhere.example',
    '/en/\u0009/elsewhere.example',
    '/english',
    'javascript:alert(1)',
  ])('is never %j', (next) => {
    expect(localPath(next)).toBeNull();
  });
});

describe('an invitation', () => {
  const now = new Date('2027-01-15T09:00:00.000Z');
  const open = { usedAt: null, revokedAt: null, expiresAt: '2027-01-15T09:00:00.001Z' };

  it('is open until its last moment', () => {
    expect(invitationState(open, now)).toBe('open');
    expect(invitationState({ ...open, expiresAt: now.toISOString() }, now)).toBe('expired');
  });

  it('is closed by use and by taking it back', () => {
    expect(invitationState({ ...open, usedAt: now.toISOString() }, now)).toBe('used');
    expect(invitationState({ ...open, revokedAt: now.toISOString() }, now)).toBe('revoked');
  });
});

describe('the browser of a session', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
      'Edge · Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox · Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1',
      'Safari · iOS',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['', ''],
  ])('%s is %s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
