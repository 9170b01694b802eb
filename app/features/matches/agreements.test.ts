import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { activities } from '#db/schema/activities';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { engineReference } from '#db/reference/engine-reference';
import { parseBoard } from '~/matching/board';
import type { Support } from '~/matching/vocabulary';
import { newOnce } from '~/server/once.server';
import { sayComplete } from '~/features/results/mutations/complete.server';
import { endEarly } from '~/features/agreements/mutations/end.server';
import { testDatabase } from '../../../tests/database';
import { NOW, makeIntroduction } from '../../../tests/factories';
import { accept, by, makeAcceptedMatch, propose } from '../../../tests/matches';
import { loadSnapshot } from './snapshot.server';
import { toBoard } from './to-board';

const FORMS = ['training', 'mentoring', 'exercise'] as const;
const PLACES = 3;

type Step =
  | { verb: 'agree'; match: number; support: Support[] }
  | { verb: 'end'; match: number; by: 'focalPoint' | 'provider'; placeIsFree: boolean }
  | { verb: 'complete'; match: number };

const match = fc.nat(3);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    verb: fc.constant('agree' as const),
    match,
    support: fc.subarray<Support>([...FORMS], { minLength: 1 }),
  }),
  fc.record({
    verb: fc.constant('end' as const),
    match,
    by: fc.constantFrom('focalPoint' as const, 'provider' as const),
    placeIsFree: fc.boolean(),
  }),
  fc.record({ verb: fc.constant('complete' as const), match }),
);

/** One need and one offer with several matches between them, as no page would allow but the rules must stand. */
function scene(db: Db) {
  db.delete(activities).run();
  db.delete(introductions).run();
  const made = makeAcceptedMatch(db, {
    need: { support: [...FORMS] },
    offer: { support: [...FORMS], places: PLACES, perState: 9 },
  });
  db.update(introductions).set({ status: 'withdrawn' }).run();
  const ids = Array.from({ length: 4 }, () => {
    // Only one match of a pair lives at a time: each is woken when its turn comes.
    const { id } = makeIntroduction(db, {
      needId: made.need.id,
      offerId: made.offer.id,
      providerId: made.match.providerId,
      status: 'withdrawn',
    });
    return id;
  });
  return { ...made, ids };
}

describe('places and open forms', () => {
  it('always add up, whatever is agreed, ended and completed', () => {
    const db = testDatabase();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const made = scene(db);
        let freed = 0;
        for (const each of steps) freed += take(db, made, each);
        check(db, made, freed);
      }),
      { numRuns: 30 },
    );
  });
});

/** Takes a step, or is refused; gives how many places the provider gave back. */
function take(db: Db, made: ReturnType<typeof scene>, each: Step): number {
  const id = made.ids[each.match] ?? '';
  const row = db.select().from(introductions).where(eq(introductions.id, id)).get();
  const status = (wanted: 'accepted' | 'withdrawn') =>
    db.update(introductions).set({ status: wanted }).where(eq(introductions.id, id)).run();
  if (each.verb === 'agree' && row?.status === 'withdrawn') {
    const isBusy = db
      .select()
      .from(introductions)
      .all()
      .some((other) => other.needId === made.need.id && other.status === 'agreed');
    if (isBusy) return 0;
    status('accepted');
    const terms = { support: each.support, startsOn: '2027-01-01' };
    const number = count(db, id);
    propose(db, made.focalPoint, id, { ...terms, notes: String(number) }, number);
    const done = accept(db, made.provider, id, number + 1);
    if (!done?.ok) status('withdrawn');
  }
  if (each.verb === 'end' && row?.status === 'agreed') {
    const form = { once: newOnce(), version: row.version, reason: 'x', confirmSensitive: false };
    const { placeIsFree } = each;
    endEarly(
      by(db, made[each.by]),
      id,
      { ...form, placeIsFree },
      { language: 'en', location: '/' },
    );
    return each.by === 'provider' && placeIsFree ? 1 : 0;
  }
  if (each.verb === 'complete' && row?.status === 'agreed') {
    for (const actor of [made.focalPoint, made.provider]) {
      sayComplete(by(db, actor), id, { once: newOnce(), version: row.version }, '/');
    }
  }
  return 0;
}

function count(db: Db, id: string): number {
  return db.$client
    .prepare('select count(*) as rows from terms_versions where introduction_id = ?')
    .pluck()
    .get(id) as number;
}

function check(db: Db, { need, offer }: ReturnType<typeof scene>, freed: number): void {
  const matches = db
    .select()
    .from(introductions)
    .all()
    .filter(({ needId }) => needId === need.id);
  const covering = matches.filter(({ status }) => status === 'agreed' || status === 'completed');
  const covered = covering.flatMap(({ support }) => support);
  // No form of support is agreed twice.
  expect(new Set(covered).size).toBe(covered.length);
  const open = FORMS.filter((form) => !covered.includes(form));

  const agreed = matches.filter(({ agreedAt }) => agreedAt !== null);
  const stored = db.select().from(offers).where(eq(offers.id, offer.id)).get();
  expect(stored?.places).toBe(PLACES - agreed.length + freed);
  expect(stored?.places).toBeGreaterThanOrEqual(0);
  expect(db.select().from(activities).all()).toHaveLength(agreed.length);
  const status = db.select().from(needs).where(eq(needs.id, need.id)).get()?.status;
  expect(status).toBe(open.length === 0 ? 'in-agreement' : 'open');

  const board = toBoard(loadSnapshot(db), NOW.toISOString().slice(0, 10));
  const onBoard = board.needs.find(({ id }) => id === need.id);
  expect(onBoard?.support ?? []).toEqual(open);
  expect(board.offers.find(({ id }) => id === offer.id)?.places).toBe(stored?.places);
  expect(
    board.activities?.filter(({ offer: of }) => of === offer.id).map((row) => row.status),
  ).toEqual(expect.not.arrayContaining(['ended-early']));
  expect(parseBoard(board, engineReference)).toBeTruthy();
}
