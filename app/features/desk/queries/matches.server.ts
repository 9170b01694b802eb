import { type SQL, and, asc, eq, inArray, isNotNull, isNull, min, ne } from 'drizzle-orm';
import type { Side } from '#db/schema/enums';
import { type IntroductionRow, introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { followUps, indicatorReports } from '#db/schema/reports';
import { suggestions } from '#db/schema/suggestions';
import { termsVersions } from '#db/schema/terms';
import { canNeed } from '~/features/needs/policy';
import { aboutOf } from '~/features/notifications/queries/subjects.server';
import { canOffer } from '~/features/offers/policy';
import { type Paths, pathsIn } from '~/i18n/paths';
import type { Waiting } from '../rules';
import type { DeskReader } from './reader';

const LIVE = ['introduced', 'accepted', 'agreed', 'completed', 'ended-early'] as const;

type Item = Pick<Waiting, 'kind' | 'since' | 'turn'>;

/** What waits in the matches of the actor's State and of its organisation, for who may act for them. */
export function matchesWaiting(reader: DeskReader): Waiting[] {
  const { db, actor } = reader;
  const rows = (where: SQL) =>
    db
      .select({ match: introductions })
      .from(introductions)
      .innerJoin(needs, eq(needs.id, introductions.needId))
      .where(and(where, inArray(introductions.status, LIVE)))
      .orderBy(asc(introductions.createdAt))
      .all()
      .map(({ match }) => match);
  return [
    ...(canNeed(actor) ? items(reader, rows(eq(needs.state, actor.state)), 'state') : []),
    ...(canOffer(actor)
      ? items(reader, rows(eq(introductions.providerId, actor.organisationId)), 'provider')
      : []),
  ];
}

function items(reader: DeskReader, matches: IntroductionRow[], side: Side): Waiting[] {
  const ids = matches.map(({ id }) => id);
  const proposed = proposedTerms(reader, ids);
  const reported = reportsOfOther(reader, ids, side);
  const waiting = matches.flatMap((match) =>
    [
      ofStatus(match, side, reader.today),
      match.status === 'accepted' || match.status === 'agreed'
        ? ofTerms(match, side, proposed.get(match.id))
        : null,
      ofReports(reported.get(match.id)),
    ].flatMap((item) => (item ? [{ ...item, id: match.id }] : [])),
  );
  const about = aboutOf(
    reader,
    waiting.map(({ id }) => ({ type: 'introduction' as const, id })),
  );
  return waiting.map((item) => ({
    ...item,
    dueOn: null,
    name: null,
    about: about({ type: 'introduction', id: item.id }),
    href: pageOf(item.kind, item.id, pathsIn(reader.locale)),
  }));
}

/** The page of the one thing to do; where terms or reports must be read first, the match's own. */
function pageOf(kind: Waiting['kind'], id: string, paths: Paths): string {
  switch (kind) {
    case 'introduction-answer':
      return paths.answerMatch(id);
    case 'terms-propose':
      return paths.matchTerms(id);
    case 'completion-answer':
    case 'completion-due':
      return paths.completeMatch(id);
    default:
      return paths.match(id);
  }
}

const other = (side: Side): Side => (side === 'state' ? 'provider' : 'state');

function ofStatus(match: IntroductionRow, side: Side, today: string): Item | null {
  if (match.status === 'introduced') {
    return side === 'provider'
      ? { kind: 'introduction-answer', since: match.createdAt, turn: 'you' }
      : { kind: 'introduction-waits', since: match.createdAt, turn: 'provider' };
  }
  if (match.status !== 'agreed') return null;
  const { completedByStateAt: state, completedByProviderAt: provider } = match;
  const [own, theirs] = side === 'state' ? [state, provider] : [provider, state];
  if (own === null && theirs !== null) {
    return { kind: 'completion-answer', since: theirs, turn: 'you' };
  }
  if (own !== null && theirs === null) {
    return { kind: 'completion-waits', since: own, turn: other(side) };
  }
  return own === null && match.endsOn !== null && match.endsOn < today
    ? { kind: 'completion-due', since: match.endsOn, turn: 'you' }
    : null;
}

function ofTerms(
  match: IntroductionRow,
  side: Side,
  proposed: { by: Side; at: string } | undefined,
): Item | null {
  if (proposed) {
    return proposed.by === side
      ? { kind: 'terms-wait', since: proposed.at, turn: other(side) }
      : { kind: 'terms-answer', since: proposed.at, turn: 'you' };
  }
  return match.status === 'accepted'
    ? { kind: 'terms-propose', since: match.answeredAt ?? match.createdAt, turn: 'you' }
    : null;
}

function ofReports(since: string | undefined): Item | null {
  return since === undefined ? null : { kind: 'report-answer', since, turn: 'you' };
}

/** The latest terms that still wait for an answer, by match. */
function proposedTerms({ db }: DeskReader, ids: string[]): Map<string, { by: Side; at: string }> {
  const rows = db
    .select({
      id: termsVersions.introductionId,
      by: termsVersions.proposedBySide,
      at: termsVersions.proposedAt,
    })
    .from(termsVersions)
    .where(and(inArray(termsVersions.introductionId, ids), eq(termsVersions.status, 'proposed')))
    .orderBy(asc(termsVersions.number))
    .all();
  return new Map(rows.map(({ id, by, at }) => [id, { by, at }]));
}

/** Since when the oldest report of the other side waits to be confirmed or disputed, by match. */
function reportsOfOther({ db }: DeskReader, ids: string[], side: Side): Map<string, string> {
  const rows = db
    .select({ id: indicatorReports.introductionId, since: min(indicatorReports.reportedAt) })
    .from(indicatorReports)
    .where(
      and(
        inArray(indicatorReports.introductionId, ids),
        eq(indicatorReports.status, 'reported'),
        ne(indicatorReports.side, side),
      ),
    )
    .groupBy(indicatorReports.introductionId)
    .all();
  return new Map(rows.flatMap(({ id, since }) => (since === null ? [] : [[id, since]])));
}

/** Suggestions and follow-ups, which the State alone answers. */
export function askedOfState(reader: DeskReader): Waiting[] {
  const { db, actor, locale } = reader;
  if (!canNeed(actor)) return [];
  const paths = pathsIn(locale);
  const suggested = db
    .select({ id: suggestions.id, since: suggestions.createdAt, needId: suggestions.needId })
    .from(suggestions)
    .innerJoin(needs, eq(needs.id, suggestions.needId))
    .where(and(eq(suggestions.status, 'open'), eq(needs.state, actor.state)))
    .all()
    .map(({ id, since, needId }) => ({
      kind: 'suggestion-answer' as const,
      subject: { type: 'suggestion' as const, id },
      since,
      href: paths.need(needId),
    }));
  const followed = db
    .select({ id: followUps.id, since: followUps.askedAt, match: followUps.introductionId })
    .from(followUps)
    .innerJoin(introductions, eq(introductions.id, followUps.introductionId))
    .innerJoin(needs, eq(needs.id, introductions.needId))
    .where(
      and(eq(needs.state, actor.state), isNotNull(followUps.askedAt), isNull(followUps.answeredAt)),
    )
    .all()
    .map(({ id, since, match }) => ({
      kind: 'follow-up-answer' as const,
      subject: { type: 'follow-up' as const, id },
      since: since ?? '',
      href: paths.followUp(match, id),
    }));
  const all = [...suggested, ...followed];
  const about = aboutOf(
    reader,
    all.map(({ subject }) => subject),
  );
  return all.map(({ kind, subject, since, href }) => ({
    kind,
    id: subject.id,
    since,
    dueOn: null,
    turn: 'you',
    name: null,
    about: about(subject),
    href,
  }));
}
