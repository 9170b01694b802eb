import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { activities } from '#db/schema/activities';
import { needs } from '#db/schema/needs';
import type { Matching } from '~/features/matches/queries.server';
import { offerHeads } from '~/features/matches/queries/heads.server';
import { textIn } from '~/i18n/written';
import type { Locale } from '~/i18n/locales';
import type { Names } from '~/i18n/names.server';
import { type Unlock, unlocksOf } from '~/matching/unlocks';
import type { Arrangement, Condition, Mode } from '~/matching/vocabulary';
import type { OverlapView, Titled, UnlockValue, UnlockView } from '../views';

interface Told {
  db: Db;
  locale: Locale;
  matching: Matching;
  names: Names;
}

const MOST_UNLOCKS = 20;
const MOST_LINKS = 5;
const MOST_OVERLAPS = 50;
const MOST_IDLE = 50;

/**
 * What one change would do for needs that no offer could serve, most first. Groups are made anew from the needs
 * handed in, which must all have readable details: a group of the whole board would count the others too.
 */
export function unlockViews(
  {
    db,
    locale,
    matching,
    names,
  }: Omit<Told, 'matching'> & {
    matching: Pick<Matching, 'prepared'>;
  },
  unserved: readonly { id: string }[],
): UnlockView[] {
  const { prepared } = matching;
  const blocked = unserved.flatMap(({ id }) => prepared.needById.get(id) ?? []);
  const unlocks = unlocksOf(prepared, blocked).slice(0, MOST_UNLOCKS);
  const titles = needTitles(
    db,
    locale,
    unlocks.flatMap((unlock) => unlock.needs.slice(0, MOST_LINKS)),
  );
  const heads = offerHeads(
    db,
    locale,
    unlocks.flatMap((unlock) => unlock.offers.slice(0, MOST_LINKS)),
  );
  const linked = <T>(ids: readonly string[], found: ReadonlyMap<string, T>): T[] =>
    ids.slice(0, MOST_LINKS).flatMap((id) => found.get(id) ?? []);
  return unlocks.map((unlock) => ({
    category: names.category(unlock.category),
    gate: unlock.gate,
    value: valueOf(unlock, names),
    needs: linked(unlock.needs, titles),
    needCount: unlock.needs.length,
    stateCount: unlock.states.length,
    offers: linked(unlock.offers, heads).map(({ id, title, language }) => ({
      id,
      title,
      language,
    })),
    offerCount: unlock.offers.length,
  }));
}

function valueOf({ gate, value }: Unlock, names: Names): UnlockValue {
  if (value === null) return { kind: 'none' };
  switch (gate) {
    case 'language':
      return { kind: 'language', code: value };
    case 'mode':
      return { kind: 'mode', code: value as Mode };
    case 'scope':
      return { kind: 'state', name: names.state(value) };
    case 'conditions':
      return { kind: 'condition', codes: value.split('+') as Condition[] };
    case 'sovereignty':
      return { kind: 'arrangement', codes: value.split('+') as Arrangement[] };
    default:
      return { kind: 'none' };
  }
}

/** Pairs of activities that both may be read, with the days they share. */
export function overlapViews(
  { db, locale, matching, names }: Told,
  readable: ReadonlySet<string>,
): OverlapView[] {
  const overlaps = matching.result.overlaps
    .filter(({ activities: pair }) => pair.every((id) => readable.has(id)))
    .slice(0, MOST_OVERLAPS);
  const ids = [...new Set(overlaps.flatMap(({ activities: pair }) => pair))];
  const rows = new Map(
    db
      .select()
      .from(activities)
      .where(inArray(activities.id, ids))
      .all()
      .map((row) => [row.id, row]),
  );
  return overlaps.map(({ state, category, activities: pair, days }) => ({
    id: pair.join(' '),
    state: names.state(state),
    category: names.category(category),
    days,
    activities: pair.flatMap((id) => {
      const row = rows.get(id);
      if (!row) return [];
      const { text, language } = textIn(locale, {
        text: row.title,
        language: row.language,
        texts: row.titles,
      });
      const { providerName: provider, dateFrom: from, dateTo: to } = row;
      return [{ id, title: text, language, provider, from, to }];
    }),
  }));
}

/** Offers of the category with a free place that no readable need could take, and how many there are. */
export function idleView(
  { db, locale, matching }: Told,
  wanted: ReadonlySet<string>,
  category: string | undefined,
) {
  const idle = matching.prepared.offers
    .filter(
      ({ row, categories }) =>
        row.places > 0 &&
        !wanted.has(row.id) &&
        (category === undefined || categories.has(category)),
    )
    .map(({ row }) => row.id);
  const heads = offerHeads(db, locale, idle.slice(0, MOST_IDLE));
  return { offers: [...heads.values()], total: idle.length };
}

/** Titles of needs whose details coordinators may read; the caller has made sure of it. */
function needTitles(db: Db, locale: Locale, ids: readonly string[]): Map<string, Titled> {
  return new Map(
    db
      .select({
        id: needs.id,
        title: needs.title,
        titles: needs.titles,
        language: needs.language,
      })
      .from(needs)
      .where(inArray(needs.id, [...new Set(ids)]))
      .all()
      .map(({ id, title, titles, language }) => {
        const said = textIn(locale, { text: title, language, texts: titles });
        return [id, { id, title: said.text, language: said.language }];
      }),
  );
}
