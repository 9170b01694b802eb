import {
  type Action,
  type Kind,
  type Match,
  type Side,
  type Told,
  type World,
  other,
  pick,
} from './match-world';

/**
 * Who may do what and when, said once more without the application: null where an action must be refused; else what
 * it does, which when called changes the world and gives who is told.
 */
type Judge = (world: World, action: Action) => (() => Told[]) | null;

export const WAITS = [1, 15, 31, 61, 95, 190, 370];

const LIVE = ['introduced', 'accepted', 'agreed'];
const CONCLUDED = ['agreed', 'completed', 'ended-early'];

export const JUDGES: Record<Kind, Judge> = {
  suggest: (world, action) => {
    const { by, need, offer } = action;
    const isCoordinator = by === 'coordinator' || (by === 'insider' && offer !== 0);
    if (!isCoordinator || !world.isPossible(action)) return null;
    if (world.setting.label === 'AMBER+STRICT' && !readsByProvider(world, action)) return null;
    if (world.suggestion(action)?.status === 'open') return null;
    return () => {
      world.suggestions.push({ need, offer, status: 'open', at: world.day });
      return [told('suggestion-received', 'state', action)];
    };
  },

  dismiss: (world, action) => {
    const suggestion = world.suggestion(action);
    if (!isState(world, action) || suggestion?.status !== 'open' || !action.fresh) return null;
    return () => {
      suggestion.status = 'dismissed';
      return [];
    };
  },

  introduce: (world, action) => {
    const { need, offer, fresh } = action;
    if (!isState(world, action) || !fresh || !world.isPossible(action)) return null;
    if (LIVE.includes(world.match(action)?.status ?? '')) return null;
    return () => {
      const suggestion = world.suggestion(action);
      if (suggestion?.status === 'open') suggestion.status = 'taken';
      world.matches.push(newMatch(need, offer, world.day));
      return [told('introduction-received', 'provider', action)];
    };
  },

  accept: (world, action) => {
    const match = world.match(action);
    if (world.side(action) !== 'provider' || match?.status !== 'introduced') return null;
    const { status, reviewOn } = world.need(action.need);
    const isOpen = status === 'in-agreement' || (status === 'open' && reviewOn > world.today);
    if (!action.fresh || !isOpen) return null;
    return () => become(match, 'accepted', told('introduction-accepted', 'state', action));
  },

  decline: (world, action) => {
    const match = world.match(action);
    if (world.side(action) !== 'provider' || match?.status !== 'introduced') return null;
    if (!action.fresh) return null;
    return () => become(match, 'declined', told('introduction-declined', 'state', action));
  },

  withdraw: (world, action) => {
    const [match, side] = [world.match(action), world.side(action)];
    const isOpen =
      match?.status === 'accepted' || (match?.status === 'introduced' && side === 'state');
    if (!match || !side || !isOpen || !action.fresh) return null;
    return () => become(match, 'withdrawn', told('introduction-withdrawn', other(side), action));
  },

  propose: (world, action) => {
    const [match, side] = [world.match(action), world.side(action)];
    if (!match || !side || !action.fresh) return null;
    if (match.status !== 'accepted' && match.status !== 'agreed') return null;
    const terms = world.termsOf(action);
    const open = world.open(action.need, match);
    const offered = world.offer(action.offer).support;
    if (!terms.support.every((form) => open.includes(form) && offered.includes(form))) return null;
    const latest = match.terms.at(-1);
    const said = latest && [latest.startsOn, latest.endsOn, ...latest.support].join();
    if (said === [terms.startsOn, terms.endsOn, ...terms.support].join()) return null;
    return () => {
      dropProposal(match);
      match.terms.push({ ...terms, by: side, status: 'proposed' });
      match.heard[side] = world.day;
      return [told('terms-proposed', other(side), action)];
    };
  },

  agree: (world, action) => {
    const [match, side] = [world.match(action), world.side(action)];
    const latest = match?.terms.at(-1);
    if (!match || !side || latest?.status !== 'proposed' || latest.by === side) return null;
    if (match.status !== 'accepted' && match.status !== 'agreed') return null;
    if (!action.fresh || latest.endsOn < world.today) return null;
    const open = world.open(action.need, match);
    if (!latest.support.every((form) => open.includes(form))) return null;
    const [need, offer] = [world.need(action.need), world.offer(action.offer)];
    const isFirst = match.status === 'accepted';
    if (isFirst) {
      if (!['open', 'in-agreement', 'expired'].includes(need.status)) return null;
      if (offer.status !== 'open' || !world.hasPlace(action.offer)) return null;
    }
    return () => {
      for (const terms of match.terms) if (terms.status === 'accepted') terms.status = 'superseded';
      latest.status = 'accepted';
      if (isFirst) offer.places -= 1;
      const { support, startsOn: from, endsOn: to } = latest;
      const status = from > world.today ? 'planned' : 'active';
      Object.assign(match, { status: 'agreed', support, activity: { status, from, to } });
      // What was said to be complete was what had been agreed before.
      Object.assign(match, { said: {}, silenceRemindedAt: null });
      match.heard[side] = world.day;
      settle(world, action.need);
      const both = (['state', 'provider'] as const).map((of) => told('terms-accepted', of, action));
      return both;
    };
  },

  end: (world, action) => {
    const [match, side] = [world.match(action), world.side(action)];
    if (match?.status !== 'agreed' || !side || !action.fresh) return null;
    return () => {
      match.status = 'ended-early';
      dropProposal(match);
      stop(match, 'ended-early', world.today);
      if (side === 'provider' && action.option % 2 === 1) {
        match.freed = true;
        world.offer(action.offer).places += 1;
      }
      settle(world, action.need);
      return [told('match-ended', other(side), action)];
    };
  },

  report: (world, action) => {
    const [match, side] = [world.match(action), world.side(action)];
    if (!match || !side || !CONCLUDED.includes(match.status) || !action.fresh) return null;
    return () => {
      const own = match.reports.filter((report) => report.side === side);
      for (const report of own) report.status = 'superseded';
      match.reports.push({ side, status: 'reported' });
      match.heard[side] = world.day;
      return [told('report-received', other(side), action)];
    };
  },

  confirm: (world, action) => answer(world, action, 'confirmed'),
  dispute: (world, action) => answer(world, action, 'disputed'),

  complete: (world, action) => {
    const [match, side] = [world.match(action), world.side(action)];
    if (match?.status !== 'agreed' || !side || match.said[side] !== undefined) return null;
    if (!action.fresh || (match.activity && match.activity.from > world.today)) return null;
    return () => {
      match.said[side] = world.day;
      if (match.said[other(side)] !== undefined) return complete(world, match);
      return [told('completion-asked', other(side), action)];
    };
  },

  'follow-up': (world, action) => {
    const followUp = world.match(action)?.followUps[action.option % 2];
    if (!isState(world, action) || !followUp?.asked || followUp.answered) return null;
    return () => {
      followUp.answered = true;
      return [];
    };
  },

  pause: (world, action) => ofOffer(world, action, ['open'], 'paused'),
  resume: (world, action) => ofOffer(world, action, ['paused'], 'open'),
  close: (world, action) => ofOffer(world, action, ['open', 'paused'], 'closed'),

  'withdraw-need': (world, action) => {
    const live = world.matches.filter(
      ({ need, status }) => need === action.need && LIVE.includes(status),
    );
    if (live.some(({ status }) => status === 'agreed')) return null;
    return ofNeed(world, action, ['open', 'in-agreement', 'expired'], () => {
      world.need(action.need).status = 'withdrawn';
      return closed(world, action.need, ['introduced', 'accepted']);
    });
  },
  met: (world, action) =>
    ofNeed(world, action, ['open', 'in-agreement', 'expired'], () => {
      world.need(action.need).status = 'met';
      return closed(world, action.need, ['introduced', 'accepted']);
    }),
  review: (world, action) =>
    ofNeed(world, action, ['open', 'expired'], () => {
      const reviewOn = inMonths(world.today, 12);
      Object.assign(world.need(action.need), { status: 'open', reviewOn });
      return [];
    }),

  wait: (world, action) => () => {
    world.day += pick(WAITS, action.option);
    return [];
  },
  clock: (world) => () => [
    ...expire(world),
    ...lapse(world),
    ...remindUnanswered(world),
    ...begin(world),
    ...bySilence(world),
    ...ask(world),
  ],
};

