import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import type { Label } from '#db/schema/enums';
import { needs } from '#db/schema/needs';
import { stances } from '#db/schema/stances';
import type { Actor } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import { NOW, makeFocalPoint, makeMember, makeNeed, makeOffer } from '../../../tests/factories';
import { testMatcher } from '../../../tests/matcher';
import { findExplainedCandidates } from './queries/explained.server';

const matcher = testMatcher();
const explained = (db: Db, actor: Actor, needId: string, page = 1) =>
  findExplainedCandidates(
    { db, actor, now: NOW, locale: 'en', matcher },
    needId,
    page,
    new AbortController().signal,
  );
const outcomeIn = (found: Awaited<ReturnType<typeof explained>>) => {
  const now = found?.told?.now;
  return now && 'outcome' in now ? now.outcome : undefined;
};
const outcomeFor = async (db: Db, actor: Actor, needId: string) =>
  outcomeIn(await explained(db, actor, needId));

/**
 * A need of Ghana and one offer with one place, which a need of Senegal holds: Senegal is a least developed
 * country, Ghana is not.
 */
function world({ places = 1 }: { places?: number } = {}) {
  const db = testDatabase();
  const provider = makeMember(db, 'provider');
  const offer = makeOffer(db, {
    organisationId: provider.organisationId,
    handlingAccepted: true,
    places,
  });
  const need = makeNeed(db, { state: 'GHA' });
  const readers = {
    owner: makeFocalPoint(db, 'GHA'),
    coordinator: makeMember(db, 'coordinator'),
    otherState: makeFocalPoint(db, 'SEN'),
    provider,
  };
  return { db, offer, need, readers };
}

const hold = (db: Db, labelSummary: Label, labelDetails: Label, state = 'SEN') =>
  makeNeed(db, {
    state,
    labelSummary,
    labelDetails,
    title: 'Sealed title',
    nationalPriority: 7654,
    weights: { P2: 93 },
  });

describe('what the allocation would give a need', () => {
  it('is what it got, with the places it would rather have had', async () => {
    const { db, offer, need, readers } = world();
    const holder = hold(db, 'CLEAR', 'CLEAR');
    const second = makeOffer(db, { excludes: null });
    expect(await outcomeFor(db, readers.owner, need.id)).toMatchObject({
      outcome: 'allocated',
      offer: { id: second.id },
      rank: 2,
      of: 2,
      better: [
        {
          offer: { id: offer.id },
          rank: 1,
          full: 'offer',
          holders: [{ need: { id: holder.id, state: 'Senegal' }, rule: 'groups' }],
          others: 'none',
        },
      ],
    });
  });

  it('is nothing where no offer passes every gate', async () => {
    const { db, readers } = world();
    const far = makeNeed(db, { state: 'GHA', languages: ['ar'] });
    const told = await outcomeFor(db, readers.owner, far.id);
    expect(told).toMatchObject({ outcome: 'no-offer', offer: null, better: [], chain: [] });
  });

  it('is nothing where others stand ahead everywhere', async () => {
    const { db, need, readers } = world();
    hold(db, 'CLEAR', 'CLEAR');
    const told = await outcomeFor(db, readers.owner, need.id);
    expect(told).toMatchObject({ outcome: 'contention', offer: null, rank: null });
  });

  it('is told to nobody who may not see the candidates', async () => {
    const { db, need, readers } = world();
    expect(await explained(db, readers.otherState, need.id)).toBeNull();
    expect(await explained(db, readers.provider, need.id)).toBeNull();
    expect(await explained(db, visitor, need.id)).toBeNull();
    db.update(needs).set({ labelDetails: 'AMBER+STRICT' }).where(eq(needs.id, need.id)).run();
    expect(await explained(db, readers.coordinator, need.id)).toBeNull();
    expect(await outcomeFor(db, readers.owner, need.id)).toMatchObject({ outcome: 'allocated' });
  });

  it('is not there for a need that is not on the board', async () => {
    const { db, readers } = world();
    const draft = makeNeed(db, { state: 'GHA', status: 'draft' });
    expect(await explained(db, readers.owner, draft.id)).toMatchObject({ told: null });
  });
});

