import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '~/features/audit/actions';
import {
  addressOf,
  askedCode,
  askedDay,
  askedOneOf,
  askedText,
  parseAddress,
} from '~/server/address';

const row = askedCode((id) => /^\d{1,15}$/.test(id));

/** The address of the log. */
const AuditFilter = z.object({
  action: askedOneOf(AUDIT_ACTIONS),
  subject: askedOneOf(AUDIT_SUBJECTS),
  /** The id of what was changed. */
  id: askedText(300),
  organisation: askedText(100),
  from: askedDay,
  to: askedDay,
  /** Rows before or after the one with this id: the places of the pages. */
  before: row,
  after: row,
});
export type AuditFilter = z.output<typeof AuditFilter>;

export function parseAuditFilter(search: URLSearchParams): AuditFilter {
  return parseAddress(AuditFilter, search);
}

/** The same search at another place, as the query part of an address. */
export function auditSearch(
  filter: AuditFilter,
  at: { before?: string | undefined; after?: string | undefined },
): string {
  return addressOf({ ...filter, before: undefined, after: undefined, ...at });
}

/** Whether a search asks for what a sealed row must not tell by being found. */
export function asksWhat({ action, subject, id: subjectId, organisation }: AuditFilter): boolean {
  return [action, subject, subjectId, organisation].some((asked) => asked !== undefined);
}
