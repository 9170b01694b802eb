import { expect, it } from 'vitest';
import { fault } from '~/i18n/fault';
import { withNamedFaults } from './faults.server';

it('names codes in the language of the reader, and leaves what was typed as it is', () => {
  const sent = {
    typed: { places: ['12x'] },
    errors: {
      excludes: [fault('offers.error.coveredAndExcluded', { found: 'KEN' })],
      categories: [fault('errors.repeated', { found: 'legal' })],
      places: [fault('errors.notANumberIn', { min: 0, max: 10_000, found: '12x' })],
      title: [fault('errors.required')],
    },
  };
  expect(withNamedFaults(sent, 'zh')).toEqual({
    typed: sent.typed,
    errors: {
      ...sent.errors,
      excludes: [fault('offers.error.coveredAndExcluded', { found: '肯尼亚' })],
      categories: [fault('errors.repeated', { found: '法律框架和监管' })],
    },
  });
});
