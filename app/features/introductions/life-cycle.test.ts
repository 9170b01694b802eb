import { describe, expect, it } from 'vitest';
import { INTRODUCTION_STATUSES, SIDES } from '#db/schema/enums';
import {
  GIVEN_UP,
  MATCH_ACTIONS,
  type Standing,
  TRANSITIONS,
  mayDo,
  nextStatus,
  openActions,
} from './life-cycle';

const standings: Standing[] = ['none', 'suggested', ...INTRODUCTION_STATUSES];

describe('the way of a match', () => {
  it('leads from nothing to every status', () => {
    const reached = new Set<Standing>(['none']);
    for (let known = 0; known < reached.size;) {
      known = reached.size;
      for (const { from, to } of TRANSITIONS) {
        if (to && from.some((status) => reached.has(status))) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...standings].sort());
  });

  it('has a row for every action and leaves no doubt where one leads', () => {
    for (const action of MATCH_ACTIONS) {
      const rows = TRANSITIONS.filter((row) => row.action === action);
      expect(rows, action).not.toHaveLength(0);
      const keys = rows.flatMap(({ by, from }) => by.flatMap((b) => from.map((f) => `${b} ${f}`)));
      expect(new Set(keys).size, action).toBe(keys.length);
    }
  });

  it('is closed for good after a decline or a withdrawal', () => {
    for (const status of GIVEN_UP) {
      for (const side of [...SIDES, 'coordinator', 'clock'] as const) {
        expect(openActions({ status, side, askedBy: 'state' })).toEqual([]);
      }
    }
  });

  it('gives nobody else a hand in it', () => {
    for (const status of standings) expect(openActions({ status, side: null })).toEqual([]);
  });

  it('starts with the State alone', () => {
    expect(mayDo('introduce', { status: 'none', side: 'state' })).toBe(true);
    expect(mayDo('introduce', { status: 'suggested', side: 'state' })).toBe(true);
    for (const side of ['provider', 'coordinator', 'clock'] as const) {
      expect(mayDo('introduce', { status: 'none', side })).toBe(false);
    }
    expect(mayDo('introduce', { status: 'introduced', side: 'state' })).toBe(false);
  });

  it('is answered by the provider alone, once', () => {
    expect(nextStatus('accept', { status: 'introduced', side: 'provider' })).toBe('accepted');
    expect(nextStatus('decline', { status: 'introduced', side: 'provider' })).toBe('declined');
    expect(nextStatus('accept', { status: 'introduced', side: 'state' })).toBeNull();
    expect(nextStatus('decline', { status: 'accepted', side: 'provider' })).toBeNull();
  });

  it('can be left by either side until there is an agreement', () => {
    for (const side of SIDES) {
      expect(nextStatus('withdraw', { status: 'accepted', side })).toBe('withdrawn');
      expect(nextStatus('withdraw', { status: 'agreed', side })).toBeNull();
      expect(nextStatus('end-early', { status: 'agreed', side })).toBe('ended-early');
    }
  });

  it('lets nobody accept what it proposed itself', () => {
    const at = { status: 'accepted', side: 'state' } as const;
    expect(nextStatus('accept-terms', { ...at, askedBy: 'provider' })).toBe('agreed');
    expect(nextStatus('accept-terms', { ...at, askedBy: 'state' })).toBeNull();
    expect(nextStatus('accept-terms', at)).toBeNull();
    expect(nextStatus('accept-terms', { ...at, status: 'agreed', askedBy: 'provider' })).toBe(
      'agreed',
    );
  });

  it('is complete when both sides say so, or by silence', () => {
    const at = { status: 'agreed', side: 'state' } as const;
    expect(nextStatus('complete', at)).toBe('agreed');
    expect(nextStatus('complete', { ...at, completedBy: ['provider'] })).toBe('completed');
    expect(nextStatus('complete', { ...at, completedBy: ['state'] })).toBeNull();
    expect(nextStatus('silence-completes', { status: 'agreed', side: 'clock' })).toBe('completed');
    expect(mayDo('silence-completes', { status: 'agreed', side: 'provider' })).toBe(false);
  });
});
