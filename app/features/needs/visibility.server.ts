import { type SQL, and, eq, exists, inArray, notInArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Label } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { type Actor, hasRole } from '~/server/actor';
import { DISCLOSED, TAKEN_ON } from './visibility';

/**
 * `labelAdmits` as a condition on rows of `needs`: the where clause of every query that reads needs.
 * A property test holds the two equal.
 */
function admittedBy(
  db: Db,
  actor: Actor,
  column: typeof needs.labelSummary | typeof needs.labelDetails,
): SQL {
  const published = notInArray(needs.status, ['draft', 'withdrawn']);
  const labelled = (...labels: Label[]) => and(published, inArray(column, labels));
  if (actor.kind === 'visitor' || !actor.verified) return labelled('CLEAR') ?? sql`0`;

  const introduced = (label: Label, condition: SQL | undefined) =>
    and(
      labelled(label),
      exists(
        db
          .select({ one: sql`1` })
          .from(introductions)
          .where(and(eq(introductions.needId, needs.id), condition)),
      ),
    );
  const isProvider = eq(introductions.providerId, actor.organisationId);
  const isImplementer = eq(introductions.implementerId, actor.organisationId);
  return (
    or(
      actor.state ? eq(needs.state, actor.state) : undefined,
      labelled('CLEAR', 'GREEN'),
      hasRole(actor, 'coordinator')
        ? labelled('AMBER')
        : introduced(
            'AMBER',
            and(inArray(introductions.status, DISCLOSED), or(isProvider, isImplementer)),
          ),
      introduced('AMBER+STRICT', and(inArray(introductions.status, TAKEN_ON), isProvider)),
    ) ?? sql`0`
  );
}

/** Rows of `needs` whose summary the actor may read. */
export function readableSummary(db: Db, actor: Actor): SQL {
  return admittedBy(db, actor, needs.labelSummary);
}

/** Rows of `needs` whose details the actor may read too. */
export function readableDetails(db: Db, actor: Actor): SQL {
  return and(readableSummary(db, actor), admittedBy(db, actor, needs.labelDetails)) ?? sql`0`;
}
