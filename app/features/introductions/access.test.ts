import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit';
import { INTRODUCTION_STATUSES, type IntroductionStatus, type Label } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { notifications } from '#db/schema/notifications';
import { suggestions } from '#db/schema/suggestions';
import { type Member } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { newOnce } from '~/server/once.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
  makePerson,
} from '../../../tests/factories';
import { dismissSuggestion, suggest } from './mutations/suggest.server';
import { findIntroduceForm } from './queries/introduce.server';
import { listMatches } from './queries/list.server';
import { findMatch } from './queries/match.server';
import {
  findSuggestForm,
  findSuggestion,
  findTakingUp,
  listSuggestions,
} from './queries/suggestions.server';

const db = testDatabase();
const owner = makeFocalPoint(db, 'SEN');
const provider = makeMember(db, 'provider');
const implementer = makeMember(db, 'provider');
const people = {
  owner,
  ownReader: actorFor(db, makePerson(db, { organisationId: owner.organisationId }).id),
  otherState: makeFocalPoint(db, 'GHA'),
  provider,
  providerReader: actorFor(db, makePerson(db, { organisationId: provider.organisationId }).id),
  otherProvider: makeMember(db, 'provider'),
  implementer,
  coordinator: makeMember(db, 'coordinator'),
  administrator: makeMember(db, 'administrator'),
  unverified: makeMember(db, 'provider', { verifiedAt: null }),
};
type Name = keyof typeof people;
const who = (actor: Member) => ({ db, actor, now: NOW, locale: 'en' as const });
const readers = (reads: (actor: Member) => unknown) =>
  (Object.keys(people) as Name[]).filter((name) => Boolean(reads(people[name])));

const need = makeNeed(db, { title: 'A need', labelSummary: 'AMBER', labelDetails: 'AMBER+STRICT' });
const offer = makeOffer(db, {
  organisationId: provider.organisationId,
  handlingAccepted: true,
});
const match = makeIntroduction(db, {
  needId: need.id,
  offerId: offer.id,
  providerId: provider.organisationId,
  implementerId: implementer.organisationId,
  message: 'What the State writes',
  createdBy: owner.personId,
});
const set = (status: IntroductionStatus) =>
  db
    .update(introductions)
    .set({ status, contactDisclosed: false })
    .where(eq(introductions.id, match.id))
    .run();
const label = (labelSummary: Label, labelDetails = labelSummary) =>
  db.update(needs).set({ labelSummary, labelDetails }).where(eq(needs.id, need.id)).run();
const found = (name: Name) => findMatch(who(people[name]), match.id);

describe('who reads a match', () => {
  const sides: Name[] = ['owner', 'ownReader', 'provider', 'providerReader'];

  it.each(INTRODUCTION_STATUSES.map((status) => [status]))(
    '%s: its two sides and, while it lasts, the implementer',
    (status) => {
      set(status);
      label('AMBER', 'AMBER+STRICT');
      const isOver = status === 'declined' || status === 'withdrawn';
      const expected = isOver ? sides : [...sides, 'implementer'];
      expect(readers((actor) => findMatch(who(actor), match.id)).sort()).toEqual(expected.sort());
      expect(
        readers((actor) =>
          listMatches(who(actor), 1).groups.some(({ items }) =>
            items.some(({ id }) => id === match.id),
          ),
        ).sort(),
      ).toEqual(expected.sort());
      expect(findMatch({ ...who(owner), actor: visitor }, match.id)).toBeNull();
      expect(findMatch(who(owner), 'no-such-match')).toBeNull();
    },
  );

  it('is never the implementer where one organisation alone is admitted', () => {
    label('AMBER+STRICT');
    for (const status of INTRODUCTION_STATUSES) {
      set(status);
      expect(found('implementer'), status).toBeNull();
    }
  });
});

describe('a match that is over', () => {
  it('leads the State’s focal point back to the offers, while the need is open', () => {
    label('CLEAR');
    const leads = (name: Name) => found(name)?.may.lookFurther;
    for (const status of INTRODUCTION_STATUSES) {
      set(status);
      const isOver = ['declined', 'withdrawn', 'ended-early'].includes(status);
      expect(leads('owner'), status).toBe(isOver);
      expect(leads('provider'), status).toBe(false);
      expect(leads('ownReader'), status).toBe(false);
    }
    set('declined');
    db.update(needs).set({ status: 'met' }).where(eq(needs.id, need.id)).run();
    expect(leads('owner')).toBe(false);
    db.update(needs).set({ status: 'open' }).where(eq(needs.id, need.id)).run();
  });
});

