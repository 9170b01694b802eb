import { z } from 'zod';
import { fault } from '~/i18n/fault';
import {
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

/** What one side reports of one indicator. `version` is the number of the terms in force that the form shows. */
export const ReportForm = z.object({
  once,
  version,
  /** The indicator's place in those terms, from 0. */
  position: wholeNumber(0, 99),
  value: requiredText(500),
  measuredOn: day,
  evidence: text(1000).optional(),
  language: writtenIn,
  confirmSensitive: tick,
});
export type ReportForm = z.output<typeof ReportForm>;

/** The other side confirms a report, or says what it sees instead. */
export const AnswerForm = z
  .object({
    once,
    version,
    answer: oneOf(['confirm', 'dispute']),
    disputeNote: text(2000).optional(),
    language: writtenIn,
    confirmSensitive: tick,
  })
  .superRefine(({ answer, disputeNote }, { addIssue }) => {
    if (answer !== 'dispute' || disputeNote) return;
    addIssue({
      code: 'custom',
      path: ['disputeNote'],
      message: fault('results.error.disputeNote'),
    });
  });
export type AnswerForm = z.output<typeof AnswerForm>;

export const STILL_IN_USE = ['yes', 'partly', 'no'] as const;

/** Months after completion the State says whether the results last. */
export const FollowUpForm = z.object({
  once,
  stillInUse: oneOf(STILL_IN_USE),
  note: text(2000).optional(),
  language: writtenIn,
  confirmSensitive: tick,
});
export type FollowUpForm = z.output<typeof FollowUpForm>;
