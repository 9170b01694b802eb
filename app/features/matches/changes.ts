import type { AuditFilter } from '~/features/history/schema';

type AuditAction = NonNullable<AuditFilter['action']>;

/**
 * Whether an action can change a row that a board is made of (`loadSnapshot`). Each new action is to be placed here.
 * What two sides do between an introduction and an agreement changes none, and a board is dear: three thousand needs
 * and as many offers are matched anew for it.
 */
const CHANGES: Record<AuditAction, boolean> = {
  // An offer stands on the board under its provider's State.
  'organisation.create': false,
  'organisation.update': true,
  'organisation.verify': false,
  'organisation.unverify': false,
  'person.invite': false,
  'person.invitation-revoke': false,
  'person.join': false,
  'person.create': false,
  'person.suspend': false,
  'person.restore': false,
  'person.password-change': false,
  'person.sign-in': false,
  'person.sign-out': false,
  'person.locale': false,
  'session.revoke': false,
  // Opening has an action of its own, also where it comes with the first or the last word of a draft.
  'need.create': false,
  'need.delete-draft': false,
  'need.update': true,
  'need.open': true,
  'need.withdraw': true,
  'need.review': true,
  'need.met': true,
  'need.expire': true,
  'need.in-agreement': true,
  'offer.create': false,
  'offer.delete-draft': false,
  'offer.update': true,
  'offer.open': true,
  'offer.pause': true,
  'offer.resume': true,
  'offer.confirm': true,
  'offer.close': true,
  'stance.set': true,
  'suggestion.create': false,
  'suggestion.dismiss': false,
  'suggestion.lapse': false,
  'introduction.send': false,
  'introduction.accept': false,
  'introduction.decline': false,
  'introduction.withdraw': false,
  'introduction.close': false,
  'introduction.remind': false,
  'terms.propose': false,
  // Agreements take forms of support off a need.
  'terms.accept': true,
  'match.end-early': true,
  'match.complete': false,
  'match.completed': true,
  'match.completion-remind': false,
  'report.create': false,
  'report.confirm': false,
  'report.dispute': false,
  'follow-up.ask': false,
  'follow-up.answer': false,
  'activity.create': true,
  'activity.update': true,
  'activity.remove': true,
  'activity.report': true,
  'activity.status': true,
  'queue.review': false,
  'queue.remind': false,
  'round.create': false,
  'round.update': false,
  'round.run': false,
  'round.finish': false,
  'round.cancel': false,
  'round.publish': false,
  'round.delete': false,
  'notification.choose': false,
  'demo.seed': true,
  'reference.load': true,
};

/** The actions that can change a board: a closed list, so that others cost nothing. */
export const CHANGES_OF_BOARD = (Object.keys(CHANGES) as AuditAction[]).filter(
  (action) => CHANGES[action],
);
