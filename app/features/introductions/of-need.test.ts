import { expect, it } from 'vitest';
import { introductions } from '#db/schema/introductions';
import type { Member } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import { NOW, makeMember } from '../../../tests/factories';
import { makeAcceptedMatch } from '../../../tests/matches';
import { matchesOfNeed } from './queries/of-need.server';

it('leads the two sides and the implementer from a need to its match, and nobody else', () => {
  const db = testDatabase();
  const { need, match, focalPoint, provider, implementer } = makeAcceptedMatch(db);
  const seenBy = (actor: Member | typeof visitor) =>
    matchesOfNeed({ db, actor, now: NOW, locale: 'en' }, need.id).map(({ id }) => id);
  for (const actor of [focalPoint, provider, implementer]) {
    expect(seenBy(actor)).toEqual([match.id]);
  }
  for (const actor of [visitor, makeMember(db, 'provider'), makeMember(db, 'coordinator')]) {
    expect(seenBy(actor)).toEqual([]);
  }
  db.update(introductions).set({ status: 'declined' }).run();
  for (const actor of [focalPoint, provider, implementer]) expect(seenBy(actor)).toEqual([]);
});
