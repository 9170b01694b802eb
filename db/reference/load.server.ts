import { isNull, sql } from 'drizzle-orm';
import { type Db, writeTransaction } from '../client.server';
import {
  referenceGroups,
  referenceMemberships,
  referencePrinciples,
  referenceStates,
  referenceTaxonomy,
} from '../schema/reference';
import { GROUPS, MEMBERSHIPS } from './groups';
import { PRINCIPLES } from './principles';
import { STATES } from './states';
import { TAXONOMY } from './taxonomy';

/**
 * Brings the reference tables to what the files say, in one transaction. It can be run at every start: rows are
 * inserted or brought up to date, never doubled, and a membership that an administrator edited is left alone.
 */
export function loadReference(db: Db): void {
  writeTransaction(db, (tx) => {
    tx.insert(referenceStates)
      .values(
        STATES.map(({ iso3, iso2, m49, status, names }) => ({ iso3, iso2, m49, status, names })),
      )
      .onConflictDoUpdate({
        target: referenceStates.iso3,
        set: { names: sql`excluded.names`, status: sql`excluded.status` },
      })
      .run();
    tx.insert(referenceGroups)
      .values(GROUPS.map(({ code, kind, names, parent = null }) => ({ code, kind, names, parent })))
      .onConflictDoUpdate({
        target: referenceGroups.code,
        set: {
          kind: sql`excluded.kind`,
          names: sql`excluded.names`,
          parent: sql`excluded.parent`,
        },
      })
      .run();
    tx.insert(referenceMemberships)
      .values(
        MEMBERSHIPS.map(({ state, group, from, to, note }) => ({
          state,
          group,
          validFrom: from ?? '',
          validTo: to,
          note: note ?? null,
        })),
      )
      .onConflictDoUpdate({
        target: [
          referenceMemberships.state,
          referenceMemberships.group,
          referenceMemberships.validFrom,
        ],
        set: { validTo: sql`excluded.valid_to`, note: sql`excluded.note` },
        setWhere: isNull(referenceMemberships.editedAt),
      })
      .run();
    tx.insert(referenceTaxonomy)
      .values(
        TAXONOMY.map(({ code, parent, names, definition }) => ({
          code,
          parent,
          names,
          definition,
        })),
      )
      .onConflictDoUpdate({
        target: referenceTaxonomy.code,
        set: { names: sql`excluded.names`, definition: sql`excluded.definition` },
      })
      .run();
    tx.insert(referencePrinciples)
      .values(
        PRINCIPLES.map(({ id, short, text }) => ({
          id,
          names: short,
          textEn: text.en,
          textZh: text.zh,
        })),
      )
      .onConflictDoUpdate({
        target: referencePrinciples.id,
        set: {
          names: sql`excluded.names`,
          textEn: sql`excluded.text_en`,
          textZh: sql`excluded.text_zh`,
        },
      })
      .run();
  });
}
