import { type AnyColumn, type SQL, and, eq, gte, lte, or, sql } from 'drizzle-orm';
import { findGroup, membershipCodesOf } from '#db/reference/groups';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import type { OfferFilter } from '../filter';

/** More words than anybody types; each costs a pass over the texts. */
const MOST_WORDS = 8;

/** A filter as a condition on rows of `offers` joined to their `organisations`. */
export function filterCondition(filter: OfferFilter, today: string): SQL | undefined {
  const { category, state, group, language, mode, support, from, to, kind, unconditional } = filter;
  return and(
    filter.status === 'any' ? undefined : eq(offers.status, filter.status),
    category ? holdsCategory(category) : undefined,
    state ? covers([state, ...membershipCodesOf(state, today)]) : undefined,
    state ? sql`not ${holds(offers.excludes, [state])}` : undefined,
    group ? covers(withParents(group)) : undefined,
    language ? holds(offers.languages, [language]) : undefined,
    mode ? holds(offers.modes, [mode]) : undefined,
    support ? holds(offers.support, [support]) : undefined,
    from ? gte(offers.windowTo, from) : undefined,
    to ? lte(offers.windowFrom, to) : undefined,
    kind ? eq(organisations.kind, kind) : undefined,
    // Declared to be none: an answer that was not given is not read as one.
    unconditional ? eq(offers.conditionsAnswer, 'none') : undefined,
    ...words(filter.q ?? '').map(says),
  );
}

/** The JSON list in the column holds at least one of the values. Null, which is not stated, holds none. */
function holds(column: AnyColumn, values: readonly string[]): SQL {
  const wanted = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
  return sql`exists (select 1 from json_each(${column}) where value in (${wanted}))`;
}

function holdsCategory(category: string): SQL {
  return sql`exists (select 1 from json_each(${offers.categories}) where value ->> 'category' = ${category})`;
}

/** Universal, or naming at least one of the codes. */
function covers(codes: readonly string[]): SQL | undefined {
  return or(sql`${offers.covers} = '[]'`, holds(offers.covers, codes));
}

/** A group and the M49 regions around it: what covers Africa covers Western Africa. */
function withParents(code: string): string[] {
  const parent = findGroup(code)?.parent;
  return parent ? [code, ...withParents(parent)] : [code];
}

function words(typed: string): string[] {
  return typed.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

/** The word is somewhere in what everybody may read: the texts, their translations, the provider's name. */
function says(word: string): SQL {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const isIn = (text: unknown) => sql`${text} like ${like} escape '\\'`;
  const isInAny = (texts: unknown) =>
    sql`exists (select 1 from json_each(${texts}) where value like ${like} escape '\\')`;
  return sql`(${sql.join(
    [
      isIn(offers.title),
      isIn(offers.summary),
      isIn(organisations.name),
      isInAny(offers.titles),
      isInAny(offers.summaries),
      isInAny(organisations.names),
    ],
    sql` or `,
  )})`;
}
