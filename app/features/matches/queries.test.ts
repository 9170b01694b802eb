import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { stances } from '#db/schema/stances';
import type { Actor } from '~/server/actor';
import { testDatabase } from '../../../tests/database';
import { NOW, makeFocalPoint, makeMember, makeNeed, makeOffer } from '../../../tests/factories';
import { findCandidates, findDemand } from './queries.server';

const candidates = (db: Db, actor: Actor, needId: string, page = 1) =>
  findCandidates({ db, actor, now: NOW, locale: 'en' }, needId, page);
const demand = (db: Db, actor: Actor, offerId: string, page = 1) =>
  findDemand({ db, actor, now: NOW, locale: 'en' }, offerId, page);

/** A State, a provider with an offer that takes every label, and a coordinator. */
function world() {
  const db = testDatabase();
  const provider = makeMember(db, 'provider');
  const offer = makeOffer(db, {
    organisationId: provider.organisationId,
    handlingAccepted: true,
    handover: true,
  });
  const readers = {
    owner: makeFocalPoint(db, 'SEN'),
    provider,
    coordinator: makeMember(db, 'coordinator'),
  };
  return { db, offer, readers };
}

const AMBER = { labelSummary: 'AMBER', labelDetails: 'AMBER' } as const;
const STRICT = { labelSummary: 'AMBER+STRICT', labelDetails: 'AMBER+STRICT' } as const;

describe('the candidates of a need', () => {
  it('stand in the need’s order, each with its reason and every check', () => {
    const { db, offer, readers } = world();
    const need = makeNeed(db);
    const poor = makeOffer(db, { conditionsAnswer: 'not-stated', excludes: null });
    db.insert(stances).values({ side: 'need', needId: need.id, offerId: poor.id, rank: 1 }).run();
    const found = candidates(db, readers.owner, need.id)?.candidates;
    expect(
      found?.items.map(({ offer: { id }, position, reason, conditions }) => [
        id,
        position,
        reason,
        conditions,
      ]),
    ).toEqual([
      [poor.id, 1, 'preference', 'not-stated'],
      [offer.id, 2, 'fit', 'none'],
    ]);
    const principles = found?.items[1]?.principles;
    expect(principles?.map(({ id }) => id)).toHaveLength(10);
    expect(principles?.[0]?.checks[0]).toEqual({
      check: 'handover',
      value: 10000,
      stated: true,
      asked: null,
      declared: { kind: 'flag', yes: true },
    });
    // Handover left out: a nought in the engine, "not stated" on the page.
    expect(found?.items[0]?.principles[0]?.state).toBe('not-stated');
  });

  it('are followed by near misses, with what keeps them out', () => {
    const { db, readers } = world();
    const need = makeNeed(db, { languages: ['fr', 'ar'] });
    const near = candidates(db, readers.owner, need.id)?.candidates?.nearMisses;
    expect(near?.[0]?.blocks).toEqual([
      {
        gate: 'language',
        past: false,
        asked: { kind: 'languages', codes: ['fr', 'ar'] },
        declared: { kind: 'languages', codes: ['en'] },
      },
    ]);
  });

  it('never count a need’s own declines as near', () => {
    const { db, offer, readers } = world();
    const need = makeNeed(db);
    db.insert(stances)
      .values({ side: 'need', needId: need.id, offerId: offer.id, declined: true })
      .run();
    const found = candidates(db, readers.owner, need.id)?.candidates;
    expect(found).toMatchObject({ items: [], nearMisses: [] });
  });

  it('are none for a need that is not on the board', () => {
    const { db, readers } = world();
    const draft = makeNeed(db, { status: 'draft' });
    const overdue = makeNeed(db, { reviewOn: '2027-01-15' });
    expect(candidates(db, readers.owner, draft.id)).toMatchObject({ candidates: null });
    expect(candidates(db, readers.owner, overdue.id)).toMatchObject({
      candidates: null,
      need: { status: 'expired' },
    });
    expect(candidates(db, readers.coordinator, draft.id)).toBeNull();
  });

  it('come fifty to a page', () => {
    const { db, readers } = world();
    const need = makeNeed(db);
    for (let i = 0; i < 52; i += 1) makeOffer(db);
    const first = candidates(db, readers.owner, need.id)?.candidates;
    const second = candidates(db, readers.owner, need.id, 2)?.candidates;
    expect(first).toMatchObject({ total: 53, rest: 3 });
    expect(first?.items).toHaveLength(50);
    expect(second?.items.map(({ position }) => position)).toEqual([51, 52, 53]);
  });
});

