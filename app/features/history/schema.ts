import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '~/features/audit/actions';

const day = z.iso.date().optional().catch(undefined);
const id = z
  .string()
  .regex(/^\d{1,15}$/)
  .optional()
  .catch(undefined);

/** The address of the log. What cannot be read counts as not asked. */
const AuditFilter = z.object({
  action: z.enum(AUDIT_ACTIONS).optional().catch(undefined),
  subject: z.enum(AUDIT_SUBJECTS).optional().catch(undefined),
  /** The id of what was changed. */
  id: z.string().trim().max(300).optional().catch(undefined),
  organisation: z.string().max(100).optional().catch(undefined),
  from: day,
  to: day,
  /** Rows before or after the one with this id: the places of the pages. */
  before: id,
  after: id,
});
export type AuditFilter = z.output<typeof AuditFilter>;

export function parseAuditFilter(search: URLSearchParams): AuditFilter {
  return AuditFilter.parse(Object.fromEntries([...search].filter(([, value]) => value !== '')));
}

/** The same search at another place, as the query part of an address. */
export function auditSearch(
  filter: AuditFilter,
  at: { before?: string | undefined; after?: string | undefined },
): string {
  const entries = Object.entries({ ...filter, before: undefined, after: undefined, ...at });
  const filled = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `?${new URLSearchParams(filled).toString()}`;
}

/** Whether a search asks for what a sealed row must not tell by being found. */
export function asksWhat({ action, subject, id: subjectId, organisation }: AuditFilter): boolean {
  return [action, subject, subjectId, organisation].some((asked) => asked !== undefined);
}
