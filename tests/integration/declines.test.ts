import { describe, expect, it } from 'vitest';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import type { Db } from '#db/client.server';
import { findCoordination } from '~/features/coordination/queries.server';
import { listWaiting } from '~/features/desk/queries.server';
import { findNeedHistory } from '~/features/history/queries.server';
import { findIntroduceForm } from '~/features/introductions/queries/introduce.server';
import { findSuggestForm, findTakingUp } from '~/features/introductions/queries/suggestions.server';
import { setPreferences, setRanking } from '~/features/matches/mutations.server';
import { findDemand } from '~/features/matches/queries.server';
import { findExplainedCandidates } from '~/features/matches/queries/explained.server';
import { findPreferences } from '~/features/matches/queries/preferences.server';
import { findRanking } from '~/features/matches/queries/ranking.server';
import { stancesOf, versionOfStances } from '~/features/matches/queries/stances.server';
import type { Matcher } from '~/features/matches/runner/matcher.server';
import { findNeed, listNeedsOfState } from '~/features/needs/queries.server';
import { findOffer } from '~/features/offers/queries.server';
import { findQueue } from '~/features/queue/queries.server';
import { countBoard } from '~/features/states/queries.server';
import type { Member } from '~/server/actor';
import { NOW, makeActivity, makeFocalPoint, makeMember, makeNeed, makeOffer } from '../factories';
import { testDatabase } from '../database';
import { testMatcher } from '../matcher';

const real = testMatcher();
const SEALED = { labelSummary: 'AMBER+STRICT', labelDetails: 'AMBER+STRICT' } as const;

/**
 * Every need has a reason to notice: places are short, so that one decline would set a chain of others moving, one
 * need has a single offer, and one is served by none but for a language.
 */
function world() {
  let runs = 0;
  const matcher: Matcher = {
    ...real,
    run: (board, options) => {
      runs += 1;
      return real.run(board, options);
    },
  };
  const db = testDatabase();
  const readers = {
    senegal: makeFocalPoint(db, 'SEN'),
    ghana: makeFocalPoint(db, 'GHA'),
    fiji: makeFocalPoint(db, 'FJI'),
    first: makeMember(db, 'provider'),
    second: makeMember(db, 'provider'),
    coordinator: makeMember(db, 'coordinator'),
  };
  const offer = (of: Member, values: Parameters<typeof makeOffer>[1] = {}) =>
    makeOffer(db, {
      organisationId: of.organisationId,
      handlingAccepted: true,
      places: 1,
      ...values,
    });
  const need = {
    senegal: makeNeed(db, { state: 'SEN', nationalPriority: 1 }),
    other: makeNeed(db, { state: 'SEN', nationalPriority: 2, labelDetails: 'AMBER' }),
    ghana: makeNeed(db, { state: 'GHA', labelSummary: 'GREEN', labelDetails: 'AMBER' }),
    fiji: makeNeed(db, { state: 'FJI', ...SEALED }),
    alone: makeNeed(db, { state: 'GHA', category: 'legal' }),
    unserved: makeNeed(db, { state: 'SEN', category: 'legal', languages: ['pt'] }),
  };
  const offered = {
    first: offer(readers.first, { handover: true }),
    second: offer(readers.second),
    legal: offer(readers.first, { categories: [{ category: 'legal', topics: [] }] }),
  };
  makeActivity(db);
  return { db, matcher, readers, need, offered, runs: () => runs };
}
type World = ReturnType<typeof world>;
type Name = keyof World['readers'];

