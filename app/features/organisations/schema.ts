import { z } from 'zod';
import { ORGANISATION_KINDS } from '#db/schema/enums';
import { nameText } from '~/features/accounts/schema';
import { fault } from '~/i18n/fault';

function tooLong(input: unknown, max: number): string {
  return fault('errors.tooLong', { max, found: typeof input === 'string' ? input.length : 0 });
}

export const OrganisationInput = z
  .object({
    name: nameText,
    nameZh: nameText.optional(),
    kind: z.enum(ORGANISATION_KINDS, { error: fault('errors.choose') }),
    state: z
      .string()
      .regex(/^[A-Z]{3}$/, { error: fault('errors.choose') })
      .optional(),
    website: z
      .url({ protocol: /^https?$/, error: fault('organisations.error.website') })
      .max(500, { error: (issue) => tooLong(issue.input, 500) })
      .optional(),
    /** Of the record as the form was opened; left out for a new one. */
    version: z.coerce.number().int().optional(),
  })
  .refine(({ kind, state }) => kind !== 'state' || state !== undefined, {
    path: ['state'],
    error: fault('organisations.error.stateNeeded'),
    // Said together with every other fault, not after them.
    when: () => true,
  });
export type OrganisationInput = z.output<typeof OrganisationInput>;

/** Why an organisation is verified, or no longer: read in the audit log. */
export const VerificationInput = z.object({
  reason: z
    .string({ error: fault('errors.required') })
    .trim()
    .min(1, { error: fault('errors.required') })
    .max(1000, { error: (issue) => tooLong(issue.input, 1000) }),
});

/** What the form's fields show of an organisation, by their names. */
export function toFormValues(row: {
  name: string;
  names: Partial<Record<string, string>>;
  kind: string;
  state: string | null;
  website: string | null;
}): Record<string, string> {
  const { name, names, kind, state, website } = row;
  return { name, nameZh: names['zh'] ?? '', kind, state: state ?? '', website: website ?? '' };
}
