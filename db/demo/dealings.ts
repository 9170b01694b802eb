import { and, desc, eq, isNotNull, lt, or } from 'drizzle-orm';
import pino from 'pino';
import { acceptTerms } from '../../app/features/agreements/mutations/accept.server';
import { proposeTerms } from '../../app/features/agreements/mutations/propose.server';
import { TermsForm } from '../../app/features/agreements/schema';
import { reportActivity } from '../../app/features/activities/mutations.server';
import { ActivityInput } from '../../app/features/activities/schema';
import { answerIntroduction } from '../../app/features/introductions/mutations/answer.server';
import { introduce } from '../../app/features/introductions/mutations/introduce.server';
import { suggest } from '../../app/features/introductions/mutations/suggest.server';
import { AnswerInput, IntroduceInput, SuggestInput } from '../../app/features/introductions/schema';
import { runBoard } from '../../app/features/matches/runner/run-board.server';
import type { Matcher } from '../../app/features/matches/runner/matcher.server';
import { sayComplete } from '../../app/features/results/mutations/complete.server';
import { answerReport, reportIndicator } from '../../app/features/results/mutations/report.server';
import { AnswerForm, ReportForm } from '../../app/features/results/schema';
import { createRound } from '../../app/features/rounds/mutations/draft.server';
import { publishRound } from '../../app/features/rounds/mutations/publish.server';
import { endOfRun, startRound } from '../../app/features/rounds/mutations/run.server';
import { newFields } from '../../app/features/rounds/queries.server';
import { RoundInput } from '../../app/features/rounds/schema';
import type { Member } from '../../app/server/actor';
import { loadActor } from '../../app/server/actor.server';
import { ConfirmInput } from '../../app/server/fields';
import { newOnce } from '../../app/server/once.server';
import { type Db, writeTransaction } from '../client.server';
import { activities } from '../schema/activities';
import { rounds } from '../schema/coordination';
import { introductions } from '../schema/introductions';
import { needs } from '../schema/needs';
import { notifications, outbox } from '../schema/notifications';
import { indicatorReports } from '../schema/reports';
import type { Provenance } from '../schema/types';

/** A match between two accounts of the demonstration: how far it has come, and how many days ago it began. */
interface Dealing {
  need: string;
  offer: string;
  ago: number;
  message: string;
}

const COURSE: Dealing = {
  need: 'demo-m1',
  offer: 'demo-p1',
  ago: 420,
  message: 'We would like to begin with the nine ministries that the plan names.',
};
const EVIDENCE: Dealing = {
  need: 'demo-m2',
  offer: 'demo-p1',
  ago: 110,
  message: 'The new procedure code asks for this from next year on.',
};
const FIGURES: Dealing = { need: 'demo-m3', offer: 'demo-p2', ago: 45, message: '' };
const EXERCISE: Dealing = {
  need: 'demo-m4',
  offer: 'demo-p2',
  ago: 30,
  message: 'Six operators have said that they would take part.',
};
const NETWORK: Dealing = { need: 'demo-m5', offer: 'demo-p1', ago: 9, message: '' };

const INVENTED: Provenance = { document: '', section: '', yearsMoved: 0, invented: true };

/**
 * Writes what the demonstration's accounts have agreed among themselves: a match in each stage, results, a report
 * from outside. All of it by the functions that a person's click calls, with the clock put back, so that the rules
 * hold for it and the audit log is whole. Nobody outside the demonstration takes part. Throws where a rule refuses.
 */
export function seedDealings(db: Db, now: Date): void {
  writeTransaction(db, () => {
    const stage = stageOf(db, now);
    agree(stage, COURSE, {
      from: 390,
      to: 200,
      support: ['training'],
      indicators: [
        { name: 'Administrators trained', baseline: '0', target: '12' },
        { name: 'Ministries that patch within a month', baseline: '2 of 9', target: '7 of 9' },
      ],
    });
    report(stage, COURSE, 'provider', 205, 0, '12', 'Attendance lists of both weeks');
    report(stage, COURSE, 'state', 204, 1, '7 of 9', 'Report of the internal audit');
    answer(stage, COURSE, 'state', 203, { answer: 'confirm' });
    answer(stage, COURSE, 'provider', 202, { answer: 'confirm' });
    complete(stage, COURSE, 'provider', 200);
    complete(stage, COURSE, 'state', 195);

    agree(stage, EVIDENCE, {
      from: 80,
      to: -100,
      support: ['training', 'advisory'],
      indicators: [
        { name: 'Investigators trained', baseline: '0', target: '20' },
        { name: 'Written procedure in use', baseline: null, target: 'one' },
      ],
    });
    report(stage, EVIDENCE, 'provider', 20, 0, '12 of 20', 'Attendance list of the first course');
    answer(stage, EVIDENCE, 'state', 14, {
      answer: 'dispute',
      disputeNote:
        'Deux des douze participants ont quitté le service depuis : nous en comptons dix.',
      language: 'fr',
    });
    report(stage, EVIDENCE, 'provider', 12, 1, 'A draft, read by both sides', '');
    answer(stage, EVIDENCE, 'state', 7, { answer: 'confirm' });

    accept(stage, FIGURES);
    proposal(stage, FIGURES, 'provider', 12, 0, {
      from: -60,
      to: -240,
      support: ['advisory'],
      indicators: [{ name: 'Measures with a figure', baseline: '3 of 21', target: '15 of 21' }],
    });
    accept(stage, EXERCISE);
    introduced(stage, NETWORK);

    suggested(stage);
    reported(stage);
    markInvented(db);
    leaveUnsent(stage);
  });
}

