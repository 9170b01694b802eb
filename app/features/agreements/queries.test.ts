import { describe, expect, it } from 'vitest';
import { listActivitiesOfOffer, listActivitiesOfState } from '~/features/states/queries.server';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import { NOW, makeFocalPoint, makeMember } from '../../../tests/factories';
import {
  by,
  end,
  makeAcceptedMatch,
  makeAgreement,
  matchOf,
  propose,
} from '../../../tests/matches';
import { findAcceptance, findEnding, findTermsForm, readTerms } from './queries.server';

const db = testDatabase();

describe('the terms of a match', () => {
  it('are read by both sides and the implementer, and acted on by the two', () => {
    const { match, focalPoint, provider, implementer } = makeAcceptedMatch(db);
    propose(db, focalPoint, match.id, {}, 0);
    const read = (actor: typeof provider) =>
      readTerms({ ...by(db, actor), locale: 'en' }, match.id);
    expect(read(focalPoint)).toMatchObject({ may: { propose: true, accept: false } });
    expect(read(provider)).toMatchObject({ may: { propose: true, accept: true } });
    expect(read(implementer)).toMatchObject({ may: { propose: false, accept: false } });
    for (const actor of [makeFocalPoint(db, 'TGO'), makeMember(db, 'coordinator')]) {
      expect(read(actor)).toBeNull();
    }
    expect(readTerms({ db, actor: visitor, now: NOW, locale: 'en' }, match.id)).toBeNull();
    for (const find of [findTermsForm, findAcceptance, findEnding]) {
      expect(find({ ...by(db, implementer), locale: 'en' }, match.id)).toBeNull();
    }
  });

  it('are not for an implementer where the need is AMBER+STRICT', () => {
    const { match, focalPoint, provider, implementer } = makeAcceptedMatch(db, {
      need: { labelSummary: 'AMBER', labelDetails: 'AMBER+STRICT' },
    });
    propose(db, focalPoint, match.id, {}, 0);
    const read = (actor: typeof provider) =>
      readTerms({ ...by(db, actor), locale: 'en' }, match.id);
    expect(read(provider)).not.toBeNull();
    expect(read(implementer)).toBeNull();
  });

  it('show who ended them early and why', () => {
    const { match, provider, focalPoint } = makeAgreement(db);
    end(db, provider, match.id, matchOf(db, match.id)?.version ?? 0);
    expect(readTerms({ ...by(db, focalPoint), locale: 'en' }, match.id)).toMatchObject({
      ended: { reason: { text: 'The team was disbanded.', language: 'fr' } },
      may: { propose: false, accept: false },
    });
  });

  it('begin with what need and offer say', () => {
    const { match, focalPoint } = makeAcceptedMatch(db);
    expect(findTermsForm({ ...by(db, focalPoint), locale: 'en' }, match.id)).toMatchObject({
      kind: 'first',
      version: 0,
      support: ['training', 'mentoring'],
      stored: {
        startsOn: '2027-02-01',
        endsOn: '2027-12-31',
        support: ['training', 'mentoring'],
        'indicators[0].target': '10',
      },
    });
  });
});

describe('the activity that an agreement makes', () => {
  it('is read by whoever its label admits, and by whoever may read the need', () => {
    const { match, offer, focalPoint, provider, implementer } = makeAgreement(
      db,
      {},
      { need: { labelSummary: 'AMBER', labelDetails: 'AMBER' } },
    );
    const titles = (actor: typeof provider | typeof visitor) => {
      const who = { db, actor, locale: 'en' as const, today: '2027-01-15' };
      const ofState = listActivitiesOfState(who, 'SEN').filter(
        ({ title }) => title === offer.title,
      );
      expect(listActivitiesOfOffer(who, offer.id)).toEqual(ofState);
      return ofState.length;
    };
    for (const actor of [focalPoint, provider, implementer, makeMember(db, 'coordinator')]) {
      expect(titles(actor)).toBe(1);
    }
    for (const actor of [visitor, makeMember(db, 'provider'), makeFocalPoint(db, 'TGO')]) {
      expect(titles(actor)).toBe(0);
    }
    expect(matchOf(db, match.id)?.status).toBe('agreed');
  });
});