describe('what a side reads of it', () => {
  it('the provider: the message at once, the need by its labels', () => {
    label('AMBER', 'AMBER+STRICT');
    set('introduced');
    expect(found('provider')).toMatchObject({
      label: 'AMBER+STRICT',
      need: { access: 'summary', details: null },
      message: { text: 'What the State writes' },
      contacts: { state: null },
      fit: null,
    });
    expect(found('implementer')).toMatchObject({ label: 'AMBER', message: null });
    label('AMBER');
    expect(found('implementer')).toMatchObject({ message: { text: 'What the State writes' } });
    label('AMBER+STRICT');
    expect(found('provider')).toMatchObject({
      label: 'AMBER+STRICT',
      need: null,
      message: { text: 'What the State writes' },
    });
    expect(JSON.stringify(found('provider'))).not.toContain('A need');
    set('accepted');
    expect(found('provider')).toMatchObject({ need: { access: 'details' } });
    expect(found('provider')?.fit).not.toBeNull();
  });

  it.each<[IntroductionStatus]>([['declined'], ['withdrawn']])(
    'the provider, %s: that it was, and nothing of what was disclosed',
    (status) => {
      set(status);
      for (const strictest of ['AMBER', 'AMBER+STRICT'] as const) {
        label(strictest);
        const view = found('provider');
        expect(view).toMatchObject({ need: null, message: null, fit: null });
        expect(view?.contacts.state).toBeNull();
        const text = JSON.stringify([view, listMatches(who(people.provider), 1)]);
        for (const secret of ['A need', need.objective, 'What the State writes', owner.email]) {
          expect(text).not.toContain(secret);
        }
      }
      expect(found('owner')).toMatchObject({ message: { text: 'What the State writes' } });
    },
  );

  it('contacts: the State’s where disclosed, both with the agreement', () => {
    label('AMBER');
    set('introduced');
    expect(found('provider')?.contacts).toEqual({ state: null, provider: null });
    db.update(introductions)
      .set({ contactDisclosed: true, answeredBy: provider.personId })
      .where(eq(introductions.id, match.id))
      .run();
    expect(found('provider')?.contacts.state).toMatchObject({ email: owner.email });
    expect(found('implementer')?.contacts.state).toBeNull();
    expect(found('owner')?.contacts.provider).toBeNull();
    set('agreed');
    expect(found('owner')?.contacts.provider).toMatchObject({ email: provider.email });
    expect(found('implementer')?.contacts.state).toMatchObject({ email: owner.email });
  });

  it('what may be done: by who acts for a side, never by who only reads', () => {
    set('introduced');
    const may = (name: Name) => found(name)?.may;
    expect(may('provider')).toMatchObject({ answer: true, withdraw: false });
    expect(may('owner')).toMatchObject({ answer: false, withdraw: true });
    for (const name of ['ownReader', 'providerReader', 'implementer'] as const) {
      expect(Object.values(may(name) ?? {})).toEqual([false, false, false, false]);
    }
    expect(found('provider')?.isYourTurn).toBe(true);
    expect(found('owner')?.isYourTurn).toBe(false);
  });
});