/** All that a reader can open, as it is handed to the pages. */
async function pagesOf({ db, matcher }: World, actor: Member) {
  const today = NOW.toISOString().slice(0, 10);
  const who = { db, actor, now: NOW, locale: 'en' as const, today, matcher };
  const needIds = db.select({ id: needs.id, state: needs.state }).from(needs).all();
  const offerIds = db.select({ id: offers.id }).from(offers).all();
  const patience = new AbortController().signal;
  const pages: Record<string, unknown> = {
    dashboard: await findCoordination(who, {}),
    legal: await findCoordination(who, { category: 'legal' }),
    queue: findQueue(who, {}, 1),
    desk: listWaiting(who),
    counts: countBoard(who),
  };
  for (const { id, state } of needIds) {
    pages[`need ${id}`] = findNeed(who, id);
    pages[`candidates ${id}`] = await findExplainedCandidates(who, id, 1, patience);
    pages[`preferences ${id}`] = findPreferences(who, id);
    pages[`taking up ${id}`] = findTakingUp(who, id);
    pages[`history ${id}`] = findNeedHistory(who, id, 1);
    pages[`State ${state}`] = listNeedsOfState(who, state);
    for (const offer of offerIds) {
      pages[`introduce ${id} ${offer.id}`] = findIntroduceForm(who, id, [offer.id]);
      pages[`suggest ${id} ${offer.id}`] = findSuggestForm(who, id, offer.id);
    }
  }
  for (const { id } of offerIds) {
    pages[`offer ${id}`] = findOffer(who, id);
    pages[`demand ${id}`] = findDemand(who, id, 1);
    pages[`ranking ${id}`] = findRanking(who, id);
  }
  return pages;
}

async function pagesOfAll(stage: World, names: readonly Name[]) {
  const all: Record<string, unknown> = {};
  for (const name of names) all[name] = await pagesOf(stage, stage.readers[name]);
  return all;
}

const everyone = ['senegal', 'ghana', 'fiji', 'first', 'second', 'coordinator'] as const;
const but = (...names: Name[]) => everyone.filter((name) => !names.includes(name));
/** The form of what a record says now, filled in with one decline. */
function decline(db: Db, side: 'need' | 'offer', id: string, other: string) {
  const version = versionOfStances(stancesOf(db, side, id));
  return { version, choices: [{ id: other, choice: 'declined' as const }] };
}

describe('what one side declines', () => {
  it('of a provider, changes no page that anybody else opens, and costs no run', async () => {
    const stage = world();
    const { db, readers, need, offered, runs } = stage;
    const others = but('first');
    const before = await pagesOfAll(stage, others);
    const own = await pagesOf(stage, readers.first);
    const who = { db, actor: readers.first, now: NOW };
    const ran = runs();
    for (const [offer, id] of [
      [offered.first, need.senegal.id],
      [offered.first, need.ghana.id],
      [offered.legal, need.alone.id],
    ] as const) {
      expect(setRanking(who, offer.id, decline(db, 'offer', offer.id, id))).toEqual({ ok: true });
    }
    expect(await pagesOfAll(stage, others)).toEqual(before);
    expect(runs()).toBe(ran);
    expect(await pagesOf(stage, readers.first)).not.toEqual(own);
  });

  it('of a State, changes no page that another State, a provider or a coordinator opens', async () => {
    const stage = world();
    const { db, readers, need, offered } = stage;
    const others = but('senegal');
    const before = await pagesOfAll(stage, others);
    const own = await pagesOf(stage, readers.senegal);
    const who = { db, actor: readers.senegal, now: NOW };
    for (const id of [need.senegal.id, need.other.id]) {
      expect(setPreferences(who, id, decline(db, 'need', id, offered.first.id))).toEqual({
        ok: true,
      });
    }
    expect(await pagesOfAll(stage, others)).toEqual(before);
    expect(await pagesOf(stage, readers.senegal)).not.toEqual(own);
  });

  it('counts in what the State itself is told of the allocation', async () => {
    const { db, readers, need, offered, matcher } = world();
    const who = { db, actor: readers.senegal, now: NOW, locale: 'en' as const, matcher };
    const better = async () => {
      const patience = new AbortController().signal;
      const found = await findExplainedCandidates(who, need.senegal.id, 1, patience);
      const now = found?.told?.now;
      return now && 'outcome' in now ? now.outcome.better.map(({ offer }) => offer.id) : null;
    };
    expect(await better()).toEqual([offered.first.id, offered.second.id]);
    setPreferences(who, need.senegal.id, decline(db, 'need', need.senegal.id, offered.first.id));
    expect(await better()).toEqual([offered.second.id]);
  });
});