/** One round over the demonstration's own needs, run, and published a week ago. */
export async function seedRound(db: Db, now: Date): Promise<void> {
  const stage = stageOf(db, now);
  const { coordinator, at } = stage;
  const who = { db, actor: coordinator, now: at(7), locale: 'en' as const };
  const { weights, rest } = roundFields(who.now);
  const input = RoundInput.parse({
    ...rest,
    once: newOnce(),
    name: 'Round of the demonstration',
    weights,
    categories: ['assessment'],
    of: ['SEN'],
    offerIds: [],
  });
  const id = done(createRound(who, input, (made) => made)).location;
  const confirm = () => {
    const row = db.select({ version: rounds.version }).from(rounds).where(eq(rounds.id, id)).get();
    return ConfirmInput.parse({ once: newOnce(), version: String(row?.version) });
  };
  const log = pino({ level: 'silent' });
  done(startRound({ ...who, matcher: HERE_AND_NOW, log }, id, confirm(), '/'));
  await endOfRun(db, id);
  done(publishRound(who, id, confirm(), '/'));
  leaveUnsent(stage);
}

/** The board of one round is small: a thread would take longer to start than to match it. */
const HERE_AND_NOW: Matcher = {
  run: (board, { top = 0 } = {}) => Promise.resolve(runBoard({ board, top }, () => {})),
  health: () => Promise.resolve('ready'),
  close: () => Promise.resolve(),
};

function roundFields(now: Date) {
  const fields = Object.entries(newFields(now));
  const isWeight = ([name]: [string, unknown]) => name.startsWith('weights.');
  return {
    weights: Object.fromEntries(
      fields.filter(isWeight).map(([name, value]) => [name.slice('weights.'.length), value]),
    ),
    rest: Object.fromEntries(fields.filter((field) => !isWeight(field))),
  };
}

type Side = 'state' | 'provider';

interface Stage {
  db: Db;
  people: Record<Side, Member>;
  coordinator: Member;
  /** So many days ago, in the morning. */
  at: (ago: number) => Date;
}