describe('the demand for an offer', () => {
  it('tells of a need whose summary alone is read that it is there, and nothing of its details', () => {
    const { db, offer, readers } = world();
    makeNeed(db, {
      labelSummary: 'GREEN',
      labelDetails: 'AMBER',
      title: 'Readable title',
      objective: 'Sealed objective',
      stage: 'strengthening',
      nationalPriority: 7654,
      technologies: ['cyber-range'],
      refuses: ['provider-operated'],
      womenTarget: 37,
      weights: { P2: 93 },
      evidenceInstrument: 'sim3',
      evidenceReference: 'Sealed reference',
    });
    const found = demand(db, readers.provider, offer.id);
    expect(found?.demand?.items).toEqual([
      {
        reading: 'summary',
        need: expect.objectContaining({ title: 'Readable title', label: 'GREEN' }) as object,
        support: ['training'],
        window: { from: '2027-02-01', to: '2027-12-31' },
      },
    ]);
    const sent = JSON.stringify(found?.demand);
    for (const sealed of [
      'Sealed',
      'strengthening',
      '7654',
      'cyber-range',
      'provider-operated',
      '37',
      '93',
      'sim3',
      'AMBER',
      'fit',
      'principles":[',
      'position',
      'rank',
    ]) {
      expect(sent).not.toContain(sealed);
    }
  });

  it('does not change with what such a need refuses, or has declined', () => {
    const { db, offer, readers } = world();
    const open = { labelSummary: 'GREEN', labelDetails: 'AMBER' } as const;
    const { organisationId } = readers.provider;
    const using = makeOffer(db, {
      organisationId,
      arrangements: ['publicity'],
      handlingAccepted: true,
    });
    const plain = makeNeed(db, open);
    const refusing = makeNeed(db, { ...open, refuses: ['publicity'] });
    const declining = makeNeed(db, open);
    for (const { id: offerId } of [offer, using]) {
      db.insert(stances)
        .values({ side: 'need', needId: declining.id, offerId, declined: true })
        .run();
    }
    const ids = [plain.id, refusing.id, declining.id].sort();
    for (const { id } of [offer, using]) {
      const found = demand(db, readers.provider, id)?.demand;
      expect(found?.items.map(({ need }) => need.id).sort()).toEqual(ids);
      expect(found?.nearMisses).toEqual([]);
    }
  });

  it('lists such needs by the day they were posted, not in the order of their priorities', () => {
    const { db, offer, readers } = world();
    const open = { labelSummary: 'GREEN', labelDetails: 'AMBER' } as const;
    const later = makeNeed(db, { ...open, nationalPriority: 1, postedOn: '2027-01-09' });
    const sooner = makeNeed(db, { ...open, nationalPriority: 2, postedOn: '2027-01-08' });
    const found = demand(db, readers.provider, offer.id)?.demand;
    expect(found?.items.map(({ need }) => need.id)).toEqual([sooner.id, later.id]);
  });

  it('never names a sealed need, not among near misses either', () => {
    const { db, offer, readers } = world();
    makeNeed(db, { ...AMBER, title: 'Sealed near miss', languages: ['ar'] });
    makeNeed(db, { ...STRICT, title: 'Sealed need' });
    const sent = JSON.stringify(demand(db, readers.provider, offer.id));
    expect(sent).not.toContain('Sealed');
    const told = JSON.stringify(demand(db, readers.coordinator, offer.id));
    expect(told).toContain('Sealed near miss');
    expect(told).not.toContain('Sealed need');
  });

  it('keeps near misses to needs whose details are read', () => {
    const { db, offer, readers } = world();
    const languages = ['ar'];
    const readable = makeNeed(db, { languages });
    makeNeed(db, { languages, labelSummary: 'GREEN', labelDetails: 'AMBER' });
    const found = demand(db, readers.provider, offer.id)?.demand;
    expect(found?.nearMisses.map(({ need }) => need.id)).toEqual([readable.id]);
  });

  it('counts sealed needs from three States on', () => {
    const { db, offer, readers } = world();
    makeNeed(db, { ...AMBER, state: 'SEN' });
    makeNeed(db, { ...AMBER, state: 'SEN' });
    makeNeed(db, { ...STRICT, state: 'GHA' });
    expect(demand(db, readers.provider, offer.id)?.demand?.sealed).toEqual([]);
  });

  it('counts them as "at least", whatever else the offer says', () => {
    const { db, readers } = world();
    for (const state of ['SEN', 'GHA', 'VUT', 'SEN']) makeNeed(db, { ...AMBER, state });
    const { organisationId } = readers.provider;
    const wide = makeOffer(db, { organisationId });
    const narrow = makeOffer(db, { organisationId, covers: ['FJI'], languages: ['zh'] });
    const expected = [{ category: 'Incident response (CERT/CSIRT)', atLeast: 3 }];
    for (const { id } of [wide, narrow]) {
      expect(demand(db, readers.provider, id)?.demand?.sealed).toEqual(expected);
    }
    expect(demand(db, readers.coordinator, wide.id)?.demand?.sealed).toEqual([]);
  });

  it('carries the strictest label of what it tells', () => {
    const { db, offer, readers } = world();
    makeNeed(db, AMBER);
    expect(demand(db, readers.provider, offer.id)?.demand?.label).toBe('CLEAR');
    expect(demand(db, readers.coordinator, offer.id)?.demand?.label).toBe('AMBER');
  });
});