describe('who introduces, and who suggests', () => {
  label('AMBER');
  const other = makeNeed(db, { labelSummary: 'AMBER', labelDetails: 'AMBER' });
  const strict = makeNeed(db, { labelSummary: 'AMBER', labelDetails: 'AMBER+STRICT' });
  const offered = makeOffer(db, {
    organisationId: provider.organisationId,
    handlingAccepted: true,
  });

  it('the form: the State’s focal point and nobody else', () => {
    expect(readers((actor) => findIntroduceForm(who(actor), other.id, [offered.id]))).toEqual([
      'owner',
    ]);
    expect(findIntroduceForm(who(owner), other.id, [offered.id, 'no-such-offer'])).toMatchObject({
      offers: [{ id: offered.id, state: 'possible', provider: { people: 2 } }],
    });
    expect(readers((actor) => findTakingUp(who(actor), other.id))).toEqual([
      'owner',
      'coordinator',
    ]);
  });

  it('a suggestion: a coordinator, for needs whose details it reads', () => {
    expect(readers((actor) => findSuggestForm(who(actor), other.id, offered.id))).toEqual([
      'coordinator',
    ]);
    expect(readers((actor) => findSuggestForm(who(actor), strict.id, offered.id))).toEqual([]);
    const ofCoordinator = makeOffer(db, {
      organisationId: people.coordinator.organisationId,
      handlingAccepted: true,
    });
    expect(findSuggestForm(who(people.coordinator), other.id, ofCoordinator.id)).toBeNull();
  });

  const put = (actor: Member, change = {}) =>
    suggest(
      who(actor),
      other.id,
      { once: newOnce(), offer: offered.id, note: 'It fits.', confirmSensitive: false, ...change },
      '/en',
    );
  const open = () => listSuggestions(who(owner), other.id);

  it('reaches the State, and the provider never', () => {
    for (const name of ['owner', 'provider', 'otherProvider', 'otherState'] as const) {
      expect(put(people[name])).toBeNull();
    }
    expect(put(people.coordinator, { note: 'Ask 192.0.2.7' })).toMatchObject({ status: 422 });
    const once = newOnce();
    expect(put(people.coordinator, { once })).toMatchObject({ ok: true });
    expect(put(people.coordinator, { once })).toMatchObject({ ok: true });
    expect(put(people.coordinator)).toMatchObject({
      ok: false,
      errors: { '': ['introductions.error.suggested'] },
    });
    const audit = db.select().from(auditLog).orderBy(desc(auditLog.id)).get();
    expect(audit).toMatchObject({ action: 'suggestion.create', state: 'SEN' });
    expect(audit?.after).not.toContain('It fits');
    expect(open()).toMatchObject([{ note: { text: 'It fits.' }, offer: { id: offered.id } }]);
    expect(open()[0]?.pair?.principles).toHaveLength(10);
    const told = db.select().from(notifications).all();
    expect(told.map(({ personId, kind }) => [personId, kind])).toEqual([
      [owner.personId, 'suggestion-received'],
    ]);
    const id = open()[0]?.id ?? '';
    expect(readers((actor) => listSuggestions(who(actor)).length)).toEqual(['owner', 'ownReader']);
    expect(readers((actor) => findSuggestion(who(actor), id))).toEqual(['owner']);
  });

  it('is dismissed by the State alone, and to the coordinator is only no longer open', () => {
    const id = open()[0]?.id ?? '';
    const form = () => findSuggestForm(who(people.coordinator), other.id, offered.id)?.state;
    const dismiss = (actor: Member, version = 1, once = newOnce()) =>
      dismissSuggestion({ db, actor, now: NOW }, id, { once, version }, '/en');
    expect(form()).toBe('open');
    for (const name of ['ownReader', 'otherState', 'coordinator', 'provider'] as const) {
      expect(dismiss(people[name])).toBeNull();
    }
    expect(dismiss(owner, 5)).toMatchObject({ status: 409 });
    const before = db.select().from(notifications).all().length;
    const once = newOnce();
    expect(dismiss(owner, 1, once)).toMatchObject({ ok: true });
    expect(dismiss(owner, 1, once)).toMatchObject({ ok: true });
    expect(dismiss(owner, 2)).toBeNull();
    expect(db.select().from(suggestions).where(eq(suggestions.id, id)).get()?.status).toBe(
      'dismissed',
    );
    expect(db.select().from(notifications).all()).toHaveLength(before);
    expect(open()).toEqual([]);
    expect(form()).toBe('possible');
  });

  it('finds out nothing of a match: suggesting an introduced pair is like any other', () => {
    const live = makeIntroduction(db, {
      needId: other.id,
      offerId: offered.id,
      providerId: provider.organisationId,
    });
    expect(findSuggestForm(who(people.coordinator), other.id, offered.id)?.state).toBe('possible');
    expect(JSON.stringify(findTakingUp(who(people.coordinator), other.id))).not.toContain(live.id);
    expect(put(people.coordinator)).toMatchObject({ ok: true });
    expect(findTakingUp(who(owner), other.id)).toMatchObject({ live: { [offered.id]: live.id } });
  });
});

describe('the list of matches', () => {
  it('is grouped by what is next and comes fifty to a page', () => {
    const state = makeFocalPoint(db, 'KEN');
    const giver = makeMember(db, 'provider');
    for (let index = 0; index < 52; index += 1) {
      const ofKenya = makeNeed(db, { state: 'KEN', title: `Need ${index}` });
      const given = makeOffer(db, { organisationId: giver.organisationId });
      makeIntroduction(db, {
        needId: ofKenya.id,
        offerId: given.id,
        providerId: giver.organisationId,
        status: index === 0 ? 'completed' : index === 1 ? 'accepted' : 'introduced',
      });
    }
    const first = listMatches(who(state), 1);
    expect(first.groups.map(({ group, items }) => [group, items.length])).toEqual([
      ['yours', 1],
      ['theirs', 49],
    ]);
    expect(first).toMatchObject({ total: 52, rest: 2, label: 'AMBER' });
    const second = listMatches(who(state), 2);
    expect(second.groups.map(({ group, items }) => [group, items.length])).toEqual([
      ['theirs', 1],
      ['done', 1],
    ]);
    expect(listMatches(who(giver), 1).groups[0]).toMatchObject({ group: 'yours' });
    expect(listMatches(who(makeMember(db, 'provider')), 1)).toMatchObject({ total: 0, rest: 0 });
  });
});
