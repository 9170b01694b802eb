import { createHmac, timingSafeEqual } from 'node:crypto';
import { type NotificationKind, isNotificationKind } from './kinds';

/** What a link in a mail can end: the mails of one kind, or (in a digest) all that come daily. */
export type MailScope = NotificationKind | 'daily';

export interface UnsubscribeLink {
  personId: string;
  scope: MailScope;
}

/**
 * A link that ends mails without signing in. It names the person and the scope in clear, signed: whoever holds it
 * can choose between some mails and none for that person, and nothing else.
 */
export function signUnsubscribe({ personId, scope }: UnsubscribeLink, secret: string): string {
  const named = Buffer.from(`${scope} ${personId}`).toString('base64url');
  return `${named}.${signatureOf(named, secret).toString('base64url')}`;
}

/** What a token stands for; null when it was not signed here. */
export function readUnsubscribe(token: string, secret: string): UnsubscribeLink | null {
  const [named = '', signature = '', ...rest] = token.split('.');
  const sent = Buffer.from(signature, 'base64url');
  const right = signatureOf(named, secret);
  if (rest.length > 0 || sent.length !== right.length || !timingSafeEqual(sent, right)) return null;
  const [scope = '', personId = ''] = Buffer.from(named, 'base64url').toString().split(' ');
  return scope === 'daily' || isNotificationKind(scope) ? { personId, scope } : null;
}

/** A prefix keeps these signatures apart from everything else that the secret signs. */
function signatureOf(named: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`unsubscribe ${named}`).digest();
}
