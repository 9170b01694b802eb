import type { Board, Need, Offer } from '../../app/matching/board';
import type { Reference } from '../../app/matching/reference';
import { capOf, isCurrent, plainBlockers, plainChoice, plainOrder } from './plain';

/** Need id → offer id, for the needs that have one. */
export type Assignment = ReadonlyMap<string, string>;

export interface PlainBoard {
  board: Board;
  reference: Reference;
  /** Each need's order, as offer ids. */
  orders: ReadonlyMap<string, string[]>;
  entering: Need[];
}

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function plainBoard(board: Board, reference: Reference): PlainBoard {
  const orders = new Map(
    board.needs.map((need) => [
      need.id,
      plainOrder(board, reference, need).map(({ offer }) => offer),
    ]),
  );
  const able = board.needs.filter(({ id }) => orders.get(id)?.length);
  const entering = able.filter((need) => {
    const limit = board.settings?.absorption?.[need.state];
    const before = able.filter(
      ({ state, nationalPriority }) =>
        state === need.state && nationalPriority < need.nationalPriority,
    );
    return limit === undefined || before.length < limit;
  });
  return { board, reference, orders, entering };
}

/** Rounds of proposals, as the page tells them: all who have nothing propose, all offers choose again. */
export function plainAllocation({ board, reference, orders, entering }: PlainBoard): Assignment {
  const next = new Map(entering.map(({ id }) => [id, 0]));
  const at = (need: Need) => orders.get(need.id)?.[next.get(need.id) ?? 0];
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const offer of board.offers) {
      const proposals = entering.filter((need) => at(need) === offer.id);
      const kept = plainChoice(board, reference, offer, proposals);
      for (const need of proposals.filter((proposal) => !kept.includes(proposal))) {
        next.set(need.id, (next.get(need.id) ?? 0) + 1);
        isMoving = true;
      }
    }
  }
  return new Map(entering.flatMap((need) => (at(need) ? [[need.id, at(need) ?? '']] : [])));
}

/** Every allocation of the entering needs that keeps to gates, places and places for each State. */
export function everyAllocation({ board, orders, entering }: PlainBoard): Assignment[] {
  const found: Assignment[] = [];
  const assign = (index: number, sofar: ReadonlyMap<string, string>) => {
    const need = entering[index];
    if (!need) return void found.push(sofar);
    assign(index + 1, sofar);
    for (const id of orders.get(need.id) ?? []) {
      const offer = board.offers.find((row) => row.id === id);
      const held = entering.filter((other) => sofar.get(other.id) === id);
      const ofState = held.filter(({ state }) => state === need.state).length;
      if (!offer || held.length >= offer.places || ofState >= capOf(board, offer, need.state))
        continue;
      assign(index + 1, new Map(sofar).set(need.id, id));
    }
  };
  assign(0, new Map());
  return found;
}

/** Pairs in which the need would rather have the offer, and the offer, choosing again, would take the need. */
export function blockingPairs(plain: PlainBoard, assignment: Assignment): [string, string][] {
  const { board, reference, orders, entering } = plain;
  return entering.flatMap((need) => {
    const order = orders.get(need.id) ?? [];
    const got = assignment.get(need.id);
    const better = got === undefined ? order : order.slice(0, order.indexOf(got));
    return better.flatMap((id): [string, string][] => {
      const offer = board.offers.find((row) => row.id === id);
      const held = entering.filter((other) => assignment.get(other.id) === id);
      if (!offer) return [];
      const choice = plainChoice(board, reference, offer, [...held, need]);
      return choice.includes(need) ? [[need.id, id]] : [];
    });
  });
}

export const isStable = (plain: PlainBoard, assignment: Assignment) =>
  blockingPairs(plain, assignment).length === 0;

