import type { LoaderFunctionArgs } from '@remix-run/node';
import { sql } from 'drizzle-orm';
import { findMailHealth } from '~/features/notifications/queries.server';

/**
 * For a supervisor: 200 when the database answers and the matcher's thread does, or has a board under way, and whether
 * mails leave; 503 when the thread is silent. No run is started.
 */
export async function loader({ context: { db, env, matcher, now } }: LoaderFunctionArgs) {
  db.get(sql`select 1`);
  const isOff = env.CAPACITY_COMMONS_MODE === 'live' && env.SMTP_URL === undefined;
  const mail = isOff ? 'off' : findMailHealth(db, now);
  const health = await matcher.health();
  const isWell = health !== 'silent';
  return Response.json(
    { status: isWell ? 'ok' : 'degraded', matcher: health, mail },
    { status: isWell ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
