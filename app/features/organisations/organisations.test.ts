import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { organisations } from '#db/schema/organisations';
import { invitePerson } from '~/features/accounts/mutations.server';
import { loadActor, visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  makeFocalPoint,
  makeMember,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import { createOrganisation, setVerified, updateOrganisation } from './mutations.server';
import {
  findOrganisation,
  findOrganisationForAdmin,
  listOrganisations,
  listOrganisationsOfState,
} from './queries.server';
import { OrganisationInput } from './schema';

const now = NOW;
const lastAudit = (db: Db) => db.select().from(auditLog).orderBy(desc(auditLog.id)).get();
const auditCount = (db: Db) => db.select().from(auditLog).all().length;
const stored = (db: Db, id: string) =>
  db.select().from(organisations).where(eq(organisations.id, id)).get();

describe('the form of an organisation', () => {
  it('asks a State organisation which State', () => {
    const parsed = OrganisationInput.safeParse({ name: 'Ministry', kind: 'state' });
    expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['state', 'organisations.error.stateNeeded'],
    ]);
  });

  it('names every fault at once', () => {
    const parsed = OrganisationInput.safeParse({ kind: 'state' });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['name', 'state']);
    expect(OrganisationInput.safeParse({}).error?.issues.map(({ path }) => path[0])).toEqual([
      'name',
      'kind',
    ]);
  });

  it.each(['javascript:alert(1)', 'ftp://example.org', 'example.org'])(
    'takes no website like %s',
    (website) => {
      expect(OrganisationInput.safeParse({ name: 'N', kind: 'private', website }).success).toBe(
        false,
      );
    },
  );
});

describe('adding an organisation', () => {
  const db = testDatabase();
  const actor = makeMember(db, 'administrator');

  it('writes it unverified, with an audit row', () => {
    const input = {
      name: 'Ministry of Communications',
      nameZh: '通信部',
      kind: 'state' as const,
      state: 'SEN',
    };
    const made = createOrganisation({ db, actor, now }, input);
    if (!made?.ok) throw new Error('not made');
    expect(stored(db, made.id)).toMatchObject({
      name: 'Ministry of Communications',
      names: { zh: '通信部' },
      state: 'SEN',
      verifiedAt: null,
      isDemo: false,
    });
    expect(lastAudit(db)).toMatchObject({
      action: 'organisation.create',
      subjectId: made.id,
      state: 'SEN',
      personId: actor.personId,
    });
  });

  it('allows a State several organisations, and a name once', () => {
    const input = { name: 'Cyber Agency', kind: 'state' as const, state: 'SEN' };
    expect(createOrganisation({ db, actor, now }, input)?.ok).toBe(true);
    const rows = auditCount(db);
    expect(createOrganisation({ db, actor, now }, { ...input, state: 'GHA' })).toEqual({
      ok: false,
      status: 422,
      errors: { name: ['organisations.error.nameTaken?name=Cyber+Agency'] },
    });
    expect(auditCount(db)).toBe(rows);
  });

  it('knows the States of the reference list only', () => {
    expect(
      createOrganisation({ db, actor, now }, { name: 'X', kind: 'private', state: 'XYZ' }),
    ).toEqual({ ok: false, status: 422, errors: { state: ['errors.unknownChoice?found=XYZ'] } });
  });

  it('is for administrators of a verified organisation', () => {
    const rows = auditCount(db);
    for (const other of [
      visitor,
      makeFocalPoint(db),
      makeMember(db, 'coordinator'),
      makeMember(db, 'administrator', { verifiedAt: null }),
    ]) {
      const input = { name: 'Unwanted', kind: 'private' as const };
      expect(createOrganisation({ db, actor: other, now }, input)).toBeNull();
      expect(setVerified({ db, actor: other, now }, 'any', true, 'r')).toBeNull();
      expect(updateOrganisation({ db, actor: other, now }, 'any', input)).toBeNull();
    }
    expect(auditCount(db)).toBe(rows);
  });
});

