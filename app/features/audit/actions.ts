/** Every change that leaves an audit row: a closed list. */
export const AUDIT_ACTIONS = [
  'organisation.create',
  'organisation.update',
  'organisation.verify',
  'organisation.unverify',
  'person.invite',
  'person.invitation-revoke',
  'person.join',
  'person.create',
  'person.suspend',
  'person.restore',
  'person.password-change',
  'person.sign-in',
  'person.sign-out',
  'session.revoke',
  'need.create',
  'need.update',
  'need.open',
  'need.withdraw',
  'need.review',
  'need.met',
  'need.delete-draft',
  'offer.create',
  'offer.update',
  'offer.open',
  'offer.pause',
  'offer.resume',
  'offer.confirm',
  'offer.close',
  'offer.delete-draft',
  'stance.set',
  'demo.seed',
  'reference.load',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export type AuditSubject =
  'organisation' | 'person' | 'session' | 'invitation' | 'need' | 'offer' | 'activity' | 'database';
