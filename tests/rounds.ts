import pino from 'pino';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { rounds } from '#db/schema/coordination';
import type { Member } from '~/server/actor';
import { newOnce } from '~/server/once.server';
import { testDatabase } from './database';
import { NOW, makeMember, makeNeed, makeOffer } from './factories';
import type { testMatcher } from './matcher';
import { createRound } from '~/features/rounds/mutations/draft.server';
import { endOfRun, startRound } from '~/features/rounds/mutations/run.server';
import { newFields } from '~/features/rounds/queries.server';
import { RoundInput } from '~/features/rounds/schema';
import { ConfirmInput } from '~/server/fields';

/** A database with a coordinator, who makes and runs rounds in it. */
export function roundWorld(matcher: ReturnType<typeof testMatcher>) {
  const db = testDatabase();
  const coordinator = makeMember(db, 'coordinator');
  const who = (actor: Member = coordinator) => ({ db, actor, now: NOW, locale: 'en' as const });
  const running = (actor?: Member) => ({
    ...who(actor),
    matcher,
    log: pino({ level: 'silent' }),
  });
  const confirm = (id: string) =>
    ConfirmInput.parse({ once: newOnce(), version: String(rowOf(db, id).version) });
  return {
    db,
    coordinator,
    who,
    running,
    confirm,
    row: (id: string) => rowOf(db, id),
    make: (settings: Record<string, unknown> = {}) => {
      const sent = createRound(who(), inputOf(settings), (id) => id);
      if (!sent?.ok) throw new Error(JSON.stringify(sent));
      return sent.location;
    },
    /** Starts a round and waits for its end. */
    run: async (id: string) => {
      const sent = startRound(running(), id, confirm(id), `/${id}`);
      if (!sent?.ok) throw new Error(JSON.stringify(sent));
      await endOfRun(db, id);
      return rowOf(db, id);
    },
  };
}

function rowOf(db: Db, id: string) {
  const row = db.select().from(rounds).where(eq(rounds.id, id)).get();
  if (!row) throw new Error(`there is no round ${id}`);
  return row;
}

/** What a form of the round would send, in the shape of its schema. */
export function inputOf(settings: Record<string, unknown> = {}): RoundInput {
  const fields = newFields(NOW);
  const weights = Object.entries(fields).filter(([name]) => name.startsWith('weights.'));
  return RoundInput.parse({
    once: newOnce(),
    name: 'A round',
    asOf: fields['asOf'],
    staleAfterDays: fields['staleAfterDays'],
    weights: Object.fromEntries(weights.map(([name, value]) => [name.slice(8), value])),
    categories: [],
    of: [],
    offerIds: [],
    ...settings,
  });
}

/** One need with an offer, one that nobody can serve. */
export function served(db: Db) {
  const offer = makeOffer(db, { places: 1, handlingAccepted: true });
  const need = makeNeed(db, { title: 'Served' });
  const unserved = makeNeed(db, { title: 'Unserved', state: 'GHA', languages: ['zh'] });
  return { offer, need, unserved };
}
