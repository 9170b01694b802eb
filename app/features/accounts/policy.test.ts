import { describe, expect, it } from 'vitest';
import { ORGANISATION_KINDS } from '#db/schema/enums';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import { makeFocalPoint, makeMember } from '../../../tests/factories';
import { canAdminister, canSuspend, mayAllHold, rolesFor } from './policy';

describe('who administers', () => {
  const db = testDatabase();
  const administrator = makeMember(db, 'administrator');

  it('is an administrator of a verified organisation and nobody else', () => {
    expect(canAdminister(administrator)).toBe(true);
    expect(canAdminister(makeMember(db, 'administrator', { verifiedAt: null }))).toBe(false);
    expect(canAdminister(makeMember(db, 'coordinator'))).toBe(false);
    expect(canAdminister(makeMember(db, 'provider'))).toBe(false);
    expect(canAdminister(makeFocalPoint(db))).toBe(false);
    expect(canAdminister(visitor)).toBe(false);
  });

  it('cannot suspend themselves', () => {
    expect(canSuspend(administrator, administrator.personId)).toBe(false);
    expect(canSuspend(administrator, 'somebody else')).toBe(true);
    expect(canSuspend(visitor, 'somebody')).toBe(false);
  });
});

describe('roles', () => {
  it.each(ORGANISATION_KINDS)('of %s have focal points for a State only', (kind) => {
    expect(rolesFor(kind).includes('focal-point')).toBe(kind === 'state');
  });

  it('are all allowed, or the set is not', () => {
    expect(mayAllHold('state', ['focal-point', 'provider'])).toBe(true);
    expect(mayAllHold('state', ['focal-point', 'coordinator'])).toBe(false);
    expect(mayAllHold('academic', ['provider', 'focal-point'])).toBe(false);
  });
});
