import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { activities } from '#db/schema/activities';
import { auditLog } from '#db/schema/audit';
import { currentBoard } from '~/features/matches/queries.server';
import { overlapsOf } from '~/matching/overlaps';
import type { Actor, Member } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { newOnce } from '~/server/once.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  makeActivity,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
} from '../../../tests/factories';
import { removeActivity, reportActivity, updateActivity } from './mutations.server';
import { findNewReport, findReport, listReported } from './queries.server';
import { leastLabel } from './rules';
import { ActivityInput, parseActivityFilter } from './schema';

const db = testDatabase();
const state = makeFocalPoint(db, 'SEN');
const otherState = makeFocalPoint(db, 'GHA');
const provider = makeMember(db, 'provider');
const otherProvider = makeMember(db, 'provider');
const coordinator = makeMember(db, 'coordinator');
const administrator = makeMember(db, 'administrator');
const unverified = makeMember(db, 'provider', { verifiedAt: null });
const who = (actor: Member) => ({ db, actor, now: NOW, locale: 'en' as const });

const input = (over: Partial<ActivityInput> = {}): ActivityInput => ({
  once: newOnce(),
  version: undefined,
  organisation: '',
  providerName: 'A provider elsewhere',
  state: 'SEN',
  category: 'incident-response',
  topics: [],
  language: 'en',
  title: 'A course for analysts',
  dateFrom: '2027-01-01',
  dateTo: '2027-06-30',
  status: 'active',
  support: ['training'],
  label: 'CLEAR',
  source: 'A report of the provider',
  sourceNeed: '',
  confirmSensitive: false,
  ...over,
});
const report = (actor: Member, over: Partial<ActivityInput> = {}) =>
  reportActivity(who(actor), input(over), '/there');
const lastAudit = () => db.select().from(auditLog).all().at(-1);
const count = () => db.select().from(activities).all().length;
const rowOf = (id: string) => db.select().from(activities).where(eq(activities.id, id)).get();

describe('reporting an activity', () => {
  it('writes the row and an audit row without its texts', () => {
    expect(report(coordinator)).toEqual({ ok: true, location: '/there' });
    const row = db.select().from(activities).all().at(-1);
    expect(row).toMatchObject({
      title: 'A course for analysts',
      providerName: 'A provider elsewhere',
      organisationId: null,
      reportedBy: coordinator.personId,
      introductionId: null,
    });
    expect(lastAudit()).toMatchObject({
      action: 'activity.report',
      subjectType: 'activity',
      subjectId: row?.id,
      state: 'SEN',
    });
    expect(lastAudit()?.after).not.toContain('analysts');
    expect(lastAudit()?.after).not.toContain('report of');
  });

  it('acts once on the same form', () => {
    const once = newOnce();
    const before = count();
    report(coordinator, { once });
    expect(report(coordinator, { once })).toEqual({ ok: true, location: '/there' });
    expect(count()).toBe(before + 1);
  });

  it('is for coordinators with a source, providers of what they give, States of what they receive', () => {
    const own = { organisation: provider.organisationId, providerName: '' };
    const fault = (result: ReturnType<typeof report>) =>
      result === null ? null : result.ok ? 'ok' : Object.keys(result.errors)[0];
    expect(fault(report(coordinator, { source: '' }))).toBe('source');
    expect(fault(report(provider, { ...own, source: '' }))).toBe('ok');
    expect(fault(report(provider))).toBe('organisation');
    expect(fault(report(otherProvider, own))).toBe('organisation');
    expect(fault(report(state, { source: '' }))).toBe('ok');
    expect(fault(report(state, { state: 'GHA' }))).toBe('organisation');
    expect(fault(report(otherState))).toBe('organisation');
    expect(fault(report(administrator))).toBeNull();
    expect(fault(report(unverified))).toBeNull();
    expect(fault(report(coordinator, { organisation: 'none', providerName: '' }))).toBe(
      'organisation',
    );
  });

  it('asks for a second look at what may be better left out', () => {
    const refused = report(coordinator, { source: 'somebody@example.org' });
    expect(refused).toMatchObject({ ok: false, status: 422, sensitive: [{ kind: 'email' }] });
    expect(report(coordinator, { source: 'a@example.org', confirmSensitive: true })?.ok).toBe(true);
  });

  it('feeds the matching at once', () => {
    const overlaps = () => overlapsOf(currentBoard(db, NOW)).length;
    const before = overlaps();
    report(coordinator, { state: 'FJI', providerName: 'One', category: 'legal' });
    report(coordinator, { state: 'FJI', providerName: 'Another', category: 'legal' });
    expect(overlaps()).toBe(before + 1);
  });
});

