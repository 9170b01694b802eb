import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { writeTransaction } from '#db/client.server';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import type { Change } from '~/features/agreements/rules';
import { AUDIT_ACTIONS } from '~/features/audit/actions';
import { CATALOGUES } from '~/i18n/catalogues.server';
import type { Actor } from '~/server/actor';
import { visitor } from '~/server/actor.server';
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
import { findAuditLog, findNeedHistory, listAuditedOrganisations } from './queries.server';
import { type AuditEntry, recordAudit } from '~/features/audit/record.server';
import { changesBetween, isNamedField, namedFields, readSnapshot } from './rules';
import { auditSearch, parseAuditFilter } from './schema';

const db = testDatabase();
const administrator = makeMember(db, 'administrator');
const owner = makeFocalPoint(db, 'SEN');
const colleague = actorFor(db, makePerson(db, { organisationId: owner.organisationId }).id);
const otherState = makeFocalPoint(db, 'GHA');
const provider = makeMember(db, 'provider');
const coordinator = makeMember(db, 'coordinator');
const offer = makeOffer(db, { organisationId: provider.organisationId });
const draftOffer = makeOffer(db, { organisationId: provider.organisationId, status: 'draft' });
const publicNeed = makeNeed(db);
const sealedNeed = makeNeed(db, { labelSummary: 'AMBER', labelDetails: 'AMBER' });
const match = makeIntroduction(db, {
  needId: sealedNeed.id,
  offerId: offer.id,
  providerId: provider.organisationId,
});
const record = (entry: Omit<AuditEntry, 'now'>, now = NOW) =>
  writeTransaction(db, (tx) => recordAudit(tx, { ...entry, now }));

const of = (type: AuditEntry['subject']['type'], id: string, state?: string) =>
  state === undefined ? { type, id } : { type, id, state };
record({ actor: owner, action: 'need.open', subject: of('need', publicNeed.id, 'SEN') });
record({ actor: owner, action: 'need.update', subject: of('need', sealedNeed.id, 'SEN') });
record({ actor: provider, action: 'offer.update', subject: of('offer', offer.id) });
record({ actor: provider, action: 'offer.create', subject: of('offer', draftOffer.id) });
record({ actor: owner, action: 'introduction.send', subject: of('introduction', match.id, 'SEN') });
record({
  actor: provider,
  action: 'introduction.decline',
  subject: of('introduction', match.id, 'SEN'),
});
record({ actor: provider, action: 'stance.set', subject: of('offer', offer.id) });
record({ actor: owner, action: 'stance.set', subject: of('need', sealedNeed.id, 'SEN') });
record({
  actor: coordinator,
  action: 'queue.remind',
  subject: of('queue', `introduction-unanswered ${match.id}`, 'SEN'),
});
record({
  actor: administrator,
  action: 'organisation.update',
  subject: of('organisation', provider.organisationId),
  before: { version: 1, name: 'Old name', website: null },
  after: { version: 2, name: 'New name', website: null },
});

const read = (actor: Actor, search: Record<string, string> = {}) =>
  findAuditLog({ db, actor, locale: 'en' }, parseAuditFilter(new URLSearchParams(search)));
const actionsOf = (search: Record<string, string> = {}) =>
  read(administrator, search)?.rows.map((row) => (row.kind === 'open' ? row.action : 'sealed'));

