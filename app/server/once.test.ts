import { describe, expect, it } from 'vitest';
import { writeTransaction } from '#db/client.server';
import { submissions } from '#db/schema/readings';
import { testDatabase } from '../../tests/database';
import { NOW, makeFocalPoint } from '../../tests/factories';
import { actOnce, newOnce } from './once.server';

describe('a form sent twice', () => {
  const db = testDatabase();
  const actor = makeFocalPoint(db);
  const other = makeFocalPoint(db, 'TGO');
  let acts = 0;
  const send = (
    token: string,
    who = actor,
    result: { ok: true } | { ok: false } | null = { ok: true },
  ) =>
    writeTransaction(db, (tx) =>
      actOnce(tx, { actor: who, now: NOW }, token, '/en/matches', () => {
        acts += 1;
        return result;
      }),
    );

  it('acts once and leads to the same place', () => {
    const token = newOnce();
    acts = 0;
    expect(send(token)).toEqual({ ok: true, location: '/en/matches' });
    expect(send(token)).toEqual({ ok: true, location: '/en/matches' });
    expect(acts).toBe(1);
  });

  it('acts for each person and each form', () => {
    const token = newOnce();
    acts = 0;
    send(token);
    send(token, other);
    send(newOnce());
    expect(acts).toBe(3);
  });

  it('may be sent again after a refusal', () => {
    const token = newOnce();
    acts = 0;
    expect(send(token, actor, { ok: false })).toEqual({ ok: false });
    expect(send(token, actor, null)).toBeNull();
    expect(send(token)?.ok).toBe(true);
    expect(acts).toBe(3);
  });

  it('keeps nothing of an act that fails', () => {
    const before = db.select().from(submissions).all().length;
    const token = newOnce();
    expect(() =>
      writeTransaction(db, (tx) =>
        actOnce(tx, { actor, now: NOW }, token, '/', (): { ok: true } => {
          throw new Error('the act fails');
        }),
      ),
    ).toThrow('the act fails');
    expect(db.select().from(submissions).all()).toHaveLength(before);
  });
});
