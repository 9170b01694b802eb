import { describe, expect, it } from 'vitest';
import { type Board, parseBoard } from '../../app/matching/board';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { engineReference } from '../reference/engine-reference';
import { CATEGORIES } from '../reference/taxonomy';
import { INSTRUMENTS, LABELS, ORGANISATION_KINDS } from '../schema/enums';
import { DEMO_ACCOUNTS } from './accounts';
import { type DemoSet, INVENTED, REGISTER_2021 } from './records';
import { shiftYears, yearsToToday } from './shift';

const TODAY = '2026-11-21';
const SETS = [INVENTED, REGISTER_2021];

/** The board of some sets on a day, as the database would hold it: paused offers are not on it. */
function boardOf(sets: readonly DemoSet[], today: string): Board {
  const parsed = parseBoard(
    {
      version: 1,
      asOf: today,
      needs: sets.flatMap((set) => set.needs.map((need) => boardNeed(set, need, today))),
      offers: sets.flatMap((set) =>
        set.offers
          .filter(({ status = 'open' }) => status === 'open')
          .map((offer) => boardOffer(set, offer, today)),
      ),
      activities: sets.flatMap((set) =>
        set.activities.map(({ title: _t, source: _s, note: _n, from, to, ...activity }) => ({
          ...activity,
          ...{ from: moved(set, from, today), to: moved(set, to, today) },
        })),
      ),
    },
    engineReference,
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults, null, 2));
  return parsed.board;
}

function moved(set: DemoSet, date: string, today: string): string {
  return shiftYears(date, yearsToToday(set.asOf, today));
}

function boardNeed(set: DemoSet, need: DemoSet['needs'][number], today: string) {
  const {
    title: _title,
    objective: _objective,
    indicators: _indicators,
    evidence: _evidence,
    labelSummary: _labelSummary,
    source: _source,
    note: _note,
    labelDetails,
    ...fields
  } = need;
  return {
    ...fields,
    tlp: labelDetails ?? need.tlp,
    postedOn: moved(set, need.postedOn, today),
    window: { from: moved(set, need.window.from, today), to: moved(set, need.window.to, today) },
  };
}

function boardOffer(set: DemoSet, offer: DemoSet['offers'][number], today: string) {
  const {
    title: _title,
    summary: _summary,
    kind: _kind,
    status: _status,
    postedOn: _postedOn,
    source: _source,
    note: _note,
    organisation,
    ...fields
  } = offer;
  return {
    ...fields,
    provider: offer.provider ?? organisation,
    confirmedOn: moved(set, offer.confirmedOn, today),
    window: { from: moved(set, offer.window.from, today), to: moved(set, offer.window.to, today) },
  };
}

const matched = (sets: readonly DemoSet[], today = TODAY) =>
  match(prepare(boardOf(sets, today), engineReference));

describe('the demonstration board', () => {
  it.each(['2026-11-21', '2027-05-30', '2027-05-31', '2027-11-20', '2028-02-29', '2031-11-20'])(
    'can be read by the engine, and most of it is alive, on %s',
    (today) => {
      const { needs, offers } = boardOf(SETS, today);
      for (const rows of [needs, offers]) {
        const open = rows.filter(({ window }) => window.to >= today);
        expect(open.length / rows.length).toBeGreaterThan(0.75);
      }
    },
  );

  it('has every window open on the day it was written', () => {
    const { needs, offers } = boardOf(SETS, TODAY);
    expect([...needs, ...offers].filter(({ window }) => window.to < TODAY)).toEqual([]);
  });

  it('serves some needs of documents as well as invented ones, and leaves some without an offer', () => {
    const { allocation, unmatched } = matched(SETS);
    expect(allocation.some(({ need }) => need.startsWith('demo-'))).toBe(true);
    expect(allocation.some(({ need }) => !need.startsWith('demo-'))).toBe(true);
    expect(new Set(unmatched.map(({ reason }) => reason))).toEqual(
      new Set(['no-offer', 'contention']),
    );
  });

  it.each(['language', 'mode', 'scope', 'topic', 'window', 'places', 'conditions', 'safeguards'])(
    'shows what one change of %s would do',
    (gate) => {
      expect(matched([INVENTED]).unlocks.map((unlock) => unlock.gate)).toContain(gate);
      expect(matched(SETS).unlocks.map((unlock) => unlock.gate)).toContain(gate);
    },
  );

  it('shows overlaps to check and idle offers', () => {
    const { overlaps, idle } = matched([INVENTED]);
    expect(overlaps.length).toBeGreaterThanOrEqual(2);
    expect(idle.length).toBeGreaterThanOrEqual(1);
  });

  it('lets the demonstration provider see a count of sealed needs of three States', () => {
    const sealed = INVENTED.needs.filter(({ labelSummary }) => labelSummary === 'AMBER+STRICT');
    const ids = new Set(sealed.map(({ id }) => id));
    expect(new Set(sealed.map(({ category }) => category)).size).toBe(1);
    expect(new Set(sealed.map(({ state }) => state)).size).toBeGreaterThanOrEqual(3);
    const reachable = matched(SETS).rankings.filter(
      ({ need, offers }) => ids.has(need) && offers.some(({ offer }) => offer === 'demo-o01'),
    );
    expect(reachable).toHaveLength(ids.size);
  });
});