describe('the audit log’s page', () => {
  it('is for administrators of verified organisations', () => {
    expect(read(administrator)).not.toBeNull();
    const unverified = makeMember(db, 'administrator', { verifiedAt: null });
    for (const actor of [visitor, owner, provider, coordinator, unverified]) {
      expect(read(actor)).toBeNull();
      expect(listAuditedOrganisations({ db, actor, locale: 'en' })).toEqual([]);
    }
  });

  it('says only when, of needs and drafts that may not be read and of what goes on in a match', () => {
    expect(actionsOf()?.slice(0, 10)).toEqual([
      'organisation.update',
      'sealed',
      'sealed',
      'sealed',
      'sealed',
      'sealed',
      'sealed',
      'offer.update',
      'sealed',
      'need.open',
    ]);
    const sealed = read(administrator)?.rows.find(({ kind }) => kind === 'sealed');
    expect(Object.keys(sealed ?? {}).sort()).toEqual(['at', 'id', 'kind']);
    expect(JSON.stringify(read(administrator))).not.toContain(match.id);
    expect(JSON.stringify(read(administrator))).not.toContain(sealedNeed.id);
  });

  it('finds by action, subject, organisation and time, and sealed rows by their time alone', () => {
    expect(actionsOf({ action: 'need.open' })).toEqual(['need.open']);
    expect(actionsOf({ action: 'introduction.decline' })).toEqual([]);
    expect(actionsOf({ subject: 'introduction' })).toEqual([]);
    expect(actionsOf({ id: match.id })).toEqual([]);
    expect(actionsOf({ id: offer.id })).toEqual(['offer.update']);
    expect(actionsOf({ organisation: provider.organisationId })).toEqual(['offer.update']);
    expect(actionsOf({ from: '2027-01-16' })).toEqual([]);
    expect(actionsOf({ to: '2027-01-15', from: '2027-01-15' })?.length).toBeGreaterThan(9);
    expect(actionsOf({ to: '2027-01-14' })).not.toContain('sealed');
  });

  it('shows what changed, before and after', () => {
    const row = read(administrator, { action: 'organisation.update' })?.rows[0];
    expect(row).toMatchObject({
      organisation: administrator.organisationName,
      person: administrator.name,
      changes: [{ field: 'name', before: 'Old name', after: 'New name' }],
    });
  });

  it('keeps from the page what an offer said as a draft', () => {
    const row = { title: 'Not yet said', status: 'draft' };
    record({ actor: provider, action: 'offer.create', subject: of('offer', offer.id), after: row });
    const shown = read(administrator, { action: 'offer.create' });
    expect(shown?.rows).toMatchObject([{ changes: [] }]);
    db.update(offers).set({ status: 'open' }).run();
  });

  it('is in pages, forwards and back', () => {
    for (let i = 0; i < 120; i += 1) {
      record({ actor: administrator, action: 'reference.load', subject: of('database', `${i}`) });
    }
    const search = { subject: 'database' };
    const ids = (found: ReturnType<typeof read>) => found?.rows.map(({ id }) => id) ?? [];
    const first = read(administrator, search);
    const second = read(administrator, { ...search, before: first?.earlier ?? '' });
    const back = read(administrator, { ...search, after: second?.later ?? '' });
    expect([first?.later, ids(first).length, ids(second).length]).toEqual([null, 50, 50]);
    expect(Math.min(...ids(first))).toBeGreaterThan(Math.max(...ids(second)));
    expect(ids(back)).toEqual(ids(first));
    expect(back?.later).toBeNull();
    const filter = parseAuditFilter(new URLSearchParams({ ...search, before: 'x' }));
    expect(auditSearch(filter, { before: '7' })).toBe('?subject=database&before=7');
  });
});

describe('the history of a need', () => {
  const history = (actor: Actor, id = sealedNeed.id) =>
    findNeedHistory({ db, actor, locale: 'en' }, id, 1);

  it('is for the State’s own people', () => {
    expect(history(owner)).not.toBeNull();
    expect(history(colleague)).not.toBeNull();
    for (const actor of [visitor, otherState, provider, coordinator, administrator]) {
      expect(history(actor)).toBeNull();
      expect(history(actor, publicNeed.id)).toBeNull();
    }
    expect(history(owner, 'none')).toBeNull();
  });

  it('holds the need, its matches and reminders, with people’s names only of its own', () => {
    const rows = history(owner)?.rows.map(({ action, person }) => [action, person]);
    expect(rows).toEqual([
      ['queue.remind', null],
      ['stance.set', owner.name],
      ['introduction.decline', null],
      ['introduction.send', owner.name],
      ['need.update', owner.name],
    ]);
    expect(history(owner)?.total).toBe(5);
  });
});

describe('the difference of two snapshots', () => {
  it('names each field that changed, with both values', () => {
    const before = readSnapshot('{"version":1,"status":"draft","topics":["a"],"title":"T"}');
    const after = readSnapshot('{"version":2,"status":"open","topics":["a","b"],"title":"T"}');
    expect(changesBetween(before, after)).toEqual([
      { field: 'status', before: 'draft', after: 'open' },
      { field: 'topics', before: '["a"]', after: '["a","b"]' },
    ]);
    expect(changesBetween(null, { name: 'N', empty: '' })).toEqual([
      { field: 'name', before: null, after: 'N' },
    ]);
    expect(changesBetween({ long: 'x'.repeat(400) }, null)[0]?.before).toHaveLength(301);
    expect(readSnapshot('no json')).toBeNull();
    expect(namedFields({ changed: ['title', 'version', 3] })).toEqual(['title']);
  });

  it('has a word for every field of a need and of terms that can change', () => {
    const kept = ['id', 'organisationId', 'provenance', 'createdBy', 'createdAt'];
    const ofNeeds = namedFields({ changed: Object.keys(getTableColumns(needs)) });
    const ofTerms: Change['field'][] = ['indicator', 'order', 'responsibility', 'notes'];
    const fields = [...ofNeeds.filter((field) => !kept.includes(field)), ...ofTerms];
    expect(fields.filter((field) => !isNamedField(field))).toEqual([]);
  });

  it('has a word for every action in every language', () => {
    for (const { audit } of Object.values(CATALOGUES)) {
      const words: Record<string, string> = audit;
      expect(AUDIT_ACTIONS.filter((action) => !words[`action.${action}`])).toEqual([]);
    }
  });
});
