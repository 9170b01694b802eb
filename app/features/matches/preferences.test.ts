import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit';
import { stances } from '#db/schema/stances';
import { visitor } from '~/server/actor.server';
import { parseForm } from '~/server/form.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeMember,
  makeNeed,
  makeOffer,
  makePerson,
} from '../../../tests/factories';
import { currentBoard } from './board.server';
import { setPreferences, setRanking } from './mutations.server';
import { findCandidates } from './queries.server';
import { findPair } from './queries/pair.server';
import { findPreferences } from './queries/preferences.server';
import { findRanking } from './queries/ranking.server';
import { isPossible } from './rules';
import { stancesOf, versionOfStances } from './queries/stances.server';
import { StancesInput, storedChoices } from './schema';

const db = testDatabase();
const focalPoint = makeFocalPoint(db, 'SEN');
const who = { db, actor: focalPoint, now: NOW, locale: 'en' as const };

/** A form of what is said now, filled in. */
function said(
  of: typeof db,
  side: 'need' | 'offer',
  id: string,
  choices: StancesInput['choices'],
): StancesInput {
  return { version: versionOfStances(stancesOf(of, side, id)), choices };
}

const orderOf = (needId: string) =>
  findCandidates(who, needId, 1)?.candidates?.items.map(({ offer }) => offer.id);

describe('what a State prefers', () => {
  const need = makeNeed(db, { state: 'SEN' });
  const [first, second, third] = [makeOffer(db), makeOffer(db), makeOffer(db)];

  it('puts offers in its order and takes declined ones out, with an audit row that names none', () => {
    const choices = [
      { id: third.id, choice: '1' },
      { id: first.id, choice: 'declined' },
      { id: second.id },
      { id: 'no-such-offer', choice: '2' },
    ];
    expect(setPreferences(who, need.id, said(db, 'need', need.id, choices))).toEqual({ ok: true });
    expect(orderOf(need.id)).toEqual([third.id, second.id]);

    const row = db.select().from(auditLog).orderBy(desc(auditLog.id)).get();
    expect(row).toMatchObject({ action: 'stance.set', subjectId: need.id, state: 'SEN' });
    expect(row?.after).not.toContain(first.id);
  });

  it('can be read and changed again by the State, also where it declined', () => {
    expect(findPreferences(who, need.id)?.items.map(({ id, choice }) => [id, choice])).toEqual([
      [third.id, '1'],
      [first.id, 'declined'],
      [second.id, ''],
    ]);
    const cleared = [{ id: first.id }, { id: third.id }];
    setPreferences(who, need.id, said(db, 'need', need.id, cleared));
    expect(orderOf(need.id)).toContain(first.id);
    expect(db.select().from(stances).where(eq(stances.needId, need.id)).all()).toEqual([]);
  });

  it('is told to the second of two who change it at once, and loses nothing', () => {
    const form = said(db, 'need', need.id, [{ id: first.id, choice: '1' }]);
    expect(setPreferences(who, need.id, form)).toEqual({ ok: true });
    const theirs = { ...form, choices: [{ id: first.id, choice: 'declined' }] };
    expect(setPreferences(who, need.id, theirs)).toMatchObject({ ok: false, status: 409 });
    expect(findPreferences(who, need.id)?.items[0]).toMatchObject({ id: first.id, choice: '1' });
    setPreferences(who, need.id, said(db, 'need', need.id, [{ id: first.id }]));
  });

  it('is nobody else’s to say or to read', () => {
    const colleague = makePerson(db, { organisationId: focalPoint.organisationId });
    const others = [
      visitor,
      makeFocalPoint(db, 'GHA'),
      makeMember(db, 'coordinator'),
      makeMember(db, 'provider'),
      actorFor(db, colleague.id),
    ];
    for (const actor of others) {
      const choices = [{ id: first.id, choice: '1' }];
      const form = said(db, 'need', need.id, choices);
      expect(setPreferences({ db, actor, now: NOW }, need.id, form)).toBeNull();
      expect(findPreferences({ ...who, actor }, need.id)).toBeNull();
    }
    expect(db.select().from(stances).where(eq(stances.needId, need.id)).all()).toEqual([]);
  });

  it('is closed once the need is off the board', () => {
    const withdrawn = makeNeed(db, { state: 'SEN', status: 'withdrawn' });
    expect(setPreferences(who, withdrawn.id, said(db, 'need', withdrawn.id, []))).toBeNull();
    expect(setPreferences(who, 'no-such-need', said(db, 'need', 'no-such-need', []))).toBeNull();
  });
});

