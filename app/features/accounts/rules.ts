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

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

/** What a person would call the browser of a session; the header itself, shortened, where it is none we know. */
export function browserName(userAgent: string): string {
  const known = [BROWSERS, SYSTEMS].map(
    (list) => list.find(([pattern]) => pattern.test(userAgent))?.[1],
  );
  return known[0] ? known.filter(Boolean).join(' · ') : userAgent.slice(0, 60);
}

/** A path of this site to go on to after signing in, or null: never another site's address. */
export function localPath(next: string | null): string | null {
  if (!next || !/^\/(en|zh)(\/|\?|$)/.test(next)) return null;
  // Browsers read a backslash as a slash, and leave control characters out.
  return [...next].some((char) => char < ' ' || char === '\\') ? null : next;
}
