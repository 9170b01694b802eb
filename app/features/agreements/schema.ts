import { z } from 'zod';
import { DUTIES, PARTIES, SHARES } from '#db/schema/enums';
import type { Terms } from '#db/schema/types';
import { fault } from '~/i18n/fault';
import { CONDITIONS, SUPPORTS } from '~/matching/vocabulary';
import {
  among,
  atLeastOne,
  day,
  once,
  oneOf,
  requiredText,
  text,
  tick,
  version,
  wholeNumber,
  writtenIn,
} from '~/server/fields';
import { MOST_TERMS_INDICATORS, stateLeads } from './rules';

/** The number of a version of terms; 0 where there is none yet. */
const termsNumber = wholeNumber(0, 9999);

const indicator = z
  .object({
    name: text(200).optional(),
    baseline: text(200).optional(),
    /** "None known", which is an answer. */
    baselineUnknown: tick,
    target: text(200).optional(),
  })
  .superRefine(({ name, baseline, baselineUnknown, target }, { addIssue }) => {
    const issue = (message: string) => addIssue({ code: 'custom', path: ['baseline'], message });
    if (baseline && baselineUnknown) {
      issue(fault('needs.error.baselineBoth', { found: baseline }));
    }
    if ((name || target) && !baseline && !baselineUnknown) issue(fault('needs.error.baseline'));
  });

const share = oneOf(SHARES).optional();
const shares = z.object({ state: share, provider: share, implementer: share });

/** The form of the terms: proposed first, answered with one's own, or changed later. */
export const TermsForm = z.object({
  once,
  /** The version that was there when the form was made. */
  version: termsNumber,
  startsOn: day,
  endsOn: day,
  support: atLeastOne(among(SUPPORTS)),
  indicators: z.array(indicator).max(MOST_TERMS_INDICATORS, {
    error: fault('needs.error.indicators', { max: MOST_TERMS_INDICATORS }),
  }),
  responsibilities: z.object({ design: shares, delivery: shares, monitoring: shares }),
  whyStateLeadsNone: text(1000).optional(),
  notes: text(4000).optional(),
  /** What the proposer says of this version to the other side. */
  note: text(1000).optional(),
  language: writtenIn,
  /** "Send all the same", after the warning that a text holds what should not be written down. */
  confirmSensitive: tick,
});
export type TermsForm = z.output<typeof TermsForm>;

/** The form's rows of indicators that were begun, by their places: what is left empty is no indicator. */
export function placesOf({ indicators }: TermsForm): number[] {
  return indicators.flatMap(({ name, baseline, baselineUnknown, target }, place) =>
    name || baseline || baselineUnknown || target ? [place] : [],
  );
}

/** The terms that a form says, without what was left empty. */
export function toTerms(form: TermsForm): Terms {
  const terms: Terms = {
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    support: SUPPORTS.filter((code) => form.support.includes(code)),
    indicators: placesOf(form).map((place) => {
      const {
        name = '',
        baseline = '',
        baselineUnknown,
        target = '',
      } = form.indicators[place] ?? {};
      return { name, baseline: baselineUnknown ? null : baseline, target };
    }),
    responsibilities: { design: {}, delivery: {}, monitoring: {} },
    whyStateLeadsNone: form.whyStateLeadsNone ?? '',
    notes: form.notes ?? '',
  };
  for (const duty of DUTIES) {
    for (const party of PARTIES) {
      const part = form.responsibilities[duty][party];
      if (part) terms.responsibilities[duty][party] = part;
    }
  }
  // A reason for what is not so would only confuse.
  return stateLeads(terms) ? { ...terms, whyStateLeadsNone: '' } : terms;
}

/** The free texts of the form, by field: where the scan for addresses, hashes and the like looks. */
export function freeTexts(form: TermsForm): Record<string, string> {
  const indicators = form.indicators.map(({ name, baseline, target }, place) => [
    `indicators[${place}].name`,
    [name, baseline, target].filter(Boolean).join('\n'),
  ]);
  const { whyStateLeadsNone = '', notes = '', note = '' } = form;
  return {
    ...(Object.fromEntries(indicators) as Record<string, string>),
    whyStateLeadsNone,
    notes,
    note,
  };
}

/** What the form's fields show of terms, by their names. */
export function toFormValues(terms: Terms): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {
    startsOn: terms.startsOn,
    endsOn: terms.endsOn,
    support: terms.support,
    whyStateLeadsNone: terms.whyStateLeadsNone,
    notes: terms.notes,
  };
  terms.indicators.forEach(({ name, baseline, target }, place) => {
    values[`indicators[${place}].name`] = name;
    values[`indicators[${place}].baseline`] = baseline ?? '';
    values[`indicators[${place}].baselineUnknown`] = baseline === null ? 'yes' : '';
    values[`indicators[${place}].target`] = target;
  });
  for (const duty of DUTIES) {
    for (const party of PARTIES) {
      values[`responsibilities.${duty}.${party}`] = terms.responsibilities[duty][party] ?? '';
    }
  }
  return values;
}

/** Accepting one version, which the reader saw; the State ticks the offer's conditions that are new to it. */
export const AcceptForm = z.object({
  once,
  number: wholeNumber(1, 9999),
  conditions: among(CONDITIONS),
});
export type AcceptForm = z.output<typeof AcceptForm>;

/** Ending an agreement before its time. */
export const EndForm = z.object({
  once,
  version,
  reason: requiredText(2000),
  language: writtenIn,
  /** The provider's word that the place can be given to another State. */
  placeIsFree: tick,
  confirmSensitive: tick,
});
export type EndForm = z.output<typeof EndForm>;
