import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.server';
import { submissions } from '#db/schema/readings';
import type { Member } from './actor';

/** A token for a form that is about to be shown: 16 random bytes. */
export function newOnce(): string {
  return randomBytes(16).toString('base64url');
}

/** Where a form that was acted on leads. */
export interface Acted {
  ok: true;
  location: string;
}

/**
 * Acts on a form once. The first time `act` runs, and what was acted on is kept with where it leads; sent again by
 * the same person, the form leads to the same place and nothing runs. Ask before policy and rules: they would
 * refuse what the first sending has already changed. A refusal (`ok: false`, or null) is given back as it is and
 * keeps nothing, so that the form can be sent again.
 *
 * @param token the form's hidden `once`
 * @param location where to go when done, as the page's address
 */
export function actOnce<R extends { ok: false } | null>(
  tx: Tx,
  { actor, now }: { actor: Member; now: Date },
  token: string,
  location: string,
  act: () => { ok: true } | R,
): Acted | R {
  const known = tx
    .select({ location: submissions.location })
    .from(submissions)
    .where(and(eq(submissions.personId, actor.personId), eq(submissions.token, token)))
    .get();
  if (known) return { ok: true, location: known.location };
  const result = act();
  if (!result?.ok) return result;
  tx.insert(submissions)
    .values({ token, personId: actor.personId, location, at: now.toISOString() })
    .run();
  return { ok: true, location };
}