describe('a report taken from a need', () => {
  it('is pre-filled for a coordinator, under the label of what was read at least', () => {
    const need = makeNeed(db, { labelSummary: 'GREEN', labelDetails: 'AMBER', category: 'legal' });
    expect(findNewReport(who(coordinator), need.id)).toMatchObject({
      source: { id: need.id, label: 'AMBER' },
      stored: { state: 'SEN', category: 'legal', label: 'AMBER' },
    });
    for (const actor of [provider, state, administrator]) {
      expect(findNewReport(who(actor), need.id)).toBeNull();
    }
    const refused = report(coordinator, { sourceNeed: need.id, label: 'GREEN' });
    expect(refused).toMatchObject({ ok: false, errors: { label: [expect.any(String)] } });
    expect(report(coordinator, { sourceNeed: need.id, label: 'AMBER' })?.ok).toBe(true);
    expect(db.select().from(activities).all().at(-1)?.sourceNeedId).toBe(need.id);
  });

  it('is not there for a need that coordinators may not read', () => {
    const sealed = makeNeed(db, { labelSummary: 'AMBER+STRICT', labelDetails: 'AMBER+STRICT' });
    expect(findNewReport(who(coordinator), sealed.id)).toBeNull();
  });

  it('is never weaker than its source', () => {
    expect(
      ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'].map((l) => leastLabel(l as 'CLEAR')),
    ).toEqual(['CLEAR', 'GREEN', 'AMBER', 'AMBER']);
  });
});

describe('correcting and removing a report', () => {
  const made = (over = {}) => makeActivity(db, { label: 'AMBER', ...over });

  it('is for the same people, of what they may read, and never of a match', () => {
    const { id } = made({ organisationId: provider.organisationId });
    const may = (actor: Member, of = id) => findReport(who(actor), of) !== null;
    expect([coordinator, provider, state].map((actor) => may(actor))).toEqual([true, true, true]);
    for (const actor of [otherProvider, otherState, administrator, unverified]) {
      expect(may(actor)).toBe(false);
      expect(updateActivity(who(actor), id, input({ version: 1 }), '/there')).toBeNull();
      const remove = { once: newOnce(), version: 1 };
      expect(removeActivity(who(actor), id, remove, '/there')).toBeNull();
    }
    const need = makeNeed(db);
    const offer = makeOffer(db, { organisationId: provider.organisationId });
    const match = makeIntroduction(db, {
      needId: need.id,
      offerId: offer.id,
      providerId: provider.organisationId,
      status: 'agreed',
    });
    const agreed = made({ introductionId: match.id, organisationId: provider.organisationId });
    expect([coordinator, provider, state].map((actor) => may(actor, agreed.id))).toEqual([
      false,
      false,
      false,
    ]);
    expect(may(coordinator, made({ label: 'AMBER+STRICT' }).id)).toBe(false);
  });

  it('writes the next version and which fields changed', () => {
    const { id } = made({ titles: { zh: '旧标题' } });
    const sent = input({ version: 1, title: 'Another title', label: 'GREEN' });
    expect(updateActivity(who(coordinator), id, sent, '/there')?.ok).toBe(true);
    expect(rowOf(id)).toMatchObject({ version: 2, title: 'Another title', titles: {} });
    const audit = lastAudit();
    expect(audit).toMatchObject({ action: 'activity.update', subjectId: id });
    const { changed } = JSON.parse(audit?.after ?? '{}') as { changed?: string[] };
    expect(changed).toContain('title');
    expect(changed).toContain('label');
  });

  it('refuses what was made of an older version, and writes nothing', () => {
    const { id } = made({ dateTo: '2027-06-30', version: 4 });
    const refused = updateActivity(
      who(coordinator),
      id,
      input({ version: 3, title: 'Mine', label: 'AMBER' }),
      '/there',
    );
    expect(refused).toMatchObject({ ok: false, status: 409 });
    expect(rowOf(id)?.version).toBe(4);
    const stale = { once: newOnce(), version: 3 };
    expect(removeActivity(who(coordinator), id, stale, '/there')).toMatchObject({ status: 409 });
  });

  it('removes the row and keeps in the log that it was there', () => {
    const { id } = made();
    const sent = { once: newOnce(), version: 1 };
    expect(removeActivity(who(coordinator), id, sent, '/there')?.ok).toBe(true);
    expect(rowOf(id)).toBeUndefined();
    expect(lastAudit()).toMatchObject({ action: 'activity.remove', subjectId: id, after: null });
    expect(removeActivity(who(coordinator), id, sent, '/there')?.ok).toBe(true);
  });
});