function newMatch(need: 0 | 1, offer: 0 | 1, since: number): Match {
  const nothing = { terms: [], support: [], activity: null, reports: [], followUps: [] };
  const unsaid = { said: {}, heard: {}, silenceRemindedAt: null };
  const not = { freed: false, bySilence: false, reminded: false };
  return { need, offer, status: 'introduced', since, ...nothing, ...unsaid, ...not };
}

/** The need is no longer open: what has come no further than this ends with it. */
function closed(world: World, need: 0 | 1, from: string[]): Told[] {
  return world.matches
    .filter((match) => match.need === need && from.includes(match.status))
    .flatMap((match) => become(match, 'withdrawn', told('introduction-closed', 'provider', match)));
}

function isState(world: World, action: Action): boolean {
  return world.side(action) === 'state';
}

function told(kind: string, side: Side, { need, offer }: Pick<Action, 'need' | 'offer'>): Told {
  return { kind, side, need, offer };
}

function become(match: Match, status: string, ...news: Told[]): Told[] {
  match.status = status;
  return news;
}

/** A coordinator of the provider's own organisation reads what that organisation was let read. */
function readsByProvider(world: World, { by, need }: Action): boolean {
  return (
    by === 'insider' &&
    world.matches.some(
      (match) =>
        match.need === need &&
        match.offer === 0 &&
        ['accepted', ...CONCLUDED].includes(match.status),
    )
  );
}

