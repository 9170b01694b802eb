import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { needs } from '#db/schema/needs';
import { stances } from '#db/schema/stances';
import { makeNeed, makeOffer } from '../../../tests/factories';
import { testMatcher } from '../../../tests/matcher';
import { comparable, findComparison } from './queries/compare.server';
import { findResult, findWhy } from './queries/result.server';
import { roundWorld, served } from '../../../tests/rounds';

const matcher = testMatcher();
const world = () => roundWorld(matcher);
const STRICT = { labelSummary: 'CLEAR', labelDetails: 'AMBER+STRICT' } as const;

describe('the result, as a coordinator reads it', () => {
  it('has pairs, the unmatched with a reason, gaps and unlocks', async () => {
    const { db, make, run, who } = world();
    const { need, offer, unserved } = served(db);
    const late = makeNeed(db, { title: 'Late', postedOn: '2027-01-11' });
    const id = make();
    await run(id);
    const found = findResult(who(), id, 'pairs', 1);
    expect(found?.figures).toEqual({
      needs: 3,
      offers: 1,
      allocated: 1,
      unmatched: 2,
      hidden: null,
      whole: { allocated: 1, maximum: 1 },
      cost: 0,
    });
    expect(found?.shown).toMatchObject({
      total: 1,
      items: [{ need: { id: need.id }, offer: { id: offer.id }, rank: 1, of: 1 }],
    });
    const unmatched = findResult(who(), id, 'unmatched', 1)?.shown;
    expect(unmatched?.items).toMatchObject([
      { need: { id: unserved.id }, reason: 'no-offer' },
      { need: { id: late.id }, reason: 'contention' },
    ]);
    expect(findResult(who(), id, 'gaps', 1)?.shown.items).toMatchObject([
      { state: 'Ghana', open: 1, allocated: 0, noOffer: 1 },
      { state: 'Senegal', open: 2, allocated: 1, contention: 1 },
    ]);
    expect(findResult(who(), id, 'unlocks', 1)?.shown.items).toMatchObject([
      { gate: 'language', needCount: 1 },
    ]);
    expect(findWhy(who(), id, late.id, null)?.outcome).toMatchObject({
      outcome: 'contention',
      better: [{ holders: [{ need: { id: need.id } }] }],
    });
    expect(findWhy(who(), id, unserved.id, offer.id)).toMatchObject({
      near: [{ blocks: [{ gate: 'language' }] }],
      asked: { rank: 0, misses: [{ blocks: [{ gate: 'language' }] }] },
    });
    expect(findWhy(who(), id, need.id, offer.id)?.asked).toMatchObject({ rank: 1, misses: [] });
  });

  it('tells of sealed needs a number of three or more States, and never more', async () => {
    const { db, make, run, who } = world();
    const { offer } = served(db);
    const hidden = ['FJI', 'VUT', 'TON'].map((state) =>
      makeNeed(db, { ...STRICT, state, title: 'Sealed', postedOn: '2026-01-01' }),
    );
    const id = make();
    const row = await run(id);
    expect(row.board).toContain(hidden[0]?.id);
    for (const part of ['pairs', 'unmatched', 'gaps', 'unlocks'] as const) {
      const found = findResult(who(), id, part, 1);
      expect(found?.figures).toMatchObject({ hidden: 3, whole: null, needs: 2 });
      const said = JSON.stringify(found);
      for (const need of hidden) expect(said).not.toContain(`"${need.id}"`);
      expect(said).not.toMatch(/Sealed|Fiji|Vanuatu|Tonga/);
    }
    for (const need of hidden) expect(findWhy(who(), id, need.id, null)).toBeNull();
    // Narrowed to a State, it does not enter at all.
    const narrow = make({ of: ['FJI', 'SEN', 'GHA'], offerIds: [offer.id] });
    expect((await run(narrow)).board).not.toContain(hidden[0]?.id);
  });

  it('is the same whoever has declined', async () => {
    const { db, make, run, who } = world();
    const { need, offer } = served(db);
    const said = async () => {
      const id = make();
      await run(id);
      const parts = ['pairs', 'unmatched', 'gaps', 'unlocks'] as const;
      return [
        ...parts.map((part) => findResult(who(), id, part, 1)?.shown),
        findResult(who(), id, 'pairs', 1)?.figures,
        { ...findWhy(who(), id, need.id, offer.id), round: null },
      ];
    };
    const before = await said();
    for (const side of ['need', 'offer'] as const) {
      db.insert(stances).values({ side, needId: need.id, offerId: offer.id, declined: true }).run();
      expect(await said()).toEqual(before);
    }
  });

  it('leaves a need out that was withdrawn or sealed since', async () => {
    const { db, make, run, who } = world();
    const { need } = served(db);
    const id = make();
    await run(id);
    db.update(needs).set({ labelDetails: 'AMBER+STRICT' }).where(eq(needs.id, need.id)).run();
    const found = findResult(who(), id, 'pairs', 1);
    expect(found?.shown.items).toEqual([]);
    expect(found?.figures).toMatchObject({ allocated: 0, needs: 1, hidden: null, whole: null });
  });
});

describe('two rounds', () => {
  it('are compared by settings, needs and gaps', async () => {
    const { db, make, run, who } = world();
    const { need, offer } = served(db);
    const second = makeOffer(db, { languages: ['zh'] });
    const [first, other] = [make({ name: 'One', offerIds: [offer.id] }), make({ name: 'All' })];
    await run(first);
    expect(findComparison(who(), first, other, 1)).toBeNull();
    await run(other);
    expect(comparable(who(), first)).toEqual([{ value: other, label: 'All' }]);
    const found = findComparison(who(), first, other, 1);
    expect(found?.fields).toEqual(['name', 'offerIds']);
    expect(found?.allocated).toEqual([1, 2]);
    expect(found?.gains.items).toMatchObject(
      [
        { need: { title: 'Unserved' }, before: { reason: 'no-offer' }, after: { offer: second } },
      ].map((row) => ({ ...row, after: { offer: { id: second.id } } })),
    );
    expect(found?.losses.items).toEqual([]);
    expect(found?.gaps.items).toMatchObject([
      { state: 'Ghana', kind: 'closes', before: 1, after: 0 },
    ]);
    const back = findComparison(who(), other, first, 1);
    expect(back?.losses.total).toBe(1);
    expect(JSON.stringify(found?.gains)).not.toContain(need.id);
  });
});
