import type { LoaderFunctionArgs } from '@remix-run/node';
import { sql } from 'drizzle-orm';

/** For a supervisor: 200 when the database answers. */
export function loader({ context }: LoaderFunctionArgs) {
  context.db.get(sql`select 1`);
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
