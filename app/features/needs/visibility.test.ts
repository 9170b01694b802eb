import fc from 'fast-check';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { INTRODUCTION_STATUSES, LABELS, type Label, NEED_STATUSES, ROLES } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import {
  actorFor,
  makeFocalPoint,
  makeIntroduction,
  makeNeed,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import { type NeedExposure, labelRank, matchLabel, needAccess } from './visibility';
import { readableDetails, readableSummary } from './visibility.server';

const exposure = (change: Partial<NeedExposure>): NeedExposure => ({
  state: 'SEN',
  status: 'open',
  labelSummary: 'CLEAR',
  labelDetails: 'CLEAR',
  introductions: [],
  ...change,
});

describe('who reads a need', () => {
  const db = testDatabase();
  const provider = makeOrganisation(db);
  const person = (roles: (typeof ROLES)[number][], organisationId: string) =>
    actorFor(db, makePerson(db, { organisationId, roles }).id);
  const actors = {
    visitor,
    unverified: person(['provider'], makeOrganisation(db, { verifiedAt: null }).id),
    community: person(['provider'], makeOrganisation(db).id),
    introduced: person(['provider'], provider.id),
    coordinator: person(['coordinator'], makeOrganisation(db).id),
    own: makeFocalPoint(db, 'SEN'),
    other: makeFocalPoint(db, 'TGO'),
  };
  const withIntroduction = (status: (typeof INTRODUCTION_STATUSES)[number]) => [
    { providerId: provider.id, implementerId: null, status },
  ];

  // The table "Who sees what": the strictest label that each may read, without and with an introduction.
  it.each<[keyof typeof actors, Label, Label, Label]>([
    ['visitor', 'CLEAR', 'CLEAR', 'CLEAR'],
    ['unverified', 'CLEAR', 'CLEAR', 'CLEAR'],
    ['community', 'GREEN', 'GREEN', 'GREEN'],
    ['introduced', 'GREEN', 'AMBER', 'AMBER+STRICT'],
    ['coordinator', 'AMBER', 'AMBER', 'AMBER'],
    ['own', 'AMBER+STRICT', 'AMBER+STRICT', 'AMBER+STRICT'],
    ['other', 'GREEN', 'GREEN', 'GREEN'],
  ])('%s: %s, introduced %s, accepted %s', (who, ...strictest) => {
    const stories = [[], withIntroduction('introduced'), withIntroduction('accepted')];
    stories.forEach((story, index) => {
      const most = labelRank(strictest[index] ?? 'CLEAR');
      for (const label of LABELS) {
        const need = exposure({ labelSummary: label, labelDetails: label, introductions: story });
        const expected = labelRank(label) <= most ? 'details' : 'none';
        expect(needAccess(actors[who], need), `${label} ${index}`).toBe(expected);
      }
    });
  });

  it('is the State alone for a draft and for what was withdrawn', () => {
    for (const status of ['draft', 'withdrawn'] as const) {
      const need = exposure({ status, introductions: withIntroduction('accepted') });
      expect(needAccess(actors.own, need)).toBe('details');
      expect(needAccess(actors.coordinator, need)).toBe('none');
      expect(needAccess(actors.introduced, need)).toBe('none');
    }
  });

  it('lasts through the agreement and after it', () => {
    for (const status of ['agreed', 'completed', 'ended-early'] as const) {
      for (const label of LABELS) {
        const story = withIntroduction(status);
        const need = exposure({ labelSummary: label, labelDetails: label, introductions: story });
        expect(needAccess(actors.introduced, need), `${label} ${status}`).toBe('details');
      }
    }
  });

  it('is open to an implementer under AMBER and never under AMBER+STRICT', () => {
    const { organisationId } = actors.community;
    for (const status of INTRODUCTION_STATUSES) {
      const story = [{ providerId: provider.id, implementerId: organisationId, status }];
      const amber = exposure({ labelSummary: 'AMBER', introductions: story });
      const isOver = status === 'declined' || status === 'withdrawn';
      expect(needAccess(actors.community, amber), status).toBe(isOver ? 'none' : 'details');
      const strict = exposure({ labelSummary: 'AMBER+STRICT', introductions: story });
      expect(needAccess(actors.community, strict), status).toBe('none');
    }
  });

  it('ends with a declined or withdrawn introduction', () => {
    for (const status of ['declined', 'withdrawn'] as const) {
      for (const labelSummary of ['AMBER', 'AMBER+STRICT'] as const) {
        const need = exposure({ labelSummary, introductions: withIntroduction(status) });
        expect(needAccess(actors.introduced, need)).toBe('none');
      }
    }
  });

  it('is the summary alone where the details are stricter', () => {
    expect(needAccess(visitor, exposure({ labelDetails: 'GREEN' }))).toBe('summary');
  });

  it('is the same in the database as in the rule', () => {
    const organisationIds = Object.values(actors).flatMap((actor) =>
      actor.kind === 'member' ? [actor.organisationId] : [],
    );
    const offer = makeOffer(db, { organisationId: provider.id });
    const row = makeNeed(db);
    const label = fc.constantFrom(...LABELS);
    const member = fc.record({
      organisationId: fc.constantFrom(...organisationIds),
      roles: fc.uniqueArray(fc.constantFrom(...ROLES)),
    });
    const introduction = fc.record({
      providerId: fc.constantFrom(...organisationIds),
      implementerId: fc.option(fc.constantFrom(...organisationIds)),
      status: fc.constantFrom(...INTRODUCTION_STATUSES),
    });
    const need = fc.record({
      state: fc.constantFrom('SEN', 'TGO', 'KEN'),
      status: fc.constantFrom(...NEED_STATUSES),
      labelSummary: label,
      labelDetails: label,
      introductions: fc.array(introduction, { maxLength: 1 }),
    });
    fc.assert(
      fc.property(need, fc.option(member), (exposed, who) => {
        const { introductions: story, ...columns } = exposed;
        const actor = who ? person(who.roles, who.organisationId) : visitor;
        db.update(needs).set(columns).where(eq(needs.id, row.id)).run();
        db.delete(introductions).run();
        for (const values of story) {
          makeIntroduction(db, { ...values, needId: row.id, offerId: offer.id });
        }
        const isFound = (condition: ReturnType<typeof readableSummary>) =>
          db
            .select({ id: needs.id })
            .from(needs)
            .where(and(eq(needs.id, row.id), condition))
            .get() !== undefined;
        const access = needAccess(actor, exposed);
        expect(isFound(readableSummary(db, actor))).toBe(access !== 'none');
        expect(isFound(readableDetails(db, actor))).toBe(access === 'details');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the label of a match', () => {
  it('is at least AMBER, for who was introduced to whom is theirs alone', () => {
    expect(LABELS.map(matchLabel)).toEqual(['AMBER', 'AMBER', 'AMBER', 'AMBER+STRICT']);
  });
});
