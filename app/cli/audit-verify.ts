import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { type AuditFault, verifyAudit } from '~/features/audit/verify.server';

/**
 * Says whether the audit log is whole. Exit status 0: it is; 1: it is not, with the first fault; 2: there is no
 * database to look at.
 */
function sayFault(fault: AuditFault): string {
  const { id, at } = fault;
  const row = id === null ? 'The log is empty' : `Row ${id}, written ${at}`;
  switch (fault.kind) {
    case 'altered':
      return `${row}: it was altered; it does not say what it said when it was written.`;
    case 'missing':
      return `${row}: a row before it is missing, or was replaced by another.`;
    case 'out-of-order':
      return `${row}: it does not follow the row before it; rows were put in another order.`;
    case 'cut-off':
      return `${row}: the end of the log is missing; ${fault.expected.rows} rows were written.`;
    case 'head-wrong':
      return `${row}: it is the last, but ${fault.expected.rows} rows were noted, ending in ${fault.expected.hash}.`;
    case 'head-missing':
      return `${row}: it is the last, but the note of the log's end is missing, so that a cut cannot be ruled out.`;
  }
}

const path = process.argv[2] ?? process.env['DATABASE_PATH'] ?? 'data/demo.sqlite';
let sqlite: Sqlite.Database | null = null;
try {
  sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  const { rows, lastHash, fault } = verifyAudit(drizzle(sqlite));
  if (fault) {
    process.stderr.write(`${sayFault(fault)}\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(
      `${rows} rows, none altered, missing or out of order.\nThe last hash is ${lastHash}\n` +
        'Keep it elsewhere: whoever can write the file could write the log anew, and only a hash kept elsewhere shows that.\n',
    );
  }
} catch (error) {
  process.stderr.write(`${path}: no audit log can be read there (${(error as Error).message}).\n`);
  process.exitCode = 2;
} finally {
  sqlite?.close();
}
