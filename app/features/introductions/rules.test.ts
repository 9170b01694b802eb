import { describe, expect, it } from 'vitest';
import { INTRODUCTION_STATUSES, LABELS } from '#db/schema/enums';
import {
  type Stage,
  groupOf,
  matchDone,
  nextOf,
  opensTo,
  opensToImplementer,
  readsContact,
  readsMessage,
  sealedReason,
} from './rules';
import { offersAsked } from './schema';

const TODAY = '2027-03-10';
const stage = (change: Partial<Stage>): Stage => ({
  status: 'agreed',
  proposedBy: null,
  startsOn: '2027-03-01',
  endsOn: '2027-06-30',
  completedBy: [],
  ...change,
});

describe('what is next', () => {
  it.each<[Partial<Stage>, ReturnType<typeof nextOf>]>([
    [{ status: 'introduced' }, { step: 'answer', turn: 'provider' }],
    [{ status: 'accepted' }, { step: 'propose-terms', turn: 'both' }],
    [
      { status: 'accepted', proposedBy: 'state' },
      { step: 'answer-terms', turn: 'provider' },
    ],
    [{ proposedBy: 'provider' }, { step: 'answer-terms', turn: 'state' }],
    [{ startsOn: '2027-04-01' }, { step: 'wait-for-start', turn: null }],
    [{}, { step: 'report', turn: 'both' }],
    [{ endsOn: TODAY }, { step: 'report', turn: 'both' }],
    [{ endsOn: '2027-03-09' }, { step: 'complete', turn: 'both' }],
    [{ completedBy: ['state'] }, { step: 'complete', turn: 'provider' }],
    [{ status: 'completed' }, { step: 'nothing', turn: null }],
    [
      { status: 'declined', proposedBy: 'state' },
      { step: 'nothing', turn: null },
    ],
  ])('%j', (change, expected) => {
    expect(nextOf(stage(change), TODAY)).toEqual(expected);
  });

  it('stands under whose turn it is', () => {
    const at = (change: Partial<Stage>, side: Parameters<typeof groupOf>[2]) => {
      const of = stage(change);
      return groupOf(of.status, nextOf(of, TODAY), side);
    };
    expect(at({ status: 'introduced' }, 'provider')).toBe('yours');
    expect(at({ status: 'introduced' }, 'state')).toBe('theirs');
    expect(at({ status: 'accepted' }, 'state')).toBe('yours');
    expect(at({ status: 'accepted' }, 'implementer')).toBe('theirs');
    expect(at({}, 'provider')).toBe('running');
    expect(at({ status: 'completed' }, 'state')).toBe('done');
    for (const status of ['declined', 'withdrawn', 'ended-early'] as const) {
      expect(at({ status }, 'state')).toBe('closed');
    }
  });
});

describe('what opens to whom', () => {
  it('follows the label', () => {
    expect(LABELS.map(opensTo)).toEqual(['already', 'already', 'now', 'accepted']);
    expect(LABELS.map(opensToImplementer)).toEqual([true, true, true, false]);
  });

  it('ends with the match for everybody but the State', () => {
    for (const status of INTRODUCTION_STATUSES) {
      const isOver = status === 'declined' || status === 'withdrawn';
      const match = { status, labelDetails: 'AMBER', contactDisclosed: true } as const;
      expect(readsMessage('state', match)).toBe(true);
      expect(readsMessage('provider', match)).toBe(!isOver);
      expect(readsMessage('implementer', match)).toBe(!isOver);
      expect(readsMessage('implementer', { ...match, labelDetails: 'AMBER+STRICT' })).toBe(false);
      expect(readsContact('provider', match)).toBe(!isOver);
      expect(sealedReason({ status, isNeedWithdrawn: false })).toBe(isOver ? 'over' : 'strict');
    }
    expect(sealedReason({ status: 'accepted', isNeedWithdrawn: true })).toBe('withdrawn');
  });
});

describe('an address', () => {
  it('names each offer once, and no more than a form can hold', () => {
    const asked = Array.from({ length: 14 }, (_, index) => `offer=o${index % 12}`).join('&');
    expect(offersAsked(new URLSearchParams(`${asked}&offer=`))).toHaveLength(10);
    expect(offersAsked(new URLSearchParams('offer=a&offer=a'))).toEqual(['a']);
  });

  it('says what was done in words that are known', () => {
    expect(matchDone('sent')).toBe('sent');
    expect(matchDone('<script>')).toBeNull();
    expect(matchDone(null)).toBeNull();
  });
});
