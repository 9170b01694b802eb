import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { submissions } from '#db/schema/readings';
import type { Member } from './actor';
import { once } from './fields';

/** A token for a form that is about to be shown: 16 random bytes. */
export function newOnce(): string {
  return randomBytes(16).toString('base64url');
}

/** Where a form that was acted on leads. */
export interface Acted {
  ok: true;
  location: string;
}

/** The token of a form that was sent. Throws 400 for a form that this site did not make. */
export function onceOf(form: FormData): string {
  const parsed = once.safeParse(form.get('once'));
  if (!parsed.success) throw new Response(null, { status: 400 });
  return parsed.data;
}

/**
 * Acts on a form once. The first time `act` runs, and what was acted on is kept with where it leads; sent again by
 * the same person, the form leads to the same place and nothing runs. Ask before policy and rules: they would
 * refuse what the first sending has already changed. A refusal (`ok: false`, or null) is given back as it is and
 * keeps nothing, so that the form can be sent again.
 *
 * @param token the form's hidden `once`
 * @param location where to go when done, as the page's address; or how that follows from what was done
 */
export function actOnce<R extends { ok: false } | null, S extends { ok: true } = { ok: true }>(
  tx: Tx,
  { actor, now }: { actor: Member; now: Date },
  token: string,
  location: string | ((done: S) => string),
  act: () => S | R,
): Acted | R {
  const known = tx
    .select({ location: submissions.location })
    .from(submissions)
    .where(and(eq(submissions.personId, actor.personId), eq(submissions.token, token)))
    .get();
  if (known) return { ok: true, location: known.location };
  const result = act();
  if (!result?.ok) return result;
  const leadsTo = typeof location === 'string' ? location : location(result);
  tx.insert(submissions)
    .values({ token, personId: actor.personId, location: leadsTo, at: now.toISOString() })
    .run();
  return { ok: true, location: leadsTo };
}

/**
 * Sends a form to a mutation that knows nothing of forms, once: `actOnce` in a transaction around the mutation's
 * own. The token is the form's.
 */
export function sendOnce<A extends { ok: boolean } | null>(
  { db, ...by }: { db: Db; actor: Member; now: Date },
  form: FormData,
  location: string | ((done: Extract<A, { ok: true }>) => string),
  act: () => A,
): Acted | Exclude<A, { ok: true }> {
  type Done = Extract<A, { ok: true }>;
  type Refusal = Exclude<A, { ok: true }> & ({ ok: false } | null);
  const token = onceOf(form);
  let answer: Acted | Refusal | undefined;
  writeTransaction(db, (tx) => {
    answer = actOnce<Refusal, Done>(tx, by, token, location, act as () => Done | Refusal);
  });
  return answer as Acted | Refusal;
}

/** For `sendOnce`, what a mutation did that has nothing to say of it. */
export function done(changed: true | null): { ok: true } | null {
  return changed && { ok: true };
}
