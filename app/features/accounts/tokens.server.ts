import { createHmac, randomBytes } from 'node:crypto';

/** A one-time token for a link: 256 bits of chance. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The token of the link that a form asks for: the same form, the same link. Without the secret nobody finds it. */
export function tokenFor(once: string, secret: string): string {
  return createHmac('sha256', secret).update(`link ${once}`).digest('base64url');
}

/** What is kept of a token: without the server's secret, a copy of the database opens no invitation. */
export function hashToken(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex');
}
