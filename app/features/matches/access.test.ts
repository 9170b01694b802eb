import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import type { Label } from '#db/schema/enums';
import { visitor } from '~/server/actor.server';
import type { Actor } from '~/server/actor';
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
import { findCandidates, findDemand } from './queries.server';

const candidates = (db: Db, actor: Actor, needId: string, page = 1) =>
  findCandidates({ db, actor, now: NOW, locale: 'en' }, needId, page);
const demand = (db: Db, actor: Actor, offerId: string, page = 1) =>
  findDemand({ db, actor, now: NOW, locale: 'en' }, offerId, page);

/** One reader of each kind, and an offer of the provider that takes every label. */
function world() {
  const db = testDatabase();
  const owner = makeFocalPoint(db, 'SEN');
  const provider = makeMember(db, 'provider');
  const offer = makeOffer(db, {
    organisationId: provider.organisationId,
    handlingAccepted: true,
    handover: true,
  });
  const readers = {
    visitor: visitor as Actor,
    owner,
    otherState: makeFocalPoint(db, 'GHA'),
    provider,
    otherProvider: makeMember(db, 'provider'),
    coordinator: makeMember(db, 'coordinator'),
    unverifiedCoordinator: makeMember(db, 'coordinator', { verifiedAt: null }),
    administrator: makeMember(db, 'administrator'),
  };
  return { db, offer, readers };
}

const STRICT = { labelSummary: 'AMBER+STRICT', labelDetails: 'AMBER+STRICT' } as const;

describe('who sees the candidates of a need', () => {
  it.each<[Label, Label, string[]]>([
    ['CLEAR', 'CLEAR', ['owner', 'coordinator']],
    ['CLEAR', 'GREEN', ['owner', 'coordinator']],
    ['GREEN', 'AMBER', ['owner', 'coordinator']],
    ['AMBER', 'AMBER', ['owner', 'coordinator']],
    ['AMBER', 'AMBER+STRICT', ['owner']],
    ['CLEAR', 'AMBER+STRICT', ['owner']],
    ['AMBER+STRICT', 'AMBER+STRICT', ['owner']],
  ])('summary %s, details %s', (labelSummary, labelDetails, allowed) => {
    const { db, readers } = world();
    const need = makeNeed(db, { labelSummary, labelDetails });
    const seen = Object.entries(readers)
      .filter(([, actor]) => candidates(db, actor, need.id) !== null)
      .map(([name]) => name);
    expect(seen).toEqual(allowed);
  });

  it('is not widened by an introduction', () => {
    const { db, offer, readers } = world();
    const need = makeNeed(db, STRICT);
    makeIntroduction(db, {
      needId: need.id,
      offerId: offer.id,
      providerId: readers.provider.organisationId,
      status: 'accepted',
    });
    expect(candidates(db, readers.provider, need.id)).toBeNull();
  });

  it('is nobody for a need that is not there', () => {
    const { db, readers } = world();
    expect(candidates(db, readers.coordinator, 'nothing')).toBeNull();
  });
});

describe('who sees the demand for an offer', () => {
  it('its own organisation, and coordinators', () => {
    const { db, offer, readers } = world();
    const seen = Object.entries(readers)
      .filter(([, actor]) => demand(db, actor, offer.id) !== null)
      .map(([name]) => name);
    expect(seen).toEqual(['provider', 'coordinator']);
  });

  it('nobody else for a draft, and no demand until it is open', () => {
    const { db, readers } = world();
    const { organisationId } = readers.provider;
    const draft = makeOffer(db, { organisationId, status: 'draft' });
    expect(demand(db, readers.coordinator, draft.id)).toBeNull();
    expect(demand(db, readers.provider, draft.id)).toMatchObject({ demand: null });
  });

  it('a colleague too', () => {
    const { db, offer, readers } = world();
    const { organisationId } = readers.provider;
    const colleague = actorFor(db, makePerson(db, { organisationId }).id);
    expect(demand(db, colleague, offer.id)).not.toBeNull();
  });
});