describe('the list of activities', () => {
  it('holds what the reader’s label admits, and nothing else is counted', () => {
    const mark = (label: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT') =>
      makeActivity(db, {
        label,
        state: 'TON',
        category: 'cooperation',
        organisationId: provider.organisationId,
      });
    const [clear, green, amber, strict] = (
      ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const
    ).map((label) => mark(label).id);
    const read = (actor: Actor) => {
      const filter = parseActivityFilter(new URLSearchParams({ state: 'TON' }));
      const found = listReported({ db, actor, now: NOW, locale: 'en' }, filter, 1);
      expect(found.total).toBe(found.rows.length);
      return found.rows.map(({ id }) => id).sort();
    };
    expect(read(visitor)).toEqual([clear]);
    expect(read(unverified)).toEqual([clear]);
    for (const actor of [otherProvider, otherState, administrator]) {
      expect(read(actor)).toEqual([clear, green].sort());
    }
    expect(read(coordinator)).toEqual([clear, green, amber].sort());
    expect(read(provider)).toEqual([clear, green, amber, strict].sort());
    expect(read(makeFocalPoint(db, 'TON'))).toEqual([clear, green, amber, strict].sort());
  });

  it('is filtered by what is asked, and by words in titles that may be read', () => {
    makeActivity(db, { state: 'WSM', title: 'Wholly unlikely words', dateFrom: '2027-03-01' });
    makeActivity(db, { state: 'WSM', status: 'completed' });
    const total = (search: Record<string, string>) =>
      listReported(
        { db, actor: visitor, now: NOW, locale: 'en' },
        parseActivityFilter(new URLSearchParams({ state: 'WSM', ...search })),
        1,
      ).total;
    expect(total({})).toBe(1);
    expect(total({ status: 'any' })).toBe(2);
    expect(total({ status: 'completed' })).toBe(1);
    expect(total({ q: 'unlikely WORDS' })).toBe(1);
    expect(total({ q: '100%' })).toBe(0);
    expect(total({ to: '2027-02-01' })).toBe(0);
    expect(total({ reported: 'no', status: 'any' })).toBe(0);
    expect(total({ status: 'nonsense', category: 'nonsense' })).toBe(1);
  });
});

describe('the form of a report', () => {
  const parse = (over: Record<string, unknown>) =>
    ActivityInput.safeParse({
      ...input(),
      version: undefined,
      confirmSensitive: undefined,
      ...over,
    }).error?.issues.map(({ path }) => path[0]);

  it('asks for one provider, dates in order and topics of the category', () => {
    expect(parse({})).toBeUndefined();
    expect(parse({ providerName: '' })).toEqual(['organisation']);
    expect(parse({ organisation: 'org-1' })).toEqual(['providerName']);
    expect(parse({ dateTo: '2026-12-31' })).toEqual(['dateTo']);
    expect(parse({ dateTo: '2027-02-30' })).toContain('dateTo');
    expect(parse({ topics: ['nonsense'] })).toContain('topics');
    expect(parse({ label: 'AMBER+STRICT' })).toEqual(['label']);
    expect(parse({ state: 'XXX' })).toEqual(['state']);
  });
});
