import { pageOf, strictest } from '~/features/matches/rules';
import { recordReadings } from '~/features/needs/readings.server';
import { namesIn } from '~/i18n/names.server';
import { type GapDifference, type NeedOutcome, differenceOf } from '~/matching/difference';
import { type Who, findRow, headOf, listRounds } from '../queries.server';
import { differingFields, mayRound } from '../rules';
import { type NamedOffer, offerNames } from './result.server';
import { type ToldNeed, loadRun, toldOf } from './run.server';

/** What a need got in one of the two rounds. */
export type OutcomeSaid =
  | { offer: NamedOffer; fit: number; rank: number }
  | { offer: null; reason: Extract<NeedOutcome, { offer: null }>['reason'] };

export interface ComparedNeed {
  need: ToldNeed;
  before: OutcomeSaid;
  after: OutcomeSaid;
}

/** The other rounds that a round can be held against. */
export function comparable(who: Who, id: string) {
  return (listRounds(who) ?? [])
    .filter((row) => row.id !== id && mayRound('compare', row.status))
    .map(({ id: value, name }) => ({ value, label: name }));
}

/**
 * What another round (`otherId`) gives differently from this one, among the needs whose details the coordinator may
 * read. Null where either is not there or has no result.
 */
export function findComparison(who: Who, id: string, otherId: string, page: number) {
  const { db, actor, locale, now } = who;
  const rows = [id, otherId].map((one) => findRow(db, actor, one));
  const [row, other] = rows;
  const [run, otherRun] = rows.map((one) => one && loadRun(db, one));
  if (!row || !other || !run || !otherRun) return null;
  const [first, second] = [toldOf(who, run), toldOf(who, otherRun)];
  const heads = new Map([...first.heads, ...second.heads]);
  const difference = differenceOf(first.told, second.told);
  const outcomes = [...difference.gains, ...difference.losses, ...difference.changes];
  const offers = offerNames(
    who,
    outcomes.flatMap(({ before, after }) => [before.offer ?? [], after.offer ?? []].flat()),
  );
  const said = (outcome: NeedOutcome): OutcomeSaid =>
    outcome.offer === null
      ? outcome
      : { offer: offers(outcome.offer), fit: outcome.fit, rank: outcome.rank };
  const listed = (list: typeof outcomes) => {
    const shown = pageOf(list, page);
    const items = shown.items.flatMap(({ need: needId, before, after }): ComparedNeed[] => {
      const need = heads.get(needId);
      return need ? [{ need, before: said(before), after: said(after) }] : [];
    });
    const read = items.map(({ need }) => ({ id: need.id, state: need.iso3, label: need.label }));
    recordReadings(db, actor, read, now);
    return { ...shown, items };
  };
  const names = namesIn(locale);
  return {
    rounds: [headOf(who, row), headOf(who, other)] as const,
    label: strictest([...heads.values()].map(({ label }) => label)),
    fields: differingFields(row, other),
    allocated: [first.told.result.allocation.length, second.told.result.allocation.length] as const,
    gains: listed(difference.gains),
    losses: listed(difference.losses),
    changes: listed(difference.changes),
    added: difference.added.length,
    removed: difference.removed.length,
    gaps: pageOf(
      difference.gaps.filter(({ kind }) => kind !== 'shifts').map((gap) => gapView(gap, names)),
      page,
    ),
  };
}
export type ComparisonView = NonNullable<ReturnType<typeof findComparison>>;

function gapView(
  { category, state, kind, before, after }: GapDifference,
  names: ReturnType<typeof namesIn>,
) {
  return {
    id: `${category} ${state}`,
    category: names.category(category),
    state: names.state(state),
    kind,
    before: before.open - before.allocated,
    after: after.open - after.allocated,
  };
}
