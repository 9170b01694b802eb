import { writeTransaction } from '#db/client.server';
import { type NotificationKind } from '~/features/notifications/kinds';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import { statusOn } from '~/features/needs/rules';
import { fault } from '~/i18n/fault';
import type { ConfirmInput } from '~/server/fields';
import { type Acted, actOnce } from '~/server/once.server';
import { mayDo } from '../life-cycle';
import { actsFor } from '../policy';
import { type MatchRows, findRows, partiesOf } from '../queries/rows.server';
import type { AnswerInput } from '../schema';
import { type Refused, type Who, changeMatch, refusedText, stale } from './shared.server';

/**
 * The provider's answer to an introduction. A decline asks no reason, ends what was disclosed, and leaves no mark
 * anywhere but here. Null for who may not answer, or no longer.
 */
export function answerIntroduction(
  { db, actor, now }: Who,
  id: string,
  input: AnswerInput,
  { language, location }: { language: string; location: string },
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, input.once, location, () => {
      const rows = findRows(tx, id);
      const side = rows && actsFor(actor, partiesOf(rows));
      if (!rows || side !== 'provider') return null;
      const { match, need } = rows;
      if (match.version !== input.version) return stale(match.version);
      if (!mayDo(input.answer, { status: match.status, side })) return null;
      const at = now.toISOString();
      const answered = { answeredBy: actor.personId, answeredAt: at };
      const tell = (kind: NotificationKind) =>
        notify(tx, { kind, subject: subjectOf(rows), recipients: peopleOn(rows, 'state'), now });
      const peopleOn = (of: MatchRows, other: 'state' | 'provider') =>
        peopleOfSide(tx, partiesOf(of), other);
      if (input.answer === 'decline') {
        changeMatch(tx, { actor, now }, rows, 'introduction.decline', {
          ...answered,
          status: 'declined',
        });
        tell('introduction-declined');
        return { ok: true };
      }
      // What the State has withdrawn, has by now, or did not say again in time, it no longer asks for.
      const standing = statusOn(need, at.slice(0, 10));
      if (standing !== 'open' && standing !== 'in-agreement') {
        const errors = { '': [fault('introductions.error.needWithdrawn')] };
        return { ok: false, status: 409, errors };
      }
      const refused = refusedText('note', input.note, input.confirmSensitive);
      if (refused) return refused;
      changeMatch(tx, { actor, now }, rows, 'introduction.accept', {
        ...answered,
        status: 'accepted',
        answer: input.note,
        answerLanguage: language,
      });
      tell('introduction-accepted');
      return { ok: true };
    }),
  );
}

/** Either side leaves before there is an agreement, without a reason. Null for who may not, or no longer. */
export function withdrawMatch(
  { db, actor, now }: Who,
  id: string,
  input: ConfirmInput,
  location: string,
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, input.once, location, () => {
      const rows = findRows(tx, id);
      const side = rows && actsFor(actor, partiesOf(rows));
      if (!rows || !side) return null;
      if (rows.match.version !== input.version) return stale(rows.match.version);
      if (!mayDo('withdraw', { status: rows.match.status, side })) return null;
      changeMatch(tx, { actor, now }, rows, 'introduction.withdraw', {
        status: 'withdrawn',
        closedAt: now.toISOString(),
        closedBySide: side,
      });
      notify(tx, {
        kind: 'introduction-withdrawn',
        subject: subjectOf(rows),
        recipients: peopleOfSide(tx, partiesOf(rows), side === 'state' ? 'provider' : 'state'),
        now,
      });
      return { ok: true };
    }),
  );
}

function subjectOf({ match }: MatchRows) {
  return { type: 'introduction', id: match.id } as const;
}
