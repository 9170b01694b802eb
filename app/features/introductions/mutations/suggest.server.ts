import { eq } from 'drizzle-orm';
import { writeTransaction } from '#db/client.server';
import type { Locale } from '#db/schema/enums';
import { needs } from '#db/schema/needs';
import { suggestions } from '#db/schema/suggestions';
import { recordAudit } from '~/features/audit/record.server';
import { fault } from '~/i18n/fault';
import type { ConfirmInput } from '~/server/fields';
import { type Acted, actOnce } from '~/server/once.server';
import { mayDo } from '../life-cycle';
import { canIntroduce } from '../policy';
import { findSuggestForm } from '../queries/suggestions.server';
import type { SuggestInput } from '../schema';
import { addSuggestion } from './add-suggestion.server';
import { type Refused, type Who, refusedText, stale } from './shared.server';

/**
 * A coordinator suggests an offer to a State. The provider is told nothing. To the coordinator a pair that the State
 * has introduced already looks like any other, so that suggesting finds out nothing about it. Null where the need's
 * details are not the coordinator's to read.
 */
export function suggest(
  who: Who & { locale: Locale },
  needId: string,
  input: SuggestInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, input.once, location, () => {
      const form = findSuggestForm(who, needId, input.offer);
      if (!form) return null;
      const status = form.state === 'open' ? 'suggested' : 'none';
      if (!mayDo('suggest', { status, side: 'coordinator' })) {
        return refused('introductions.error.suggested');
      }
      if (form.state === 'off-board') return refused('introductions.error.pairOffBoard');
      if (form.state === 'blocked') return refused('introductions.error.pairBlocked');
      const sensitive = refusedText('note', input.note, input.confirmSensitive);
      if (sensitive) return sensitive;
      const state = form.need.state.iso3;
      const { offer: offerId, note, language } = input;
      addSuggestion(tx, who, { needId, state, offerId, note, language });
      return { ok: true };
    }),
  );
}

/**
 * The State does not take a suggestion up. It gives no reason and the coordinator is sent nothing: from the outside a
 * suggestion that was dismissed, taken up, or has lapsed is only no longer open. Would it say which, a coordinator
 * could learn of introductions and refusals, which are for the two sides alone, and a State would feel asked to
 * explain itself. Null for who may not speak for the State, and once it was answered.
 */
export function dismissSuggestion(
  { db, actor, now }: Who,
  id: string,
  input: ConfirmInput,
  location: string,
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, input.once, location, () => {
      const row = tx
        .select({ suggestion: suggestions, state: needs.state })
        .from(suggestions)
        .innerJoin(needs, eq(needs.id, suggestions.needId))
        .where(eq(suggestions.id, id))
        .get();
      if (!row || !canIntroduce(actor, row)) return null;
      const { suggestion, state } = row;
      if (suggestion.version !== input.version) return stale(suggestion.version);
      const status = suggestion.status === 'open' ? 'suggested' : 'none';
      if (!mayDo('dismiss-suggestion', { status, side: 'state' })) return null;
      tx.update(suggestions)
        .set({ status: 'dismissed', answeredAt: now.toISOString(), version: input.version + 1 })
        .where(eq(suggestions.id, id))
        .run();
      recordAudit(tx, {
        actor,
        now,
        action: 'suggestion.dismiss',
        subject: { type: 'suggestion', id, state },
        before: { status: suggestion.status },
        after: { status: 'dismissed' },
      });
      return { ok: true };
    }),
  );
}

function refused(key: Parameters<typeof fault>[0]): Refused {
  return { ok: false, status: 422, errors: { '': [fault(key)] } };
}
