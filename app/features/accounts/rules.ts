export const INVITATION_DAYS = 7;

export type InvitationState = 'open' | 'used' | 'revoked' | 'expired';

/** What has become of an invitation; only an open one makes an account. */
export function invitationState(
  row: { usedAt: string | null; revokedAt: string | null; expiresAt: string },
  now: Date,
): InvitationState {
  if (row.usedAt) return 'used';
  if (row.revokedAt) return 'revoked';
  return row.expiresAt <= now.toISOString() ? 'expired' : 'open';
}

/** A path of this site to go on to after signing in, or null: never another site's address. */
export function localPath(next: string | null): string | null {
  if (!next || !/^\/(en|zh)(\/|\?|$)/.test(next) || /[\\\u0000-\u001f]/.test(next)) return null;
  return next;
}
