import type { Names } from '~/i18n/names.server';
import { sharedDays } from '~/matching/gates';
import type { Prepared, PreparedNeed, PreparedOffer } from '~/matching/prepare';
import type {
  Arrangement,
  CheckId,
  Condition,
  GateId,
  Mode,
  Stage,
  Support,
  Technology,
  Tied,
} from '~/matching/vocabulary';

/** Codes of one closed list, which `words.<list>.<code>` says. */
export type CodedFact =
  | { kind: 'support'; codes: readonly Support[] }
  | { kind: 'mode'; codes: readonly Mode[] }
  | { kind: 'stage'; codes: readonly Stage[] }
  | { kind: 'technology'; codes: readonly Technology[] }
  | { kind: 'arrangement'; codes: readonly Arrangement[] }
  | { kind: 'condition'; codes: readonly Condition[] }
  | { kind: 'tied'; codes: readonly Tied[] }
  | { kind: 'gender'; codes: readonly (0 | 1 | 2)[] };

/** What one side asked or declared, as a value that any language can say. */
export type Fact =
  | CodedFact
  | { kind: 'not-stated' }
  | { kind: 'none' }
  | { kind: 'flag'; yes: boolean }
  | { kind: 'languages'; codes: readonly string[] }
  /** Names of the reference data, already in the page's language. */
  | { kind: 'names' | 'topics'; names: readonly string[] }
  | { kind: 'whole-category' }
  | { kind: 'every-state' }
  | { kind: 'weeks' | 'months' | 'places'; count: number }
  | { kind: 'percent'; share: number }
  | { kind: 'day'; date: string }
  | { kind: 'window'; from: string; to: string }
  | { kind: 'shared-days'; days: number; weeks: number }
  | { kind: 'parties'; funder: string | null; implementer: string | null };

/** `asked` is null where a check asks the same of every offer. */
export interface Facts {
  asked: Fact | null;
  declared: Fact;
}

const NOT_STATED: Fact = { kind: 'not-stated' };

const flag = (answer: boolean | undefined): Fact =>
  answer === undefined ? NOT_STATED : { kind: 'flag', yes: answer };
const amount = (kind: 'weeks' | 'months', count: number | undefined): Fact =>
  count === undefined ? NOT_STATED : { kind, count };
const percent = (hundredths: number | undefined): Fact =>
  hundredths === undefined ? NOT_STATED : { kind: 'percent', share: hundredths / 100 };
/** A list where "none" was an answer of its own. */
const listOrNone = <T>(list: readonly T[] | null | undefined, say: (list: readonly T[]) => Fact) =>
  !list ? NOT_STATED : list.length === 0 ? ({ kind: 'none' } as const) : say(list);
/** A list that says nothing when it is empty. */
const listed = <T>(list: readonly T[] | undefined, say: (list: readonly T[]) => Fact) =>
  list?.length ? say(list) : NOT_STATED;

