import { DUTIES, type Duty, PARTIES, type Party, type Share } from '#db/schema/enums';
import type { Terms } from '#db/schema/types';
import { addMonths } from '~/features/needs/rules';
import { fault } from '~/i18n/fault';
import { SUPPORTS, type Support } from '~/matching/vocabulary';

export const MOST_TERMS_INDICATORS = 5;
/** Longer than any agreement on one offer runs, and further ahead than anybody plans one. */
export const MOST_YEARS = 5;

export type Indicator = Terms['indicators'][number];

/** What terms are held against besides themselves. */
export interface Setting {
  /** The forms of support that need and offer share and no other agreement covers. */
  open: readonly Support[];
  /** The columns of the table of responsibilities: an implementer only where there is one. */
  parties: readonly Party[];
  /** Calendar day, `YYYY-MM-DD`. */
  today: string;
  /** The agreed indicators that somebody has reported on: they keep name and place. */
  reported: readonly { position: number; name: string }[];
}

/** Everything that is wrong with terms, by the field of the form; nothing where they can be agreed. */
export function validTerms(terms: Terms, setting: Setting): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  const say = (field: string, code: string) => (errors[field] ??= []).push(code);
  checkDays(terms, setting.today, say);
  checkSupport(terms, setting.open, say);
  checkIndicators(terms, setting.reported, say);
  checkResponsibilities(terms, setting.parties, say);
  return errors;
}

type Say = (field: string, code: string) => void;

function checkDays({ startsOn: from, endsOn: to }: Terms, today: string, say: Say): void {
  if (from > to) say('endsOn', fault('errors.dateOrder', { from, to }));
  else if (to < today) say('endsOn', fault('agreements.error.endPast', { to, today }));
  else if (to > addMonths(from, 12 * MOST_YEARS)) {
    say('endsOn', fault('agreements.error.tooLong', { from, to, years: MOST_YEARS }));
  }
  if (from > addMonths(today, 12 * MOST_YEARS)) {
    say('startsOn', fault('agreements.error.tooFar', { from, years: MOST_YEARS }));
  }
}

function checkSupport({ support }: Terms, open: readonly Support[], say: Say): void {
  if (support.length === 0) say('support', fault('errors.chooseAtLeastOne'));
  for (const form of support) {
    if (!open.includes(form)) say('support', fault('agreements.error.notOpen', { form }));
  }
}

function checkIndicators({ indicators }: Terms, reported: Setting['reported'], say: Say): void {
  if (indicators.length === 0) say('indicators[0].name', fault('errors.required'));
  indicators.forEach(({ name, target }, index) => {
    if (name === '') say(`indicators[${index}].name`, fault('errors.required'));
    else if (indicators.findIndex((other) => other.name === name) < index) {
      say(`indicators[${index}].name`, fault('errors.repeated', { found: name }));
    }
    if (target === '') say(`indicators[${index}].target`, fault('errors.required'));
  });
  for (const { position, name } of reported) {
    if (indicators[position]?.name === name) continue;
    say(
      `indicators[${position}].name`,
      fault('agreements.error.reported', { number: position + 1, name }),
    );
  }
}

function checkResponsibilities(terms: Terms, parties: readonly Party[], say: Say): void {
  for (const duty of DUTIES) {
    const shares = terms.responsibilities[duty];
    const leads = PARTIES.filter((party) => shares[party] === 'lead');
    if (leads.length !== 1) {
      say(`responsibilities.${duty}`, fault('agreements.error.oneLead', { found: leads.length }));
    }
    if (PARTIES.some((party) => shares[party] && !parties.includes(party))) {
      say(`responsibilities.${duty}`, fault('agreements.error.noImplementer'));
    }
  }
  if (!stateLeads(terms) && terms.whyStateLeadsNone === '') {
    say('whyStateLeadsNone', fault('agreements.error.stateLeadsNone'));
  }
}

/** Whether the State leads at least one of design, delivery and monitoring (principle 7). */
export function stateLeads({ responsibilities }: Terms): boolean {
  return DUTIES.some((duty) => responsibilities[duty].state === 'lead');
}

