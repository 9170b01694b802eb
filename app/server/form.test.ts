import { describe, expect, it } from 'vitest';
import { leaveTheirs, readForm, refuseForm } from './form.server';
import { newOnce, onceOf } from './once.server';
import { differing, versionOf } from './sent';

const post = (entries: Record<string, string>, path = '/en/needs/new') =>
  readForm(
    new Request(`https://commons.example${path}`, {
      method: 'POST',
      body: new URLSearchParams(entries),
    }),
  );

describe('the mark of a form', () => {
  const once = newOnce();
  const markOf = async (...sent: Parameters<typeof post>) => onceOf(await post(...sent));

  it('is the same for the same form, and another for one that was changed or sent elsewhere', async () => {
    const mark = await markOf({ once, title: 'A' });
    expect(await markOf({ once, title: 'A' })).toBe(mark);
    const others = [
      await markOf({ once, title: 'B' }),
      await markOf({ once, title: 'A', intent: 'open' }),
      await markOf({ once, title: 'A' }, '/en/offers/new'),
      await markOf({ once: newOnce(), title: 'A' }),
    ];
    expect(new Set([mark, ...others]).size).toBe(5);
  });

  it('is asked of every form, and read as it was made', async () => {
    for (const wrong of ['', 'short', 'x'.repeat(65), 'not a token of ours']) {
      await expect(markOf({ once: wrong })).rejects.toMatchObject({ status: 400 });
    }
    await expect(markOf({ title: 'A' })).rejects.toMatchObject({ status: 400 });
  });
});

describe('a form that is held against what stands there now', () => {
  const stored = { title: 'Theirs', modes: ['remote', 'on-site'], topics: ['a'], places: '' };

  it('leaves what is ticked as it is stored, whatever was typed, and the rest as it was typed', () => {
    const form = new FormData();
    form.append('title', 'Mine');
    form.append('modes', 'on-site');
    form.append('topics', 'b');
    form.append('places', '7');
    for (const name of ['title', 'modes', 'places', 'unknown']) form.append('theirs', name);
    leaveTheirs(form, () => stored);
    expect([...form]).toEqual([
      ['topics', 'b'],
      ['title', 'Theirs'],
      ['modes', 'remote'],
      ['modes', 'on-site'],
      ['places', ''],
    ]);
  });

  it('asks for what is stored only where something is ticked, and does without what is gone', () => {
    const form = new FormData();
    form.append('title', 'Mine');
    leaveTheirs(form, () => {
      throw new Error('nothing was ticked');
    });
    form.append('theirs', 'title');
    leaveTheirs(form, () => undefined);
    expect([...form]).toEqual([['title', 'Mine']]);
  });

  it('differs in what says something else: an order where it counts, and no white space', () => {
    const typed = { title: ' Theirs\r\n', modes: ['on-site', 'remote'], topics: ['a', ''] };
    const names = ['title', 'modes', 'topics', 'places'];
    expect(differing(typed, stored, names)).toEqual([]);
    expect(differing(typed, stored, names, ['modes'])).toEqual([
      { name: 'modes', typed: ['on-site', 'remote'], now: ['remote', 'on-site'] },
    ]);
    expect(differing({ ...typed, places: '7' }, stored, names)).toEqual([
      { name: 'places', typed: ['7'], now: [] },
    ]);
  });

  it('carries the version it began with, and after a conflict the one that stands there now', () => {
    const form = new FormData();
    form.append('version', '1');
    const errors = { '': ['x'] };
    expect(versionOf(undefined, 4)).toBe('4');
    expect(versionOf(refuseForm(form, { status: 422, errors }), 4)).toBe('1');
    expect(versionOf(refuseForm(form, { status: 409, errors }), 4)).toBe('4');
  });
});