function stageOf(db: Db, now: Date): Stage {
  const person = (id: string): Member => {
    const actor = loadActor(db, id);
    if (actor.kind !== 'member') throw new Error(`The demonstration has no account "${id}"`);
    return actor;
  };
  return {
    db,
    people: { state: person('demo-focal-point'), provider: person('demo-provider') },
    coordinator: person('demo-coordinator'),
    at: (ago) => new Date(now.getTime() - ago * 86_400_000),
  };
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const WHERE = { language: 'en', location: '/' };

/** What was done; a refusal ends the seeding with its reasons. */
function done<T extends { ok: boolean }>(sent: T | null): Extract<T, { ok: true }> {
  if (!sent?.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(sent)}`);
  return sent as Extract<T, { ok: true }>;
}

function as({ db, people, at }: Stage, side: Side, ago: number) {
  return { db, actor: people[side], now: at(ago), locale: 'en' as const };
}

function matchOf({ db }: Stage, { need }: Dealing) {
  const row = db.select().from(introductions).where(eq(introductions.needId, need)).get();
  if (!row) throw new Error(`"${need}" has not been introduced`);
  return row;
}

function introduced(stage: Stage, { need, offer, ago, message }: Dealing): void {
  const row = stage.db.select().from(needs).where(eq(needs.id, need)).get();
  const input = IntroduceInput.parse({
    once: newOnce(),
    version: String(row?.version),
    offer: [offer],
    message,
    seen: [],
  });
  done(introduce(as(stage, 'state', ago), need, input, '/'));
}

function accept(stage: Stage, dealing: Dealing): void {
  introduced(stage, dealing);
  const { id, version } = matchOf(stage, dealing);
  const input = AnswerInput.parse({
    once: newOnce(),
    version: String(version),
    answer: 'accept',
    note: 'Gladly. We shall send a first plan.',
  });
  done(answerIntroduction(as(stage, 'provider', dealing.ago - 5), id, input, WHERE));
}

interface Agreed {
  /** Days ago; less than 0 is ahead. */
  from: number;
  to: number;
  support: string[];
  indicators: { name: string; baseline: string | null; target: string }[];
}

function agree(stage: Stage, dealing: Dealing, agreed: Agreed): void {
  accept(stage, dealing);
  proposal(stage, dealing, 'state', dealing.ago - 12, 0, agreed);
  const input = { once: newOnce(), number: 1, conditions: [] };
  const who = as(stage, 'provider', dealing.ago - 20);
  done(acceptTerms(who, matchOf(stage, dealing).id, input, '/'));
}

function proposal(
  stage: Stage,
  dealing: Dealing,
  side: Side,
  ago: number,
  version: number,
  { from, to, support, indicators }: Agreed,
): void {
  const form = TermsForm.parse({
    once: newOnce(),
    version: String(version),
    startsOn: dayOf(stage.at(from)),
    endsOn: dayOf(stage.at(to)),
    support,
    indicators: indicators.map(({ name, baseline, target }) =>
      baseline === null ? { name, baselineUnknown: 'yes', target } : { name, baseline, target },
    ),
    responsibilities: {
      design: { state: 'lead', provider: 'contributes' },
      delivery: { provider: 'lead', state: 'contributes' },
      monitoring: { state: 'lead', provider: 'informed' },
    },
  });
  done(proposeTerms(as(stage, side, ago), matchOf(stage, dealing).id, form, WHERE));
}

function report(
  stage: Stage,
  dealing: Dealing,
  side: Side,
  ago: number,
  position: number,
  value: string,
  evidence: string,
): void {
  const form = ReportForm.parse({
    once: newOnce(),
    version: '1',
    position: String(position),
    value,
    measuredOn: dayOf(stage.at(ago)),
    ...(evidence && { evidence }),
  });
  done(reportIndicator(as(stage, side, ago), matchOf(stage, dealing).id, form, WHERE));
}

/** The answer to the last report of the other side. */
function answer(
  stage: Stage,
  dealing: Dealing,
  side: Side,
  ago: number,
  said: Record<string, string>,
): void {
  const { id } = matchOf(stage, dealing);
  const last = stage.db
    .select()
    .from(indicatorReports)
    .where(
      and(
        eq(indicatorReports.introductionId, id),
        eq(indicatorReports.side, side === 'state' ? 'provider' : 'state'),
        eq(indicatorReports.status, 'reported'),
      ),
    )
    .orderBy(desc(indicatorReports.reportedAt))
    .get();
  const form = AnswerForm.parse({ once: newOnce(), version: String(last?.version), ...said });
  const where = { ...WHERE, language: form.language ?? 'en' };
  done(answerReport(as(stage, side, ago), id, last?.id ?? '', form, where));
}

function complete(stage: Stage, dealing: Dealing, side: Side, ago: number): void {
  const { id, version } = matchOf(stage, dealing);
  const form = ConfirmInput.parse({ once: newOnce(), version: String(version) });
  done(sayComplete(as(stage, side, ago), id, form, '/'));
}

/** A coordinator suggests to the State an offer of another organisation for a need that is being dealt with. */
function suggested({ db, coordinator, at }: Stage): void {
  const who = { db, actor: coordinator, now: at(4), locale: 'en' as const };
  const note = 'This programme has done the same elsewhere, and could advise beside the academy.';
  const input = SuggestInput.parse({ once: newOnce(), offer: 'demo-o04', note });
  done(suggest(who, FIGURES.need, input, '/'));
}

function reported({ db, coordinator, at }: Stage): void {
  const who = { db, actor: coordinator, now: at(3), locale: 'en' as const };
  const input = ActivityInput.parse({
    once: newOnce(),
    organisation: 'demo-igo',
    state: 'SEN',
    category: 'diplomacy',
    topics: [],
    language: 'en',
    title: 'Seminar on confidence-building measures',
    dateFrom: dayOf(at(20)),
    dateTo: dayOf(at(-40)),
    status: 'active',
    support: ['training'],
    label: 'CLEAR',
    source: 'Invented for the demonstration',
  });
  done(reportActivity(who, input, '/'));
}

/** An activity of a match, or a report, stands alone on pages of States and offers, and says there that it is invented. */
function markInvented(db: Db): void {
  const made = or(isNotNull(activities.introductionId), isNotNull(activities.reportedBy));
  db.update(activities).set({ provenance: INVENTED }).where(made).run();
}

/** Nobody is written to about what never happened; what is older than two weeks has been read. */
function leaveUnsent({ db, at }: Stage): void {
  db.delete(outbox).run();
  db.update(notifications)
    .set({ readAt: at(13).toISOString() })
    .where(lt(notifications.createdAt, at(14).toISOString()))
    .run();
}
