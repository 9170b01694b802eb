import { NOW } from '../factories';
import type { Label } from '../../db/schema/enums';

/** Two needs of a State and two offers, and what has come of them, kept as plainly as it can be. */
export type Side = 'state' | 'provider';
export type Form = 'training' | 'mentoring' | 'exercise';

export const PEOPLE = [
  'focal',
  'colleague',
  'foreign',
  'provider',
  'rival',
  'implementer',
  'coordinator',
  'insider',
  'administrator',
] as const;
export type Person = (typeof PEOPLE)[number];

export const KINDS = [
  'suggest',
  'dismiss',
  'introduce',
  'accept',
  'decline',
  'withdraw',
  'propose',
  'agree',
  'end',
  'report',
  'confirm',
  'dispute',
  'complete',
  'follow-up',
  'pause',
  'resume',
  'close',
  'withdraw-need',
  'met',
  'review',
  'wait',
  'clock',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Action {
  kind: Kind;
  by: Person;
  need: 0 | 1;
  offer: 0 | 1;
  /** The form is of what is there now; else of what was there before, or of what never was. */
  fresh: boolean;
  /** Chooses among what the form can say. */
  option: number;
}

/** A side of a pair is told of something. */
export interface Told {
  kind: string;
  side: Side;
  need: 0 | 1;
  offer: 0 | 1;
}

export interface Terms {
  by: Side;
  status: 'proposed' | 'superseded' | 'accepted';
  support: Form[];
  startsOn: string;
  endsOn: string;
}
export interface Match {
  need: 0 | 1;
  offer: 0 | 1;
  status: string;
  since: number;
  reminded: boolean;
  terms: Terms[];
  support: Form[];
  activity: { status: string; from: string; to: string } | null;
  freed: boolean;
  said: Partial<Record<Side, number>>;
  silenceRemindedAt: number | null;
  heard: Partial<Record<Side, number>>;
  bySilence: boolean;
  reports: { side: Side; status: string }[];
  followUps: { dueOn: string; asked: boolean; answered: boolean }[];
}

export interface Setting {
  label: Label;
  places: [number, number];
  perState: [number, number];
  /** Whether the first offer has a condition, which the State ticks. */
  conditions: boolean;
}

const SUPPORTS: Form[][] = [['training'], ['mentoring'], ['training', 'mentoring']];
const STARTS = [0, 0, 30, 200];
const LASTS = [5, 90];

export class World {
  day = 0;
  readonly needs: { status: string; reviewOn: string; support: Form[] }[];
  readonly offers: { status: string; places: number; support: Form[] }[];
  readonly matches: Match[] = [];
  readonly suggestions: { need: 0 | 1; offer: 0 | 1; status: string; at: number }[] = [];

  constructor(readonly setting: Setting) {
    this.needs = [0, 1].map((index) => ({
      status: 'open',
      reviewOn: dayAt(330),
      support: index === 0 ? ['training', 'mentoring'] : ['training'],
    }));
    this.offers = ([0, 1] as const).map((index) => ({
      status: 'open',
      places: setting.places[index],
      support: index === 0 ? ['training', 'mentoring', 'exercise'] : ['training'],
    }));
  }

  get today() {
    return dayAt(this.day);
  }

  /** What is known of the pair now: its last match, whatever became of it. */
  match({ need, offer }: Action): Match | undefined {
    return this.matches.findLast((match) => match.need === need && match.offer === offer);
  }

  suggestion({ need, offer }: Action) {
    return this.suggestions.findLast(
      (suggestion) => suggestion.need === need && suggestion.offer === offer,
    );
  }

  /** The forms of a need that no agreement covers, but for one match. */
  open(need: 0 | 1, except?: Match): Form[] {
    const covered = this.matches
      .filter((match) => match.need === need && match !== except)
      .filter(({ status }) => status === 'agreed' || status === 'completed')
      .flatMap(({ support }) => support);
    return this.need(need).support.filter((form) => !covered.includes(form));
  }

  need(index: 0 | 1) {
    const need = this.needs[index];
    if (!need) throw new Error('no such need');
    return need;
  }
  offer(index: 0 | 1) {
    const offer = this.offers[index];
    if (!offer) throw new Error('no such offer');
    return offer;
  }

  /** Agreements of an offer with this State that take up its share today. */
  underWay(offer: 0 | 1): number {
    return this.matches.filter(
      ({ offer: of, activity }) =>
        of === offer &&
        activity !== null &&
        (activity.status === 'planned' || activity.status === 'active') &&
        activity.to >= this.today,
    ).length;
  }

  hasPlace(offer: 0 | 1): boolean {
    return this.offer(offer).places > 0 && this.underWay(offer) < this.setting.perState[offer];
  }

  /** Whether the pair could be introduced, by all but what is going on between the two. */
  isPossible({ need, offer }: Action): boolean {
    const { status, reviewOn } = this.need(need);
    return (
      status === 'open' &&
      reviewOn > this.today &&
      this.offer(offer).status === 'open' &&
      this.hasPlace(offer) &&
      this.open(need).some((form) => this.offer(offer).support.includes(form))
    );
  }

  /** What a form of terms says: the same choice on the same day says the same. */
  termsOf({ option }: Action): Omit<Terms, 'by' | 'status'> {
    const start = this.day + pick(STARTS, Math.floor(option / 3));
    return {
      support: pick(SUPPORTS, option),
      startsOn: dayAt(start),
      endsOn: dayAt(start + pick(LASTS, Math.floor(option / 12))),
    };
  }

  /** The side that a person may act for in a match with an offer. */
  side({ by, offer }: Action): Side | null {
    if (by === 'focal' || by === 'colleague') return 'state';
    return by === (offer === 0 ? 'provider' : 'rival') ? 'provider' : null;
  }
}

export function other(side: Side): Side {
  return side === 'state' ? 'provider' : 'state';
}

export function pick<T>(list: readonly T[], choice: number): T {
  return list[choice % list.length] as T;
}

/** The calendar day so many days after the first. */
export function dayAt(days: number): string {
  return momentAt(days).toISOString().slice(0, 10);
}
export function momentAt(days: number): Date {
  return new Date(NOW.getTime() + days * 86_400_000);
}