/** One field in which two terms differ. Of what is added there is no before, of what is removed no after. */
export type Change = { kind: 'added' | 'removed' | 'changed' } & (
  | { field: TextField; before: string; after: string }
  | { field: 'support'; form: Support }
  | { field: 'indicator'; before: Indicator | null; after: Indicator | null; place: number }
  | { field: 'order'; before: string[]; after: string[] }
  | {
      field: 'responsibility';
      duty: Duty;
      party: Party;
      before: Share | null;
      after: Share | null;
    }
);

const TEXT_FIELDS = ['startsOn', 'endsOn', 'whyStateLeadsNone', 'notes'] as const;
type TextField = (typeof TEXT_FIELDS)[number];

/**
 * How `after` differs from `before`, in the order of the form; empty when they say the same. Forms of support have
 * no order. Indicators are the same where their names are, so a new name is one removed and one added.
 */
export function differenceOf(before: Terms, after: Terms): Change[] {
  const [startsOn, endsOn, why, notes] = TEXT_FIELDS.map((field) => ofText(field, before, after));
  return [
    ...(startsOn ?? []),
    ...(endsOn ?? []),
    ...ofSupport(before, after),
    ...ofIndicators(before.indicators, after.indicators),
    ...ofResponsibilities(before, after),
    ...(why ?? []),
    ...(notes ?? []),
  ];
}

function kindOf(isBefore: boolean, isAfter: boolean): Change['kind'] {
  if (isBefore && isAfter) return 'changed';
  return isAfter ? 'added' : 'removed';
}

function ofText(field: TextField, before: Terms, after: Terms): Change[] {
  const [a, b] = [before[field], after[field]];
  return a === b ? [] : [{ kind: kindOf(a !== '', b !== ''), field, before: a, after: b }];
}

function ofSupport(before: Terms, after: Terms): Change[] {
  return SUPPORTS.flatMap((form): Change[] => {
    const [a, b] = [before.support.includes(form), after.support.includes(form)];
    return a === b ? [] : [{ kind: kindOf(a, b), field: 'support', form }];
  });
}

function ofIndicators(before: readonly Indicator[], after: readonly Indicator[]): Change[] {
  const find = (list: readonly Indicator[], name: string) =>
    list.find((indicator) => indicator.name === name) ?? null;
  const removed = before.flatMap((indicator, place): Change[] =>
    find(after, indicator.name)
      ? []
      : [{ kind: 'removed', field: 'indicator', before: indicator, after: null, place }],
  );
  const kept = (list: readonly Indicator[], other: readonly Indicator[]) =>
    list.map(({ name }) => name).filter((name) => find(other, name));
  const [keptBefore, keptAfter] = [kept(before, after), kept(after, before)];
  const order: Change[] = keptBefore.every((name, place) => name === keptAfter[place])
    ? []
    : [{ kind: 'changed', field: 'order', before: keptBefore, after: keptAfter }];
  const others = after.flatMap((indicator, place): Change[] => {
    const old = find(before, indicator.name);
    if (!old) return [{ kind: 'added', field: 'indicator', before: null, after: indicator, place }];
    const isSame = old.baseline === indicator.baseline && old.target === indicator.target;
    return isSame
      ? []
      : [{ kind: 'changed', field: 'indicator', before: old, after: indicator, place }];
  });
  return [...removed, ...order, ...others];
}

function ofResponsibilities(before: Terms, after: Terms): Change[] {
  return DUTIES.flatMap((duty) =>
    PARTIES.flatMap((party): Change[] => {
      const a = before.responsibilities[duty][party] ?? null;
      const b = after.responsibilities[duty][party] ?? null;
      if (a === b) return [];
      const kind = kindOf(a !== null, b !== null);
      return [{ kind, field: 'responsibility', duty, party, before: a, after: b }];
    }),
  );
}

/** The fields that differ, without their words: all that the audit log is told of it. */
export function changedFields(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ field }) => field))];
}

const AGREEMENT_DONE = ['terms-proposed', 'terms-accepted', 'ended'] as const;

/** What was just done to an agreement, as the page of the match says in reply. */
export function agreementDone(text: string | null): (typeof AGREEMENT_DONE)[number] | null {
  return AGREEMENT_DONE.find((done) => done === text) ?? null;
}