describe('the invented records', () => {
  it('are marked by having no source, and those of documents by having one', () => {
    const records = (set: DemoSet) => [...set.needs, ...set.offers, ...set.activities];
    expect(records(INVENTED).filter(({ source }) => source)).toEqual([]);
    expect(records(REGISTER_2021).filter(({ source }) => !source?.section)).toEqual([]);
  });

  it('cover every category and label', () => {
    const categories = new Set<string>(INVENTED.needs.map(({ category }) => category));
    expect([...categories].sort()).toEqual([...CATEGORIES].sort());
    const labels = new Set(INVENTED.needs.map(({ labelDetails }) => labelDetails));
    expect(labels).toEqual(new Set(LABELS));
  });

  it('never label a summary more strictly than the details', () => {
    for (const { id, labelSummary, labelDetails } of INVENTED.needs) {
      const strictness = (label = LABELS[0] as (typeof LABELS)[number]) => LABELS.indexOf(label);
      expect(strictness(labelDetails), id).toBeGreaterThanOrEqual(strictness(labelSummary));
    }
  });

  it('have what a need must have to be open', () => {
    for (const { id, objective, indicators = [], evidence } of INVENTED.needs) {
      expect(objective?.en && objective.zh, id).toBeTruthy();
      expect(indicators.length, id).toBeGreaterThan(0);
      if (evidence) expect(INSTRUMENTS, id).toContain(evidence.instrument);
    }
  });

  it('claim no level of an instrument for a State, but for the account of the demonstration', () => {
    const own = DEMO_ACCOUNTS.map(({ organisation }) => organisation.state as string | null);
    const levels = INVENTED.needs.filter(({ evidence }) => evidence?.level !== undefined);
    expect(levels.every(({ state }) => own.includes(state))).toBe(true);
  });

  it('answer the question about conditions in all three ways, with one offer paused, stale, tied', () => {
    const open = INVENTED.offers.filter(({ status = 'open' }) => status === 'open');
    expect(open.some(({ conditions }) => conditions === null)).toBe(true);
    expect(open.some(({ conditions }) => conditions?.length === 0)).toBe(true);
    expect(open.some(({ conditions }) => conditions?.length)).toBe(true);
    expect(INVENTED.offers.some(({ status }) => status === 'paused')).toBe(true);
    expect(open.some(({ confirmedOn }) => confirmedOn < '2026-05-21')).toBe(true);
    expect(open.some(({ tied }) => tied === 'tied')).toBe(true);
  });

  it('come from organisations of the demonstration, of every kind', () => {
    const organisations = [
      ...INVENTED.organisations,
      ...DEMO_ACCOUNTS.map(({ organisation }) => organisation),
    ];
    const known = new Set(organisations.map(({ id }) => id));
    const offering = new Set<string>();
    for (const { id, organisation = '' } of INVENTED.offers) {
      expect(known.has(organisation), id).toBe(true);
      const kind = organisations.find((row) => row.id === organisation)?.kind;
      if (kind) offering.add(kind);
    }
    expect([...offering].sort()).toEqual([...ORGANISATION_KINDS].sort());
  });
});

describe('the records of 2021', () => {
  it('are 30 needs, 20 offers and 16 activities, each told in English and Chinese', () => {
    const { needs, offers, activities } = REGISTER_2021;
    expect([needs.length, offers.length, activities.length]).toEqual([30, 20, 16]);
    for (const { id, title, objective } of needs) {
      expect(title.en && title.zh && objective?.en && objective.zh, id).toBeTruthy();
    }
    for (const { id, title, summary } of offers) {
      expect(title.en && title.zh && summary?.en && summary.zh, id).toBeTruthy();
    }
  });

  it('claim no conditions, since no document states any', () => {
    expect(REGISTER_2021.offers.every(({ conditions }) => conditions === null)).toBe(true);
  });
});