/** The whole result of a board, without any part of the engine. */
export function plainMatch(board: Board, reference: Reference) {
  const plain = plainBoard(board, reference);
  const got = plainAllocation(plain);
  const needs = [...board.needs].sort((a, b) => byCode(a.id, b.id));
  const rankings = needs.map((need) => ({
    need: need.id,
    offers: plainOrder(board, reference, need),
  }));
  const reasonOf = (need: Need) => {
    if (got.has(need.id)) return null;
    if (!plain.orders.get(need.id)?.length) return 'no-offer';
    return plain.entering.includes(need) ? 'contention' : 'absorption';
  };
  const allocation = rankings.flatMap(({ need: id, offers }) => {
    const place = offers.findIndex(({ offer }) => offer === got.get(id));
    const need = board.needs.find((row) => row.id === id);
    const offer = board.offers.find((row) => row.id === got.get(id));
    if (!need || !offer) return [];
    const support = [...need.support].sort(byCode);
    return {
      need: id,
      offer: offer.id,
      rank: place + 1,
      fit: offers[place]?.fit,
      covers: support.filter((form) => offer.support.includes(form)),
      remaining: support.filter((form) => !offer.support.includes(form)),
    };
  });
  const wanted = new Set([...plain.orders.values()].flat());
  return {
    version: 1,
    asOf: board.asOf,
    pairs: {
      total: board.needs.length * board.offers.length,
      eligible: rankings.reduce((sum, { offers }) => sum + offers.length, 0),
    },
    rankings,
    allocation,
    unmatched: needs.flatMap((need) => {
      const reason = reasonOf(need);
      return reason ? [{ need: need.id, reason }] : [];
    }),
    coverage: {
      allocated: allocation.length,
      maximum: Math.max(...everyAllocation(plain).map(({ size }) => size)),
    },
    unlocks: plainUnlocks(plain),
    gaps: plainGaps(needs, reasonOf),
    overlaps: plainOverlaps(board),
    idle: board.offers
      .filter(({ id, places }) => places > 0 && !wanted.has(id))
      .map(({ id }) => id)
      .sort(byCode),
  };
}

function plainUnlocks({ board, reference, orders }: PlainBoard) {
  const rows = board.needs
    .filter(({ id }) => !orders.get(id)?.length)
    .flatMap((need) =>
      board.offers.flatMap((offer) => {
        const blockers = plainBlockers(board, reference, need, offer);
        const gate = blockers[0] ?? '';
        if (blockers.length !== 1 || ['category', 'excluded', 'self', 'declined'].includes(gate))
          return [];
        if (gate === 'window' && need.window.to < board.asOf) return [];
        return unlockValues(gate, need, offer).map((value) => ({ need, offer, gate, value }));
      }),
    );
  const keyOf = ({ need, gate, value }: (typeof rows)[number]) =>
    JSON.stringify([need.category, gate, value]);
  const distinct = (values: string[]) => [...new Set(values)].sort(byCode);
  return [...new Set(rows.map(keyOf))]
    .map((key) => {
      const group = rows.filter((row) => keyOf(row) === key);
      const [category, gate, value] = JSON.parse(key) as [string, string, string | null];
      const needs = distinct(group.map(({ need }) => need.id));
      const states = distinct(group.map(({ need }) => need.state));
      const offers = distinct(group.map(({ offer }) => offer.id));
      return { category, gate, value, needs, states, offers };
    })
    .sort(
      (a, b) =>
        b.needs.length - a.needs.length ||
        byCode(a.category, b.category) ||
        byCode(a.gate, b.gate) ||
        byCode(a.value ?? '', b.value ?? ''),
    );
}

export function unlockValues(gate: string, need: Need, offer: Offer): (string | null)[] {
  const used = (offer.arrangements ?? []).filter((use) => need.refuses?.includes(use));
  switch (gate) {
    case 'language':
      return need.languages;
    case 'mode':
      return need.modes;
    case 'scope':
      return [need.state];
    case 'conditions':
      return [[...(offer.conditions ?? [])].sort(byCode).join('+')];
    case 'sovereignty':
      return [used.sort(byCode).join('+')];
    default:
      return [null];
  }
}

function plainGaps(needs: Need[], reasonOf: (need: Need) => string | null) {
  const keys = [...new Set(needs.map(({ category, state }) => `${category} ${state}`))].sort(
    byCode,
  );
  return keys.map((key) => {
    const [category, state] = key.split(' ');
    const group = needs.filter((need) => `${need.category} ${need.state}` === key);
    const having = (reason: string | null) =>
      group.filter((need) => reasonOf(need) === reason).length;
    return {
      category,
      state,
      open: group.length,
      allocated: having(null),
      noOffer: having('no-offer'),
      contention: having('contention'),
      absorption: having('absorption'),
    };
  });
}

function plainOverlaps(board: Board) {
  const current = (board.activities ?? []).filter(isCurrent(board));
  return current
    .flatMap((a) =>
      current.flatMap((b) => {
        if (a.id >= b.id || a.state !== b.state || a.category !== b.category) return [];
        const topics = (a.topics ?? []).filter((topic) => b.topics?.includes(topic));
        if (a.topics?.length && b.topics?.length && topics.length === 0) return [];
        const from = Date.parse(a.from > b.from ? a.from : b.from);
        const days = (Date.parse(a.to < b.to ? a.to : b.to) - from) / 86_400_000 + 1;
        if (a.provider === b.provider || days < 1) return [];
        return [{ state: a.state, category: a.category, activities: [a.id, b.id], days }];
      }),
    )
    .sort(
      (x, y) =>
        byCode(x.state, y.state) ||
        byCode(x.category, y.category) ||
        byCode(x.activities.join(' '), y.activities.join(' ')),
    );
}
