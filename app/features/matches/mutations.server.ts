import { and, eq, inArray, ne } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { stances } from '#db/schema/stances';
import type { AuditSubject } from '~/features/audit/actions';
import { recordAudit } from '~/features/audit/record.server';
import { readableSummary } from '~/features/needs/visibility.server';
import { fault } from '~/i18n/fault';
import type { Actor } from '~/server/actor';
import { canPrefer, canRank } from './policy';
import { stancesOf, versionOfStances } from './queries/stances.server';
import type { StancesInput } from './schema';

interface Who {
  db: Db;
  actor: Actor;
  now: Date;
}

/** Somebody of the same side has said something else since the form was made. */
export interface Refused {
  ok: false;
  status: 409;
  errors: Record<string, string[]>;
}
type Said = { ok: true } | Refused;

const STALE: Refused = { ok: false, status: 409, errors: { '': [fault('matches.stance.stale')] } };

/**
 * Writes what a State prefers and declines for one of its needs, in place of what it said of the same offers
 * before. Offers that are not there are passed over. Null for who may not speak for the State.
 */
export function setPreferences(
  who: Who,
  needId: string,
  { version, choices }: StancesInput,
): Said | null {
  return writeTransaction(who.db, (tx): Said | null => {
    const need = tx.select().from(needs).where(eq(needs.id, needId)).get();
    if (!need || !canPrefer(who.actor, need)) return null;
    if (version !== versionOfStances(stancesOf(tx, 'need', needId))) return STALE;
    const named = choices.map(({ id }) => id);
    const known = tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(inArray(offers.id, named), ne(offers.status, 'draft')))
      .all();
    const subject = { type: 'need', id: needId, state: need.state } as const;
    write(tx, who, 'need', subject, choices, known);
    return { ok: true };
  });
}

/**
 * Writes the order in which a provider would take needs for one of its offers, and those it declines. Needs that
 * the actor may not read are passed over like those that are not there. Null for who may not speak for the offer.
 */
export function setRanking(
  who: Who,
  offerId: string,
  { version, choices }: StancesInput,
): Said | null {
  return writeTransaction(who.db, (tx): Said | null => {
    const offer = tx.select().from(offers).where(eq(offers.id, offerId)).get();
    if (!offer || !canRank(who.actor, offer)) return null;
    if (version !== versionOfStances(stancesOf(tx, 'offer', offerId))) return STALE;
    const named = choices.map(({ id }) => id);
    const known = tx
      .select({ id: needs.id })
      .from(needs)
      .where(and(inArray(needs.id, named), readableSummary(who.db, who.actor)))
      .all();
    write(tx, who, 'offer', { type: 'offer', id: offerId }, choices, known);
    return { ok: true };
  });
}

function write(
  tx: Tx,
  { actor, now }: Who,
  side: 'need' | 'offer',
  subject: { type: AuditSubject; id: string; state?: string },
  choices: StancesInput['choices'],
  readable: readonly { id: string }[],
): void {
  const [own, other] =
    side === 'need' ? [stances.needId, stances.offerId] : [stances.offerId, stances.needId];
  const known = new Set(readable.map(({ id }) => id));
  const said = choices.filter(({ id }) => known.has(id));
  tx.delete(stances)
    .where(and(eq(stances.side, side), eq(own, subject.id), inArray(other, [...known])))
    .run();
  for (const { id, choice } of said) {
    if (choice === undefined) continue;
    const declined = choice === 'declined';
    const pair =
      side === 'need' ? { needId: subject.id, offerId: id } : { needId: id, offerId: subject.id };
    tx.insert(stances)
      .values({ side, ...pair, declined, rank: declined ? null : Number(choice) })
      .run();
  }
  // How many and not which: whoever reads the log must not learn who was declined.
  const after = { said: said.filter(({ choice }) => choice !== undefined).length };
  recordAudit(tx, { actor, now, action: 'stance.set', subject, after });
}
