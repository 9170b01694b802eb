import { describe, expect, it } from 'vitest';
import { newOnce } from '~/server/once.server';
import { parseForm } from '~/server/form.server';
import { NOW } from '../../../tests/factories';
import { newFields } from './queries.server';
import { RoundInput, resultPart } from './schema';

/** A form as a browser sends it: every field, the empty ones too. */
function sent(changes: Record<string, string | string[]> = {}) {
  const form = new FormData();
  const fields = { ...newFields(NOW), once: newOnce(), name: 'A round', 'absorption.SEN': '' };
  for (const [name, value] of Object.entries({ ...fields, ...changes })) {
    for (const one of [value].flat()) form.append(name, one);
  }
  return parseForm(form, RoundInput);
}

describe('the form of a round', () => {
  it('means all where nothing is chosen, and no limit where none is typed', () => {
    const parsed = sent();
    expect(parsed).toMatchObject({
      ok: true,
      value: { categories: [], of: [], offerIds: [], staleAfterDays: 183, weights: { P10: 1 } },
    });
    expect(parsed.ok && parsed.value.absorption['SEN']).toBeUndefined();
  });

  it('takes States and groups together, and a limit of 0', () => {
    const parsed = sent({ of: ['LDC', 'GHA'], 'absorption.SEN': '0', 'absorption.GHA': '２' });
    expect(parsed).toMatchObject({
      ok: true,
      value: { of: ['LDC', 'GHA'], absorption: { SEN: 0, GHA: 2 } },
    });
  });

  it.each([
    ['name', ''],
    ['asOf', '2027-02-30'],
    ['categories', 'no-such-category'],
    ['of', 'XXX'],
    ['weights.P4', '101'],
    ['weights.P4', ''],
    ['absorption.SEN', '-1'],
    ['staleAfterDays', 'soon'],
  ])('names %s: %j as what is at fault, and keeps what was typed', (name, value) => {
    const parsed = sent({ [name]: value });
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(Object.keys(parsed.sent.errors)).toEqual([name]);
    expect(parsed.sent.typed[name]).toEqual([value]);
  });

  it('reads which part of a result is asked for, else the first', () => {
    expect(resultPart('gaps')).toBe('gaps');
    expect(resultPart('all')).toBe('pairs');
  });
});