function dropProposal(match: Match): void {
  for (const terms of match.terms) if (terms.status === 'proposed') terms.status = 'superseded';
}

function answer(world: World, action: Action, status: string): (() => Told[]) | null {
  const [match, side] = [world.match(action), world.side(action)];
  if (!match || !side || !CONCLUDED.includes(match.status) || !action.fresh) return null;
  const report = match.reports.findLast((one) => one.side === other(side));
  if (report?.status !== 'reported' && report?.status !== 'disputed') return null;
  return () => {
    report.status = status;
    match.heard[side] = world.day;
    return [told(`report-${status}`, other(side), action)];
  };
}

function stop(match: Match, status: string, today: string): void {
  const { activity } = match;
  if (!activity) return;
  const early = (day: string) => (day < today ? day : today);
  match.activity = { status, from: early(activity.from), to: early(activity.to) };
}

function complete(world: World, match: Match): Told[] {
  match.status = 'completed';
  dropProposal(match);
  stop(match, 'completed', world.today);
  match.followUps = [6, 12].map((months) => {
    return { dueOn: inMonths(world.today, months), asked: false, answered: false };
  });
  return (['state', 'provider'] as const).map((side) => told('match-completed', side, match));
}

/** A need is in agreement as long as nothing of it is open, and open again when something is. */
function settle(world: World, index: 0 | 1): void {
  const need = world.need(index);
  const isCovered = world.open(index).length === 0;
  if (isCovered && (need.status === 'open' || need.status === 'expired')) {
    need.status = 'in-agreement';
  } else if (!isCovered && need.status === 'in-agreement') {
    need.status = need.reviewOn <= world.today ? 'expired' : 'open';
  }
}

function ofOffer(world: World, action: Action, from: string[], to: string) {
  const offer = world.offer(action.offer);
  const isOwn = action.by === (action.offer === 0 ? 'provider' : 'rival');
  if (!isOwn || !action.fresh || !from.includes(offer.status)) return null;
  return () => {
    offer.status = to;
    return [];
  };
}

function ofNeed(world: World, action: Action, from: string[], act: () => Told[]) {
  const { status, reviewOn } = world.need(action.need);
  const now = status === 'open' && reviewOn <= world.today ? 'expired' : status;
  return isState(world, action) && action.fresh && from.includes(now) ? act : null;
}

function expire(world: World): Told[] {
  return ([0, 1] as const).flatMap((index) => {
    const need = world.need(index);
    if (need.status !== 'open' || need.reviewOn > world.today) return [];
    need.status = 'expired';
    const news = told('need-expired', 'state', { need: index, offer: 0 });
    return [news, ...closed(world, index, ['introduced'])];
  });
}

function lapse(world: World): Told[] {
  for (const suggestion of world.suggestions) {
    if (suggestion.status !== 'open') continue;
    const isOld = world.day - suggestion.at >= 90;
    const isGone = !['open', 'in-agreement'].includes(world.need(suggestion.need).status);
    if (isOld || isGone || world.offer(suggestion.offer).status === 'closed') {
      suggestion.status = 'lapsed';
    }
  }
  return [];
}

function remindUnanswered(world: World): Told[] {
  return world.matches.flatMap((match) => {
    if (match.status !== 'introduced' || match.reminded || world.day - match.since < 14) return [];
    match.reminded = true;
    return [told('introduction-reminder', 'provider', match)];
  });
}

function begin(world: World): Told[] {
  for (const { activity } of world.matches) {
    if (activity?.status === 'planned' && activity.from <= world.today) activity.status = 'active';
  }
  return [];
}

function bySilence(world: World): Told[] {
  return world.matches.flatMap((match) => {
    const [side] = Object.keys(match.said) as Side[];
    if (match.status !== 'agreed' || !side) return [];
    const silent = other(side);
    const remindedAt = match.silenceRemindedAt;
    const since = Math.max(remindedAt ?? match.said[side] ?? 0, match.heard[silent] ?? 0);
    if (world.day - since < (remindedAt === null ? 14 : 60)) return [];
    if (remindedAt === null) {
      match.silenceRemindedAt = world.day;
      return [told('completion-reminder', silent, match)];
    }
    match.bySilence = true;
    return complete(world, match);
  });
}

function ask(world: World): Told[] {
  return world.matches.flatMap((match) =>
    match.followUps.flatMap((followUp) => {
      if (followUp.asked || followUp.dueOn > world.today) return [];
      followUp.asked = true;
      return [told('follow-up-asked', 'state', match)];
    }),
  );
}

/** The same day of a later month; a day that the month lacks becomes its last. */
function inMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}