describe('the order in which a provider would take needs', () => {
  const db = testDatabase();
  const provider = makeMember(db, 'provider');
  const offer = makeOffer(db, { organisationId: provider.organisationId });
  const asProvider = { db, actor: provider, now: NOW, locale: 'en' as const };
  const clear = makeNeed(db, { state: 'GHA' });
  const sealed = makeNeed(db, {
    state: 'FJI',
    labelSummary: 'AMBER+STRICT',
    labelDetails: 'AMBER+STRICT',
  });

  it('is written for the needs that the provider may read, and for no other', () => {
    const choices = [
      { id: clear.id, choice: '1' },
      { id: sealed.id, choice: '2' },
    ];
    expect(setRanking(asProvider, offer.id, said(db, 'offer', offer.id, choices))).toEqual({
      ok: true,
    });
    const rows = db.select().from(stances).where(eq(stances.offerId, offer.id)).all();
    expect(rows).toMatchObject([{ side: 'offer', needId: clear.id, rank: 1, declined: false }]);
    const listed = findRanking(asProvider, offer.id)?.items ?? [];
    expect(listed[0]).toMatchObject({ id: clear.id, choice: '1' });
    expect(listed.map(({ id }) => id)).not.toContain(sealed.id);
  });

  it('is nobody else’s to say or to read', () => {
    for (const actor of [visitor, makeFocalPoint(db), makeMember(db, 'provider')]) {
      const form = said(db, 'offer', offer.id, []);
      expect(setRanking({ db, actor, now: NOW }, offer.id, form)).toBeNull();
      expect(findRanking({ ...asProvider, actor }, offer.id)).toBeNull();
    }
  });
});

describe('a decline', () => {
  const db = testDatabase();
  const state = makeFocalPoint(db, 'SEN');
  const coordinator = makeMember(db, 'coordinator');
  const provider = makeMember(db, 'provider');
  const need = makeNeed(db, { state: 'SEN' });
  const offer = makeOffer(db, { organisationId: provider.organisationId });
  makeOffer(db);
  const told = (actor: typeof state) => {
    const reader = { db, actor, now: NOW, locale: 'en' as const };
    return [
      findCandidates(reader, need.id, 1)?.candidates,
      findPreferences(reader, need.id),
      findPair(reader, need.id, offer.id),
    ];
  };
  const held = () => {
    const { needById, offerById } = currentBoard(db, NOW);
    const [asked, offered] = [needById.get(need.id), offerById.get(offer.id)];
    return asked && offered && isPossible(asked, offered, currentBoard(db, NOW), 'details');
  };

  it('of a provider changes nothing that the State or a coordinator is shown', () => {
    const before = [told(state), told(coordinator)];
    const choices = [{ id: need.id, choice: 'declined' }];
    setRanking({ db, actor: provider, now: NOW }, offer.id, said(db, 'offer', offer.id, choices));
    expect(currentBoard(db, NOW).offerById.get(offer.id)?.declined.size).toBe(1);
    expect([told(state), told(coordinator)]).toEqual(before);
    expect(held()).toBe(true);
  });

  it('of a State changes nothing that a coordinator is shown, and its own list', () => {
    const before = told(coordinator);
    const choices = [{ id: offer.id, choice: 'declined' }];
    setPreferences({ db, actor: state, now: NOW }, need.id, said(db, 'need', need.id, choices));
    expect(told(coordinator)).toEqual(before);
    const reader = { db, actor: state, now: NOW, locale: 'en' as const };
    expect(findCandidates(reader, need.id, 1)?.candidates?.total).toBe(1);
    expect(findPair(reader, need.id, offer.id)?.blocks).toMatchObject([{ gate: 'declined' }]);
  });
});

describe('offers with conditions', () => {
  const db = testDatabase();
  const reader = { db, actor: makeFocalPoint(db, 'SEN'), now: NOW, locale: 'en' as const };
  const need = makeNeed(db, { state: 'SEN' });
  const free = makeOffer(db);
  const conditional = makeOffer(db, { conditionsAnswer: 'list', conditions: ['policy', 'other'] });
  makeOffer(db, { conditionsAnswer: 'list', conditions: ['policy'], modes: ['abroad'] });

  it('stand apart from the order, with what they list, when nothing else keeps them out', () => {
    const found = findCandidates(reader, need.id, 1)?.candidates;
    expect(found?.items.map(({ offer }) => offer.id)).toEqual([free.id]);
    expect(found?.conditional).toMatchObject([
      { offer: { id: conditional.id }, listed: ['policy', 'other'], conditions: 'listed' },
    ]);
    expect(found?.nearMisses.map(({ blocks }) => blocks.length)).toEqual([2]);
  });
});

describe('the form', () => {
  const form = (choices: string[]) => {
    const data = new FormData();
    data.set('version', 'any');
    choices.forEach((choice, index) => {
      data.set(`choices[${index}].id`, `offer-${index}`);
      data.set(`choices[${index}].choice`, choice);
    });
    return parseForm(data, StancesInput);
  };

  it('takes each place once, any number of declines, and nothing', () => {
    expect(form(['1', '', 'declined', 'declined', '2'])).toMatchObject({ ok: true });
  });

  it('names the second offer of a place, and what is no choice', () => {
    const refused = form(['1', '1', '11']);
    expect(refused.ok).toBe(false);
    if (refused.ok) return;
    expect(Object.keys(refused.sent.errors).sort()).toEqual([
      'choices[1].choice',
      'choices[2].choice',
    ]);
    expect(refused.sent.typed['choices[1].choice']).toEqual(['1']);
  });

  it('is held against what stands there now by whom it is about, whatever the order', () => {
    const sent = new Map([
      ['choices[0].id', 'a'],
      ['choices[1].id', 'b'],
    ]);
    const now = [
      { id: 'b', choice: '1' },
      { id: 'a', choice: 'declined' },
      { id: 'c', choice: '' },
    ];
    expect(storedChoices((name) => sent.get(name), now)).toEqual({
      ids: ['a', 'b'],
      stored: { 'choices[0].choice': 'declined', 'choices[1].choice': '1' },
    });
  });
});
