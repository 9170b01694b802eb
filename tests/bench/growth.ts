import { type Section, digits, ms, percent, table, whole } from './print';
import type { WholeFigures } from './whole-result';

/** How time grows with pairs: the slope of the line of least squares through the logarithms. */
export function exponentOf(points: readonly { pairs: number; time: number }[]): number {
  const [xs, ys] = [points.map((p) => Math.log(p.pairs)), points.map((p) => Math.log(p.time))];
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const above = xs.reduce((sum, value, i) => sum + (value - x) * ((ys[i] ?? 0) - y), 0);
  return above / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}

export function growthSection(all: readonly WholeFigures[]): Section {
  const points = all.map(({ work, warm }) => ({ pairs: work.pairs, time: warm.best }));
  const exponent = exponentOf(points);
  return {
    title: 'Growth: square boards of middle density',
    lines: [
      ...table(
        ['board', 'eligible', 'median', 'best', 'ns a pair', 'ns an eligible pair', 'peak MB'],
        all.map(({ size, work, warm, memory }) => [
          `${whole(size.needs)} x ${whole(size.offers)}`,
          percent(work.eligible / work.pairs),
          ms(warm.median),
          ms(warm.best),
          digits((1e6 * warm.best) / work.pairs),
          digits((1e6 * warm.best) / work.eligible),
          whole(memory.peak),
        ]),
      ),
      '',
      `time ~ pairs ^ ${exponent.toFixed(2)} (least squares of the logarithms of the best times; 1 is linear in the pairs)`,
    ],
    figures: { exponent, all },
  };
}
