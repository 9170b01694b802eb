import { expect, it } from 'vitest';
import { AUDIT_ACTIONS } from '~/features/audit/actions';
import { CHANGES_OF_BOARD } from './changes';

// That no change of a board is missing here is held for whole lives of matches by
// tests/properties/life-of-a-match.test.ts: a board that differs must have a later last change.
it('counts what opens, changes or closes a need, an offer or an activity, and each agreement', () => {
  for (const action of ['need.open', 'offer.pause', 'stance.set', 'activity.report'] as const) {
    expect(CHANGES_OF_BOARD).toContain(action);
  }
  expect(CHANGES_OF_BOARD).toEqual(
    expect.arrayContaining(['terms.accept', 'match.end-early', 'match.completed']),
  );
});

it('passes over what two sides say to each other, people, sessions, mails and the queue', () => {
  const silent = AUDIT_ACTIONS.filter((action) =>
    /^(person|session|suggestion|introduction|report|follow-up|notification|queue)\./.test(action),
  );
  expect(silent.filter((action) => CHANGES_OF_BOARD.includes(action))).toEqual([]);
});
