import type { LoaderFunctionArgs } from '@remix-run/node';
import { sql } from 'drizzle-orm';

/**
 * For a supervisor: 200 when the database answers and the matcher's thread does, or has a board under way; 503 when
 * the thread is silent. No run is started.
 */
export async function loader({ context: { db, matcher } }: LoaderFunctionArgs) {
  db.get(sql`select 1`);
  const health = await matcher.health();
  const isWell = health !== 'silent';
  return Response.json(
    { status: isWell ? 'ok' : 'degraded', matcher: health },
    { status: isWell ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