/** What the need asks and the offer declares in one check. */
export function checkFacts(
  check: CheckId,
  need: PreparedNeed,
  offer: PreparedOffer,
  board: Prepared,
  names: Names,
): Facts {
  const [asks, gives] = [need.row, offer.row];
  const ofAll = (declared: Fact): Facts => ({ asked: null, declared });
  switch (check) {
    case 'handover':
      return ofAll(flag(gives.handover));
    case 'follow-up':
      return ofAll(amount('months', gives.followUpMonths));
    case 'lasting':
      return {
        asked: listed(asks.stage && [asks.stage], (codes) => ({ kind: 'stage', codes })),
        declared: amount('weeks', gives.durationWeeks),
      };
    case 'topics':
    case 'support':
    case 'language':
    case 'mode':
      return gateFacts(check === 'topics' ? 'topic' : check, need, offer, names);
    case 'outcomes':
      return ofAll(flag(gives.outcomeIndicators));
    case 'evaluation':
      return ofAll(flag(gives.evaluation));
    case 'evidence':
      return ofAll(flag(gives.earlierResults));
    case 'unconditional':
      return ofAll(listOrNone(gives.conditions, (codes) => ({ kind: 'condition', codes })));
    case 'untied':
      return ofAll(listed(gives.tied && [gives.tied], (codes) => ({ kind: 'tied', codes })));
    case 'transparent': {
      const [funder, implementer] = [textOf(gives.funder), textOf(gives.implementer)];
      return ofAll(funder || implementer ? { kind: 'parties', funder, implementer } : NOT_STATED);
    }
    case 'accountable':
      return ofAll({ kind: 'day', date: gives.confirmedOn });
    case 'neutral':
      return ofAll(
        listOrNone(gives.excludes, (codes) => ({ kind: 'names', names: codes.map(names.state) })),
      );
    case 'arrangements':
      return ofAll(listOrNone(gives.arrangements, (codes) => ({ kind: 'arrangement', codes })));
    case 'technology':
      return {
        asked: listed(asks.technologies, (codes) => ({ kind: 'technology', codes })),
        declared: listed(gives.technologies, (codes) => ({ kind: 'technology', codes })),
      };
    case 'demand-driven':
      return ofAll(flag(gives.respondsToNeeds));
    case 'stage':
      return {
        asked: listed(asks.stage && [asks.stage], (codes) => ({ kind: 'stage', codes })),
        declared: listed(gives.stages, (codes) => ({ kind: 'stage', codes })),
      };
    case 'co-design':
      return ofAll(flag(gives.coDesign));
    case 'joint-monitoring':
      return ofAll(flag(gives.jointMonitoring));
    case 'timing':
      return {
        asked: { kind: 'window', ...asks.window },
        declared:
          gives.durationWeeks === undefined
            ? NOT_STATED
            : {
                kind: 'shared-days',
                days: sharedDays(need, offer, board.asOf),
                weeks: gives.durationWeeks,
              },
      };
    case 'plans':
      return ofAll(flag(gives.planConfidentiality));
    case 'safeguards':
      return ofAll(flag(gives.humanRightsSafeguards));
    case 'gender':
      return ofAll(
        gives.genderMarker === undefined
          ? NOT_STATED
          : { kind: 'gender', codes: [gives.genderMarker] },
      );
    case 'women':
      return { asked: percent(asks.womenTarget), declared: percent(gives.womenSeats) };
    case 'accessible':
      return { asked: flag(asks.accessible), declared: flag(gives.accessible) };
    case 'handling':
      return ofAll(flag(gives.handlingAccepted));
  }
}

/** What the two sides say where a gate holds a pair apart. */
export function gateFacts(
  gate: GateId,
  need: PreparedNeed,
  offer: PreparedOffer,
  names: Names,
): { asked: Fact; declared: Fact } {
  const [asks, gives] = [need.row, offer.row];
  const state: Fact = { kind: 'names', names: [names.state(asks.state)] };
  switch (gate) {
    case 'topic': {
      const offered = [...(offer.categories.get(asks.category) ?? [])];
      const topics = (codes: readonly string[]): Fact =>
        codes.length === 0
          ? { kind: 'whole-category' }
          : { kind: 'topics', names: codes.map(names.topic) };
      return { asked: topics(asks.topics ?? []), declared: topics(offered) };
    }
    case 'support':
      return {
        asked: { kind: 'support', codes: asks.support },
        declared: { kind: 'support', codes: gives.support },
      };
    case 'scope': {
      const covers = gives.covers ?? [];
      return {
        asked: state,
        declared:
          covers.length === 0
            ? { kind: 'every-state' }
            : { kind: 'names', names: covers.map(names.cover) },
      };
    }
    case 'language':
      return {
        asked: { kind: 'languages', codes: asks.languages },
        declared: { kind: 'languages', codes: gives.languages },
      };
    case 'mode':
      return {
        asked: { kind: 'mode', codes: asks.modes },
        declared: { kind: 'mode', codes: gives.modes },
      };
    case 'window':
      return {
        asked: { kind: 'window', ...asks.window },
        declared: { kind: 'window', ...gives.window },
      };
    case 'conditions':
      return {
        asked: { kind: 'none' },
        declared: listOrNone(gives.conditions, (codes) => ({ kind: 'condition', codes })),
      };
    case 'sovereignty': {
      const refused = new Set<string>(asks.refuses);
      const used = (gives.arrangements ?? []).filter((arrangement) => refused.has(arrangement));
      return {
        asked: listed(asks.refuses, (codes) => ({ kind: 'arrangement', codes })),
        declared: listed(used, (codes) => ({ kind: 'arrangement', codes })),
      };
    }
    case 'safeguards':
      return {
        asked: { kind: 'names', names: [names.category(asks.category)] },
        declared: flag(gives.humanRightsSafeguards),
      };
    case 'confidentiality':
      return { asked: { kind: 'flag', yes: true }, declared: flag(gives.handlingAccepted) };
    case 'places':
      return { asked: state, declared: { kind: 'places', count: gives.places } };
    case 'category':
    case 'excluded':
    case 'self':
    case 'declined':
      // Never shown as a near miss: there is nothing in them to change.
      return { asked: state, declared: NOT_STATED };
  }
}

function textOf(text: string | undefined): string | null {
  return text?.trim() ? text : null;
}