describe('changing an organisation', () => {
  const db = testDatabase();
  const actor = makeMember(db, 'administrator');
  const who = { db, actor, now };

  it('writes the change, the next version and an audit row with both states', () => {
    const before = makeOrganisation(db, { names: { zh: '旧名', fr: 'Nom' } });
    const input = {
      name: 'New name',
      kind: before.kind,
      website: 'https://example.org',
      version: 1,
    };
    expect(updateOrganisation(who, before.id, input)).toEqual({ ok: true, id: before.id });
    expect(stored(db, before.id)).toMatchObject({
      name: 'New name',
      names: { fr: 'Nom' },
      website: 'https://example.org',
      version: 2,
      verifiedAt: before.verifiedAt,
    });
    const audit = lastAudit(db);
    expect(audit).toMatchObject({ action: 'organisation.update', subjectId: before.id });
    expect(audit?.before).toContain(before.name);
    expect(audit?.after).toContain('New name');
  });

  it('refuses an old version, so that nobody’s change is lost', () => {
    const { id, kind } = makeOrganisation(db, { version: 3 });
    const rows = auditCount(db);
    expect(updateOrganisation(who, id, { name: 'Late', kind, version: 2 })).toEqual({
      ok: false,
      status: 409,
      errors: { '': ['organisations.error.stale'] },
    });
    expect(auditCount(db)).toBe(rows);
  });

  it('keeps whom a verified organisation speaks for until the verification is taken back', () => {
    const { id, name } = makeOrganisation(db, { kind: 'state', state: 'SEN' });
    const input = { name, kind: 'state' as const, state: 'GHA', version: 1 };
    expect(updateOrganisation(who, id, input)).toEqual({
      ok: false,
      status: 422,
      errors: { state: ['organisations.error.verified'] },
    });
    expect(setVerified(who, id, false, 'It speaks for another State')).toBe(true);
    expect(updateOrganisation(who, id, input)).toEqual({ ok: true, id });
    expect(stored(db, id)?.state).toBe('GHA');
  });

  it('refuses a kind that roles held or offered there do not fit', () => {
    const { id, name } = makeOrganisation(db, { kind: 'state', state: 'SEN', verifiedAt: null });
    const secret = 'a secret of the tests that is long enough';
    const person = { name: 'P', email: 'p@example.org', roles: ['focal-point' as const] };
    expect(invitePerson({ ...who, secret }, id, person)?.ok).toBe(true);
    const refused = { ok: false, status: 422, errors: { kind: ['organisations.error.rolesHeld'] } };
    const input = { name, kind: 'academic' as const, version: 1 };
    expect(updateOrganisation(who, id, input)).toEqual(refused);

    const other = makeOrganisation(db, { kind: 'state', state: 'SEN', verifiedAt: null });
    makePerson(db, { organisationId: other.id, roles: ['focal-point'] });
    expect(updateOrganisation(who, other.id, { ...input, name: other.name })).toEqual(refused);
  });

  it('is null for an organisation that is not there', () => {
    expect(updateOrganisation(who, 'nowhere', { name: 'N', kind: 'private' })).toBeNull();
  });
});

describe('verification', () => {
  it('lets the roles of its people count, and its end ends that', () => {
    const db = testDatabase();
    const actor = makeMember(db, 'administrator');
    const { id } = makeOrganisation(db, { kind: 'state', state: 'SEN', verifiedAt: null });
    const person = makePerson(db, { organisationId: id, roles: ['focal-point'] });
    expect(loadActor(db, person.id)).toMatchObject({ verified: false, state: null });

    expect(setVerified({ db, actor, now }, id, true, 'Note verbale received')).toBe(true);
    expect(loadActor(db, person.id)).toMatchObject({ verified: true, state: 'SEN' });
    expect(lastAudit(db)).toMatchObject({
      action: 'organisation.verify',
      subjectId: id,
      state: 'SEN',
      after: '{"reason":"Note verbale received"}',
    });
    expect(setVerified({ db, actor, now }, id, true, 'again')).toBeNull();

    expect(setVerified({ db, actor, now }, id, false, 'It was closed')).toBe(true);
    expect(loadActor(db, person.id)).toMatchObject({ verified: false, state: null });
    expect(lastAudit(db)?.action).toBe('organisation.unverify');
  });

  it('of an administrator’s own organisation is for somebody else', () => {
    const db = testDatabase();
    const actor = makeMember(db, 'administrator');
    expect(setVerified({ db, actor, now }, actor.organisationId, false, 'r')).toBeNull();
    expect(auditCount(db)).toBe(0);
  });
});

