import { expect, test } from 'vitest';
import { makeNeed, makeOffer } from '../../tests/properties/factory';
import { uniformNeed, uniformOffer } from './uniform';

test('rows that state different things have the same fields in the same order', () => {
  const offers = [makeOffer(), makeOffer({ tied: 'untied', evaluation: false, declined: [] })];
  const [fields, others] = offers.map((row) => Object.keys(uniformOffer(row)));
  expect(others).toEqual(fields);
  expect(fields).toContain('handover');
  const needs = [makeNeed(), { topics: [], ...makeNeed({ stage: 'starting' }) }];
  const [ofNeed, ofOther] = needs.map((row) => Object.keys(uniformNeed(row)));
  expect(ofOther).toEqual(ofNeed);
  expect(ofNeed).toContain('womenTarget');
});

test('what a row states stays, what it leaves out is not stated, and the row itself is as it was', () => {
  const row = makeOffer({ places: 3, handover: false });
  expect(uniformOffer(row)).toMatchObject(row);
  expect(uniformOffer(row).evaluation).toBeUndefined();
  expect(row).toEqual(makeOffer({ places: 3, handover: false }));
  // A row that came before leaves nothing behind.
  expect(uniformOffer(makeOffer()).handover).toBeUndefined();
  expect(uniformNeed(makeNeed({ womenTarget: 30 }))).toMatchObject(makeNeed({ womenTarget: 30 }));
});
