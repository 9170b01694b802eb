import { and, eq } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import type { Side } from '#db/schema/enums';
import { type TermsRow, termsVersions } from '#db/schema/terms';
import type { Terms } from '#db/schema/types';
import { recordAudit } from '~/features/audit/record.server';
import { mayDo } from '~/features/introductions/life-cycle';
import { actsFor } from '~/features/introductions/policy';
import { findSensitive } from '~/features/needs/rules';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import { fault } from '~/i18n/fault';
import { type Acted, actOnce } from '~/server/once.server';
import type { Member } from '~/server/actor';
import { type Match, findMatch, unseenConditions } from '../queries/match.server';
import { allTerms, settingOf } from '../queries/setting.server';
import { changedFields, differenceOf, validTerms } from '../rules';
import { type TermsForm, freeTexts, placesOf, toTerms } from '../schema';
import { type Refused, other, refuse, termsFacts } from './shared.server';

interface Who {
  db: Db;
  actor: Member;
  now: Date;
}

/**
 * Writes the next version of the terms: the first, an answer to the other side's, or a change of what was agreed.
 * The version before it stays, superseded unless it is in force. Null for who may not speak for a side now.
 * @param location where the page goes when done
 */
export function proposeTerms(
  { db, actor, now }: Who,
  id: string,
  form: TermsForm,
  { language, location }: { language: string; location: string },
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, form.once, location, () => {
      const found = findMatch(tx, id);
      const side = found && actsFor(actor, found.parties);
      if (!found || !side || !mayDo('propose-terms', { status: found.match.status, side })) {
        return null;
      }
      const versions = allTerms(tx, id);
      const latest = versions.at(-1) ?? null;
      if (form.version !== (latest?.number ?? 0)) return stale(latest);
      const terms = toTerms(form);
      const refused = refusal(tx, found, side, versions, form, now);
      if (refused) return refused;
      write(tx, { actor, now }, found, side, versions, { terms, language, note: form.note ?? '' });
      return { ok: true };
    }),
  );
}

/** The other side, or a colleague, proposed meanwhile: the form is shown with what differs, to be sent again. */
function stale(latest: TermsRow | null): Refused {
  return refuse(409, fault('agreements.error.stale', { number: latest?.number ?? 0 }));
}

function refusal(
  tx: Tx,
  found: Match,
  side: Side,
  versions: readonly TermsRow[],
  form: TermsForm,
  now: Date,
): Refused | null {
  const terms = toTerms(form);
  const setting = settingOf(tx, found, versions, now.toISOString().slice(0, 10));
  const errors = validTerms(terms, setting);
  if (Object.keys(errors).length > 0) {
    return { ok: false, status: 422, errors: atPlaces(errors, placesOf(form)) };
  }
  const sensitive = form.confirmSensitive ? [] : findSensitive(freeTexts(form));
  if (sensitive.length > 0) {
    return { ...refuse(422, fault('needs.error.sensitive'), 'confirmSensitive'), sensitive };
  }
  const latest = versions.at(-1);
  if (!latest || differenceOf(latest.terms, terms).length > 0) return null;
  // Where the offer's conditions are new to the State, the provider proposes what the State proposed once more, so
  // that the State sees the conditions when it accepts.
  const isForConditions =
    side === 'provider' &&
    latest.proposedBySide === 'state' &&
    found.match.status === 'accepted' &&
    unseenConditions(found).length > 0;
  return isForConditions
    ? null
    : refuse(422, fault('agreements.error.same', { number: latest.number }));
}

/** Faults of the n-th indicator belong to the n-th row that was begun. */
function atPlaces(
  errors: Record<string, string[]>,
  places: readonly number[],
): Record<string, string[]> {
  const moved = Object.entries(errors).map(([field, codes]) => [
    field.replace(/^indicators\[(\d+)\]/, (whole, index: string) => {
      const place = places[Number(index)];
      return place === undefined ? whole : `indicators[${place}]`;
    }),
    codes,
  ]);
  return Object.fromEntries(moved) as Record<string, string[]>;
}

function write(
  tx: Tx,
  { actor, now }: Omit<Who, 'db'>,
  found: Match,
  side: Side,
  versions: readonly TermsRow[],
  said: { terms: Terms; language: string; note: string },
): void {
  const { match, need, parties } = found;
  const previous = versions.at(-1);
  const number = (previous?.number ?? 0) + 1;
  tx.update(termsVersions)
    .set({ status: 'superseded' })
    .where(and(eq(termsVersions.introductionId, match.id), eq(termsVersions.status, 'proposed')))
    .run();
  tx.insert(termsVersions)
    .values({
      ...said,
      introductionId: match.id,
      number,
      proposedBySide: side,
      proposedBy: actor.personId,
      proposedAt: now.toISOString(),
    })
    .run();
  recordAudit(tx, {
    actor,
    now,
    action: 'terms.propose',
    subject: { type: 'introduction', id: match.id, state: need.state },
    before: previous ? { number: previous.number, ...termsFacts(previous.terms) } : null,
    after: {
      number,
      side,
      ...termsFacts(said.terms),
      ...(previous && { changed: changedFields(differenceOf(previous.terms, said.terms)) }),
    },
  });
  notify(tx, {
    kind: 'terms-proposed',
    subject: { type: 'introduction', id: match.id },
    recipients: peopleOfSide(tx, parties, other(side)),
    now,
  });
}
