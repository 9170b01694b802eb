import { describe, expect, it } from 'vitest';
import { formOf } from './form.fixture';
import { refusedNeed } from './refused.server';

describe('a form that the domain refused', () => {
  it('keeps what was typed, and after a 409 is to be held against what stands there now', () => {
    const form = formOf({ title: 'Mine', support: ['training', 'exercise'], version: '1' });
    const answer = refusedNeed(form, { ok: false, status: 409, errors: { '': ['x'] } });
    expect(answer.init).toEqual({ status: 409 });
    expect(answer.data).toEqual({
      typed: { title: ['Mine'], support: ['training', 'exercise'], version: ['1'] },
      errors: { '': ['x'] },
      isConflict: true,
    });
  });

  it('hands on what should be looked at again', () => {
    const sensitive = [{ field: 'title', kind: 'cve' as const, found: 'CVE-2021-44228' }];
    const answer = refusedNeed(formOf({}), { ok: false, status: 422, errors: {}, sensitive });
    expect(answer.data.sensitive).toEqual(sensitive);
  });
});
