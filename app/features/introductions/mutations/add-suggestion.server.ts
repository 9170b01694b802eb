import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/client.server';
import type { Locale } from '#db/schema/enums';
import { suggestions } from '#db/schema/suggestions';
import { recordAudit } from '~/features/audit/record.server';
import { notify, peopleOf } from '~/features/notifications/notify.server';
import type { Member } from '~/server/actor';

interface Suggested {
  needId: string;
  /** The need's. */
  state: string;
  offerId: string;
  /** Why, in the coordinator's words; empty for a suggestion that has none. */
  note: string;
  /** Of the note, where it is not that of the page. */
  language?: string | undefined;
  /** The published round that it comes from. */
  roundId?: string;
}

/**
 * Writes a suggestion, its audit row and its notices to the State's focal points. Whoever calls has looked whether
 * it may be made. The provider is told nothing.
 */
export function addSuggestion(
  tx: Tx,
  { actor, now, locale }: { actor: Member; now: Date; locale: Locale },
  { needId, state, offerId, note, language, roundId }: Suggested,
): void {
  const row = tx
    .insert(suggestions)
    .values({
      id: randomUUID(),
      needId,
      offerId,
      language: language ?? locale,
      note,
      ...(roundId !== undefined && { roundId }),
      suggestedBy: actor.personId,
      createdAt: now.toISOString(),
    })
    .returning()
    .get();
  recordAudit(tx, {
    actor,
    now,
    action: 'suggestion.create',
    subject: { type: 'suggestion', id: row.id, state },
    after: {
      status: row.status,
      needId,
      offerId,
      hasNote: row.note !== '',
      ...(roundId !== undefined && { roundId }),
    },
  });
  notify(tx, {
    kind: 'suggestion-received',
    subject: { type: 'suggestion', id: row.id },
    recipients: peopleOf(tx, { state, role: 'focal-point' }),
    now,
  });
}