describe('a board that is still being matched', () => {
  it('is said to be, and keeps nobody from the candidates and their order', async () => {
    const { db, offer, need, readers } = world();
    const endless = { ...matcher, run: () => new Promise<never>(() => {}) };
    const who = { db, actor: readers.owner, now: NOW, locale: 'en', matcher: endless } as const;
    const found = await findExplainedCandidates(who, need.id, 1, AbortSignal.abort());
    expect(found?.candidates?.items.map((item) => item.offer.id)).toEqual([offer.id]);
    expect(found?.told).toMatchObject({
      placing: { [offer.id]: { by: 'fit' } },
      now: { share: 0 },
    });
  });
});

describe('who is told who holds a place', () => {
  it.each<[Label, Label, string[]]>([
    ['CLEAR', 'CLEAR', ['owner', 'coordinator']],
    ['CLEAR', 'GREEN', ['owner', 'coordinator']],
    // What a need holds follows from its details: a summary that may be read is not enough.
    ['CLEAR', 'AMBER', ['coordinator']],
    ['AMBER', 'AMBER', ['coordinator']],
    ['CLEAR', 'AMBER+STRICT', []],
    ['AMBER+STRICT', 'AMBER+STRICT', []],
  ])('summary %s, details %s', async (labelSummary, labelDetails, told) => {
    const { db, need, readers } = world();
    const { id } = hold(db, labelSummary, labelDetails);
    for (const reader of ['owner', 'coordinator'] as const) {
      const found = await explained(db, readers[reader], need.id);
      const [place] = outcomeIn(found)?.better ?? [];
      if (told.includes(reader)) {
        expect(place?.holders).toMatchObject([{ need: { id, label: labelDetails } }]);
        expect(place).toMatchObject({ others: 'none', full: 'offer' });
        // The page carries the label of what it names.
        expect(found?.label).toBe(labelDetails);
        continue;
      }
      expect(place).toMatchObject({ holders: [], more: 0, others: 'some', full: null });
      expect(found?.label).toBe('CLEAR');
      const sent = JSON.stringify(found);
      for (const sealed of [
        `"${id}"`,
        'Sealed',
        'Senegal',
        'SEN"',
        '7654',
        ':93',
        'groups',
        'AMBER',
      ]) {
        expect(sent).not.toContain(sealed);
      }
    }
  });

  it('is the same whatever label hides it', async () => {
    const { db, need, readers } = world();
    const { id } = hold(db, 'GREEN', 'AMBER');
    const open = await explained(db, readers.owner, need.id);
    for (const label of ['AMBER', 'AMBER+STRICT'] as const) {
      const labels = { labelSummary: label, labelDetails: label };
      db.update(needs).set(labels).where(eq(needs.id, id)).run();
      expect(await explained(db, readers.owner, need.id)).toEqual(open);
    }
  });

  it('never tells even a number of hidden holders below three States', async () => {
    const two = world({ places: 3 });
    for (const state of ['SEN', 'TGO']) hold(two.db, 'AMBER', 'AMBER', state);
    hold(two.db, 'CLEAR', 'CLEAR', 'BEN');
    const [few] = (await outcomeFor(two.db, two.readers.owner, two.need.id))?.better ?? [];
    expect(few).toMatchObject({ holders: [{ need: { state: 'Benin' } }], others: 'some' });

    const three = world({ places: 3 });
    for (const state of ['SEN', 'TGO', 'BEN']) hold(three.db, 'AMBER', 'AMBER', state);
    const [many] = (await outcomeFor(three.db, three.readers.owner, three.need.id))?.better ?? [];
    expect(many).toMatchObject({ holders: [], others: 3 });
  });

  it('does not tell of a provider’s own ranking', async () => {
    const { db, offer, need, readers } = world();
    const holder = hold(db, 'CLEAR', 'CLEAR', 'TGO');
    db.insert(stances)
      .values({ side: 'offer', needId: holder.id, offerId: offer.id, rank: 1 })
      .run();
    for (const reader of ['owner', 'coordinator'] as const) {
      const [place] = (await outcomeFor(db, readers[reader], need.id))?.better ?? [];
      expect(place?.holders).toMatchObject([{ need: { id: holder.id }, rule: null }]);
    }
  });

  it('tells a State of its own needs, however strict, and marks the page', async () => {
    const { db, need, readers } = world();
    const own = makeNeed(db, {
      state: 'GHA',
      labelSummary: 'AMBER+STRICT',
      labelDetails: 'AMBER+STRICT',
      nationalPriority: 1,
    });
    db.update(needs).set({ nationalPriority: 2 }).where(eq(needs.id, need.id)).run();
    const found = await explained(db, readers.owner, need.id);
    expect(outcomeIn(found)?.better[0]?.holders).toMatchObject([
      { need: { id: own.id }, rule: 'nationalPriority' },
    ]);
    expect(found?.label).toBe('AMBER+STRICT');
    // A coordinator is not told that it is the State's own.
    const [place] = (await outcomeFor(db, readers.coordinator, need.id))?.better ?? [];
    expect(place).toMatchObject({ holders: [], others: 'some', full: null });
  });

  it('follows the chain through needs whose candidates the reader may see, and no others', async () => {
    const { db, offer, need, readers } = world();
    const holder = hold(db, 'CLEAR', 'CLEAR');
    const second = makeOffer(db, { excludes: null, conditionsAnswer: 'not-stated' });
    const told = await outcomeFor(db, readers.coordinator, need.id);
    expect(told?.chain).toMatchObject([
      {
        need: { id: holder.id },
        offer: { id: offer.id },
        rank: 1,
        better: [],
        alternative: { id: second.id },
      },
    ]);
    const toState = await outcomeFor(db, readers.owner, need.id);
    expect(toState).toMatchObject({ chain: [], isCut: false });
    expect(toState?.better[0]?.holders).toHaveLength(1);
  });
});

