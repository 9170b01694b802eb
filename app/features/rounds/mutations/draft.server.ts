import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { type Tx, writeTransaction } from '#db/client.server';
import { rounds } from '#db/schema/coordination';
import { offers } from '#db/schema/offers';
import { recordAudit } from '~/features/audit/record.server';
import { fault } from '~/i18n/fault';
import type { ConfirmInput } from '~/server/fields';
import { type Acted, actOnce } from '~/server/once.server';
import { canRound } from '../policy';
import { findRow } from '../queries.server';
import { MOST_DAYS_AWAY, type RoundSaid, limitsOf, mayRound } from '../rules';
import type { RoundInput } from '../schema';
import { type Refused, STALE, type Who, facts } from './shared.server';

/** A new draft. `locationOf` is where its page is. Null for who is no coordinator. */
export function createRound(
  who: Who,
  input: RoundInput,
  locationOf: (id: string) => string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  const id = randomUUID();
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, locationOf(id), () => {
      if (!canRound(actor)) return null;
      const said = saidIn(input);
      const refused = faultsOf(tx, said, now);
      if (refused) return refused;
      const row = tx
        .insert(rounds)
        .values({ ...said, id, createdBy: actor.personId, createdAt: now.toISOString() })
        .returning()
        .get();
      const subject = { type: 'round', id } as const;
      recordAudit(tx, { actor, now, action: 'round.create', subject, after: facts(row) });
      return { ok: true };
    }),
  );
}

/** Changes the settings; what failed or was cancelled is a draft again. Null where it is not there or has run. */
export function updateRound(
  who: Who,
  id: string,
  input: RoundInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      const before = findRow(tx, actor, id);
      if (!before) return null;
      const said = saidIn(input);
      if (input.version !== before.version) return STALE;
      if (!mayRound('edit', before.status)) return null;
      const refused = faultsOf(tx, said, now);
      if (refused) return refused;
      const after = tx
        .update(rounds)
        .set({ ...said, ...NOT_RUN, version: before.version + 1 })
        .where(eq(rounds.id, id))
        .returning()
        .get();
      recordAudit(tx, {
        actor,
        now,
        action: 'round.update',
        subject: { type: 'round', id },
        before: facts(before),
        after: facts(after),
      });
      return { ok: true };
    }),
  );
}

/** What a round without a run has in its columns. */
const NOT_RUN = {
  status: 'draft',
  progress: 0,
  board: null,
  boardHash: null,
  result: null,
  resultHash: null,
  fault: null,
  startedAt: null,
  finishedAt: null,
} as const;

/** Takes a round away that has no result; the log keeps its settings. Null as in `updateRound`. */
export function deleteRound(
  who: Who,
  id: string,
  input: ConfirmInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      const before = findRow(tx, actor, id);
      if (!before) return null;
      if (input.version !== before.version) return STALE;
      if (!mayRound('delete', before.status)) return null;
      tx.delete(rounds).where(eq(rounds.id, id)).run();
      const subject = { type: 'round', id } as const;
      recordAudit(tx, { actor, now, action: 'round.delete', subject, before: facts(before) });
      return { ok: true };
    }),
  );
}

function saidIn(input: RoundInput): RoundSaid {
  const { name, asOf, categories, of, offerIds, weights, staleAfterDays } = input;
  const absorption = limitsOf(input);
  return {
    name,
    asOf,
    settings: { categories, of, offerIds, absorption, weights, staleAfterDays },
  };
}

/** What only the domain can find wrong; null when nothing is. */
function faultsOf(tx: Tx, { asOf, settings: { offerIds } }: RoundSaid, now: Date): Refused | null {
  const errors: Record<string, string[]> = {};
  const [first, last] = [-1, 1].map((way) =>
    new Date(now.getTime() + way * MOST_DAYS_AWAY * 86_400_000).toISOString().slice(0, 10),
  );
  if (first && last && (asOf < first || asOf > last)) {
    errors['asOf'] = [fault('rounds.error.asOf', { found: asOf, first, last })];
  }
  const known = new Set(
    tx
      .select({ id: offers.id })
      .from(offers)
      .where(inArray(offers.id, offerIds))
      .all()
      .map(({ id }) => id),
  );
  const unknown = offerIds.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    errors['offerIds'] = unknown.map((found) => fault('errors.unknownChoice', { found }));
  }
  return Object.keys(errors).length > 0 ? { ok: false, status: 422, errors } : null;
}
