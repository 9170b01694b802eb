import { writeSync } from 'node:fs';
import { openDatabase } from '#db/client.server';
import { proposeTerms } from '~/features/agreements/mutations/propose.server';
import { NOW, actorFor } from '../factories';
import { termsForm, versionsOf } from '../matches';

/** What the writer is handed, as one JSON text. */
export interface Order {
  path: string;
  matchId: string;
  /** Who proposes, in turn. */
  personIds: [string, string];
  writes: number;
}

/** The token of the form that proposes a version: by it the test finds what the form left behind. */
export const tokenOf = (number: number) => `the-form-of-version-${number}`;

/** Proposes terms again and again, and says the number of each version once it is written, one a line. */
function write({ path, matchId, personIds, writes }: Order): void {
  const db = openDatabase(path);
  const actors = personIds.map((id) => actorFor(db, id));
  const first = versionsOf(db, matchId).length + 1;
  for (let number = first; number < first + writes; number += 1) {
    const actor = actors[number % 2];
    if (!actor) throw new Error('nobody proposes');
    const form = {
      ...termsForm({ notes: `Version ${number}` }, number - 1),
      once: tokenOf(number),
    };
    const where = { language: 'en', location: `/${number}` };
    const done = proposeTerms({ db, actor, now: NOW }, matchId, form, where);
    if (!done?.ok) throw new Error(JSON.stringify(done));
    writeSync(1, `${number}\n`);
  }
}

const order = process.argv[2];
if (order?.startsWith('{')) write(JSON.parse(order) as Order);