describe('why an offer stands where it does', () => {
  it('is told with its neighbours, and how firm the first place is', async () => {
    const { db, offer, need, readers } = world();
    const other = makeOffer(db, { handover: true });
    const found = await explained(db, readers.owner, need.id);
    expect(found?.told?.placing[offer.id]).toMatchObject({
      by: 'fit',
      preference: null,
      above: null,
      below: { by: 'fit', offer: { id: other.id } },
    });
    expect(found?.told?.placing[other.id]?.above?.offer.id).toBe(offer.id);
    const parts = found?.told?.placing[offer.id]?.below?.principles;
    // The one accepts the handling rules, the other hands over; what neither states is no nought.
    expect(parts?.map(({ id, own, other }) => [id, own, other])).toEqual([
      ['P10', 10000, null],
      ['P1', null, 5000],
    ]);
    expect(found?.told?.sensitivity).toMatchObject({
      decidedBy: 'weights',
      first: { id: offer.id },
      nearest: { id: 'P10', present: 1, weight: 0, offer: { id: other.id } },
    });
    expect(found?.told?.sensitivity?.principles.map(({ id }) => id)).toEqual(['P1', 'P10']);
  });

  it('is told page by page', async () => {
    const { db, need, readers } = world();
    // In one transaction: 52 of them are slow on a busy disk.
    db.transaction(() => {
      for (let i = 0; i < 52; i += 1) makeOffer(db);
    });
    const second = await explained(db, readers.owner, need.id, 2);
    const shown = second?.candidates?.items.map(({ offer }) => offer.id) ?? [];
    expect(shown).toHaveLength(3);
    expect(Object.keys(second?.told?.placing ?? {}).sort()).toEqual([...shown].sort());
    expect(second?.told?.placing[shown[0] ?? '']?.above).not.toBeNull();
  });
});
