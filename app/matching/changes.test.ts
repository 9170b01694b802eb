import { expect, test } from 'vitest';
import { preparePair, rowsOf } from '../../tests/properties/factory';
import type { Need, Offer } from './board';
import { type Change, changesFor } from './changes';
import { type GateId } from './vocabulary';

const HANDLING = 'incident-response/handling';
const CSIRT = 'incident-response/national-csirt';

function changes(gates: GateId[], needRow: Partial<Need> = {}, offerRow: Partial<Offer> = {}) {
  const board = preparePair(needRow, offerRow);
  const { need, offer } = rowsOf(board);
  return changesFor(need, offer, gates, board.asOf);
}

test.each<[GateId, Partial<Need>, Partial<Offer>, Omit<Change, 'gate'>]>([
  ['category', {}, {}, { kind: 'add-one', values: ['incident-response'] }],
  ['topic', { topics: [HANDLING, CSIRT] }, {}, { kind: 'add-one', values: [HANDLING, CSIRT] }],
  ['topic', {}, {}, { kind: 'add-one', values: [] }],
  [
    'support',
    { support: ['training', 'advisory'] },
    {},
    { kind: 'add-one', values: ['training', 'advisory'] },
  ],
  ['scope', {}, {}, { kind: 'add-one', values: ['SEN'] }],
  ['language', {}, {}, { kind: 'add-one', values: ['fr', 'en'] }],
  ['mode', {}, {}, { kind: 'add-one', values: ['on-site', 'remote'] }],
  ['window', {}, {}, { kind: 'period', values: ['2027-02-01', '2027-06-30'] }],
  [
    'window',
    { window: { from: '2026-01-01', to: '2027-01-01' } },
    {},
    { kind: 'period', values: ['2026-01-01', '2027-01-01'] },
  ],
  [
    'window',
    { window: { from: '2026-01-01', to: '2026-12-31' } },
    {},
    { kind: 'parties', values: [] },
  ],
  [
    'conditions',
    {},
    { conditions: ['policy', 'data-access'] },
    { kind: 'drop-all', values: ['data-access', 'policy'] },
  ],
  ['conditions', {}, { conditions: null }, { kind: 'drop-all', values: [] }],
  [
    'sovereignty',
    { refuses: ['publicity', 'data-abroad'] },
    { arrangements: ['publicity', 'provider-operated', 'data-abroad'] },
    { kind: 'drop-all', values: ['data-abroad', 'publicity'] },
  ],
  ['sovereignty', { refuses: ['publicity'] }, {}, { kind: 'drop-all', values: [] }],
  ['safeguards', {}, {}, { kind: 'declare', values: [] }],
  ['confidentiality', {}, {}, { kind: 'declare', values: [] }],
  ['places', {}, {}, { kind: 'place', values: ['SEN'] }],
  ['excluded', {}, {}, { kind: 'parties', values: [] }],
  ['self', {}, {}, { kind: 'parties', values: [] }],
  ['declined', {}, {}, { kind: 'parties', values: [] }],
])('%s of %j by %j', (gate, need, offer, change) => {
  expect(changes([gate], need, offer)).toEqual([{ gate, ...change }]);
});

test('one change for each blocker, in their order', () => {
  const told = changes(['scope', 'mode', 'safeguards', 'self']);
  expect(told.map(({ gate, kind }) => [gate, kind])).toEqual([
    ['scope', 'add-one'],
    ['mode', 'add-one'],
    ['safeguards', 'declare'],
    ['self', 'parties'],
  ]);
  expect(changes([])).toEqual([]);
});

test('the rows that a change is read from are left as they are', () => {
  const conditions: Offer['conditions'] = ['policy', 'data-access'];
  changes(['conditions'], {}, { conditions });
  expect(conditions).toEqual(['policy', 'data-access']);
});
