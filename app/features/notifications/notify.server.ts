import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.server';
import type { MailChoice, Role, Side } from '#db/schema/enums';
import { notificationChoices, notifications, outbox } from '#db/schema/notifications';
import { organisations } from '#db/schema/organisations';
import { people, personRoles } from '#db/schema/people';
import type { NotificationKind, NotificationSubject } from './kinds';

export interface NotificationEvent {
  kind: NotificationKind;
  subject: { type: NotificationSubject; id: string };
  /** Ids of people; one who stands here twice is told once. */
  recipients: readonly string[];
  now: Date;
}

/**
 * Tells people of something, in the transaction of the change itself: a row for each, and for whoever wants such
 * mails at once, a mail that waits in the outbox. Codes and ids only: what may be told is decided when it is read.
 */
export function notify(tx: Tx, { kind, subject, recipients, now }: NotificationEvent): void {
  const people = [...new Set(recipients)];
  if (people.length === 0) return;
  const choices = choicesOf(tx, people, kind);
  const at = now.toISOString();
  for (const personId of people) {
    const id = randomUUID();
    tx.insert(notifications)
      .values({
        id,
        personId,
        kind,
        subjectType: subject.type,
        subjectId: subject.id,
        createdAt: at,
      })
      .run();
    if ((choices.get(personId) ?? 'at-once') !== 'at-once') continue;
    tx.insert(outbox)
      .values({
        id: randomUUID(),
        personId,
        notificationIds: [id],
        createdAt: at,
        nextAttemptAt: at,
      })
      .run();
  }
}

function choicesOf(
  tx: Tx,
  personIds: readonly string[],
  kind: NotificationKind,
): Map<string, MailChoice> {
  return new Map(
    tx
      .select({ personId: notificationChoices.personId, mail: notificationChoices.mail })
      .from(notificationChoices)
      .where(
        and(eq(notificationChoices.kind, kind), inArray(notificationChoices.personId, personIds)),
      )
      .all()
      .map(({ personId, mail }) => [personId, mail]),
  );
}

/**
 * The people who hold a role in a verified organisation, suspended ones left out: of one State's own organisations,
 * of one organisation, or (with neither) of all.
 */
export function peopleOf(
  tx: Tx,
  { state, organisationId, role }: { state?: string; organisationId?: string; role: Role },
): string[] {
  return tx
    .select({ id: people.id })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .innerJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      and(
        eq(personRoles.role, role),
        isNull(people.suspendedAt),
        isNotNull(organisations.verifiedAt),
        state === undefined
          ? undefined
          : and(eq(organisations.kind, 'state'), eq(organisations.state, state)),
        organisationId === undefined ? undefined : eq(people.organisationId, organisationId),
      ),
    )
    .orderBy(people.id)
    .all()
    .map(({ id }) => id);
}

/**
 * Who acts for a side of a match, and so is told of it: the State's focal points, or who may offer for the provider
 * (its providers, and the focal points where a State gives).
 */
export function peopleOfSide(
  tx: Tx,
  { state, providerId }: { state: string; providerId: string },
  side: Side,
): string[] {
  return side === 'state'
    ? peopleOf(tx, { state, role: 'focal-point' })
    : peopleWhoOffer(tx, providerId);
}

/** Who may offer for an organisation: its providers and, where it is a State's, its focal points. */
export function peopleWhoOffer(tx: Tx, organisationId: string): string[] {
  const organisation = tx
    .select({ kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get();
  const providers = peopleOf(tx, { organisationId, role: 'provider' });
  if (organisation?.kind !== 'state') return providers;
  const speakers = peopleOf(tx, { organisationId, role: 'focal-point' });
  return [...new Set([...providers, ...speakers])].sort();
}