describe('who sees an organisation', () => {
  const db = testDatabase();
  const administrator = makeMember(db, 'administrator');
  const verified = makeOrganisation(db, { kind: 'state', state: 'SEN', names: { zh: '部' } });
  const hidden = makeOrganisation(db, { state: 'SEN', verifiedAt: null });
  const offering = makeOrganisation(db, { state: 'SEN', verifiedAt: null });
  const drafting = makeOrganisation(db, { state: 'SEN', verifiedAt: null });
  makeOffer(db, { organisationId: offering.id });
  makeOffer(db, { organisationId: drafting.id, status: 'draft' });
  const own = loadActor(db, makePerson(db, { organisationId: hidden.id }).id);
  const as = (actor: typeof own) => ({ db, actor, locale: 'zh' as const });

  it('everybody, where it is verified or has an offer on the board', () => {
    expect(findOrganisation(as(visitor), verified.id)?.name).toBe('部');
    expect(findOrganisation(as(visitor), offering.id)?.verifiedOn).toBeNull();
    const ids = listOrganisationsOfState(as(visitor), 'SEN').map(({ id }) => id);
    expect(ids).toEqual([verified.id, offering.id]);
  });

  it('otherwise its own people and administrators', () => {
    for (const { id } of [hidden, drafting]) {
      expect(findOrganisation(as(visitor), id)).toBeNull();
      expect(findOrganisation(as(administrator), id)).not.toBeNull();
    }
    expect(findOrganisation(as(own), hidden.id)).not.toBeNull();
    expect(findOrganisation(as(own), drafting.id)).toBeNull();
  });

  it('and its administrative side administrators alone', () => {
    expect(findOrganisationForAdmin(db, administrator, hidden.id)?.id).toBe(hidden.id);
    expect(findOrganisationForAdmin(db, own, hidden.id)).toBeNull();
    expect(listOrganisations(as(own), { q: '', after: '' })).toBeNull();
  });
});

describe('the administrators’ list', () => {
  const db = testDatabase();
  const actor = makeMember(db, 'administrator', { name: 'Operator' });
  const who = { db, actor, locale: 'en' as const };
  for (let n = 0; n < 60; n++) {
    makeOrganisation(db, { name: `Body ${String(n).padStart(2, '0')}` });
  }
  makeOrganisation(db, { name: '100% Secure_Group', names: { zh: '安全集团' } });

  it('goes page by page without a gap', () => {
    const first = listOrganisations(who, { q: 'Body', after: '' });
    expect(first?.rows).toHaveLength(50);
    const second = listOrganisations(who, { q: 'Body', after: first?.next ?? '' });
    expect(second?.rows.map(({ name }) => name)[0]).toBe('Body 50');
    expect(second?.rows).toHaveLength(10);
    expect(second?.next).toBeNull();
  });

  it('searches the name in every language, signs as they stand', () => {
    const names = (q: string) => listOrganisations(who, { q, after: '' })?.rows.map((r) => r.name);
    expect(names('100%')).toEqual(['100% Secure_Group']);
    expect(names('安全')).toEqual(['100% Secure_Group']);
    expect(names('%')).toEqual(['100% Secure_Group']);
    expect(names('_')).toEqual(['100% Secure_Group']);
    expect(names('nothing like it')).toEqual([]);
  });
});
