import {
  type AnyColumn,
  type SQL,
  and,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lte,
  ne,
  or,
  sql,
} from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { findGroup, statesIn } from '#db/reference/groups';
import { needs } from '#db/schema/needs';
import { referenceMemberships } from '#db/schema/reference';
import type { Actor } from '~/server/actor';
import type { NeedFilter } from './filter';
import { readableDetails } from './visibility.server';

/** More words than anybody types; each costs a pass over the texts. */
const MOST_WORDS = 8;

/** Rows that are open on a day: `statusOn` as a condition. */
export function isOpenOn(today: string): SQL | undefined {
  return and(eq(needs.status, 'open'), or(isNull(needs.reviewOn), gt(needs.reviewOn, today)));
}

function isExpiredOn(today: string): SQL | undefined {
  return or(
    eq(needs.status, 'expired'),
    and(eq(needs.status, 'open'), isNotNull(needs.reviewOn), lte(needs.reviewOn, today)),
  );
}

/** A filter as a condition on rows of `needs`; to be joined with `readableSummary`. */
export function filterCondition(
  db: Db,
  actor: Actor,
  filter: NeedFilter,
  today: string,
): SQL | undefined {
  const { category, state, group, language, mode, support, from, to } = filter;
  return and(
    statusCondition(filter.status, today),
    category ? eq(needs.category, category) : undefined,
    state ? eq(needs.state, state) : undefined,
    group ? isInGroup(db, group, today) : undefined,
    language ? holds(needs.languages, language) : undefined,
    mode ? holds(needs.modes, mode) : undefined,
    support ? holds(needs.support, support) : undefined,
    from ? gte(needs.windowTo, from) : undefined,
    to ? lte(needs.windowFrom, to) : undefined,
    ...words(filter.q ?? '').map((word) => says(db, actor, word)),
  );
}

function statusCondition(status: NeedFilter['status'], today: string): SQL | undefined {
  if (status === 'any') return ne(needs.status, 'draft');
  if (status === 'open') return isOpenOn(today);
  if (status === 'expired') return isExpiredOn(today);
  return eq(needs.status, status);
}

/** M49 and the UN regional groups are facts of geography and elections; other groups have members by date. */
function isInGroup(db: Db, group: string, today: string): SQL {
  const kind = findGroup(group)?.kind;
  if (kind === 'un-status' || kind === 'organisation') {
    const members = db
      .select({ state: referenceMemberships.state })
      .from(referenceMemberships)
      .where(
        and(
          eq(referenceMemberships.group, group),
          lte(referenceMemberships.validFrom, today),
          or(isNull(referenceMemberships.validTo), gt(referenceMemberships.validTo, today)),
        ),
      );
    return sql`${needs.state} in ${members}`;
  }
  return sql`${needs.state} in (select value from json_each(${JSON.stringify(statesIn(group, today))}))`;
}

function holds(column: AnyColumn, value: string): SQL {
  return sql`exists (select 1 from json_each(${column}) where value = ${value})`;
}

function words(typed: string): string[] {
  return typed.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

/** The word is in a title, or in an objective where this reader may read objectives. */
function says(db: Db, actor: Actor, word: string): SQL | undefined {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const isIn = (column: AnyColumn) => sql`${column} like ${like} escape '\\'`;
  const isInAny = (texts: AnyColumn) =>
    sql`exists (select 1 from json_each(${texts}) where value like ${like} escape '\\')`;
  return or(
    isIn(needs.title),
    isInAny(needs.titles),
    and(readableDetails(db, actor), or(isIn(needs.objective), isInAny(needs.objectives))),
  );
}
