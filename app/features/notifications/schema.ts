import { z } from 'zod';
import { LOCALES, MAIL_CHOICES } from '#db/schema/enums';
import { oneOf } from '~/server/fields';
import { NOTIFICATION_KINDS, type NotificationKind } from './kinds';

/** The name of the field that holds the choice for a kind. */
export const mailField = (kind: NotificationKind) => `mail.${kind}` as const;

const byKind = Object.fromEntries(
  NOTIFICATION_KINDS.map((kind) => [kind, oneOf(MAIL_CHOICES).optional()]),
) as Record<NotificationKind, z.ZodOptional<ReturnType<typeof oneOf<typeof MAIL_CHOICES>>>>;

/** Which kinds come by mail, and in which language. A kind that the form does not show stays as it is. */
export const MailSettingsInput = z.object({
  locale: oneOf(LOCALES),
  mail: z.object(byKind).default({}),
});
export type MailSettingsInput = z.infer<typeof MailSettingsInput>;

/** What the page of an ended kind carries, so that it can be taken back. */
export const ResubscribeInput = z.object({
  before: z
    .array(z.object({ kind: oneOf(NOTIFICATION_KINDS), before: oneOf(MAIL_CHOICES) }))
    .max(NOTIFICATION_KINDS.length)
    .default([]),
});
