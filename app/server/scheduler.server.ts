import type { Db } from '#db/client.server';
import { startActivities } from '~/features/agreements/mutations/start.server';
import { makeDigests, sendDueMails } from '~/features/notifications/mutations/outbox.server';
import type { Site } from '~/features/notifications/mail.server';
import { completeBySilence } from '~/features/results/mutations/complete.server';
import { askFollowUps } from '~/features/results/mutations/follow-up.server';
import { remindUnanswered } from '~/features/upkeep/mutations/introductions.server';
import { closeWithExpired } from '~/features/introductions/mutations/close-matches.server';
import { expireNeeds, warnExpiring } from '~/features/upkeep/mutations/needs.server';
import { warnUnconfirmed } from '~/features/upkeep/mutations/offers.server';
import { lapseSuggestions } from '~/features/upkeep/mutations/suggestions.server';
import { failInterrupted } from '~/features/rounds/mutations/run.server';
import type { Env } from './env.server';
import type { Log } from './log.server';
import type { Mailer } from './mailer.server';

interface Due {
  db: Db;
  now: Date;
  /** Null where no mail can be sent: mails then wait. */
  mailer: Mailer | null;
  site: Site;
  log: Log;
}

/** What a run did, by job: how many rows. A job that failed is null. */
export type Done = Record<string, number | null>;

/**
 * All that time, and no person, asks for, each job in small transactions of its own. Run again at once, or in
 * another process, it does nothing more. A job that fails is logged and leaves the others alone.
 */
export async function doWhatIsDue(due: Due): Promise<Done> {
  const { db, now, mailer, site, log } = due;
  const jobs: Record<string, () => number | Promise<number>> = {
    introductionsReminded: () => remindUnanswered({ db, now }),
    needsExpired: () => expireNeeds({ db, now }, closeWithExpired),
    needsWarned: () => warnExpiring({ db, now }),
    offersWarned: () => warnUnconfirmed({ db, now }),
    suggestionsLapsed: () => lapseSuggestions({ db, now }),
    completions: () => {
      const { reminded, completed } = completeBySilence(db, now);
      return reminded + completed;
    },
    activitiesStarted: () => startActivities(db, now),
    followUpsAsked: () => askFollowUps(db, now),
    roundsInterrupted: () => failInterrupted(db, new Date(performance.timeOrigin), now),
    digests: () => makeDigests({ db, now }),
    mails: () => (mailer ? sendDueMails({ db, now, mailer, site, log }) : 0),
  };
  const done: Done = {};
  for (const [job, run] of Object.entries(jobs)) {
    try {
      done[job] = await run();
    } catch (error) {
      done[job] = null;
      log.error({ job, err: error }, 'due work failed');
    }
  }
  const some = Object.fromEntries(Object.entries(done).filter(([, rows]) => rows));
  if (Object.keys(some).length > 0) log.info(some, 'due work done');
  return done;
}

/** Where links in mails lead, and what signs them. */
export function siteOf(env: Env): Site {
  return { origin: env.ORIGIN ?? `http://localhost:${env.PORT}`, secret: env.TOKEN_SECRET };
}

/**
 * Looks for due work now and then, one run after another. Its timer does not keep the process alive; `stop` waits
 * for a run that is going on.
 */
export function startScheduler({
  db,
  env,
  mailer,
  log,
}: Pick<Due, 'db' | 'mailer' | 'log'> & { env: Env }): { stop(): Promise<void> } {
  if (env.SCHEDULER_SECONDS === 0) return { stop: () => Promise.resolve() };
  const site = siteOf(env);
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const next = (seconds: number) => {
    timer = setTimeout(() => {
      running = doWhatIsDue({ db, now: new Date(), mailer, site, log }).then(() => {
        if (!isStopped) next(env.SCHEDULER_SECONDS);
      });
    }, seconds * 1000).unref();
  };
  next(1);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
      mailer?.close();
    },
  };
}
