import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FitFigure } from './FitFigure';
import { LabelBadge } from './LabelBadge';
import { Matrix, MatrixKey } from './Matrix';
import { PrincipleRow } from './PrincipleRow';
import { StatusTag } from './StatusTag';
import { Steps } from './Steps';

const principles = renderToStaticMarkup(
  <PrincipleRow
    label="Principles"
    items={[
      { id: 'P1', name: 'One', state: 'scored', score: 2500, text: '25 of 100', short: '25' },
      { id: 'P2', name: 'Two', state: 'scored', score: 0, text: '0 of 100', short: '0' },
      { id: 'P3', name: 'Three', state: 'not-stated', score: null, text: 'unknown', short: '?' },
      { id: 'P4', name: 'Four', state: 'does-not-apply', score: null, text: 'n/a', short: '–' },
    ]}
  />,
);

/** The drawing of the n-th principle. */
function drawing(index: number): string {
  return [...principles.matchAll(/<svg.*?<\/svg>/g)][index]?.[0] ?? '';
}

test('a principle is told in words to those who do not see its shape', () => {
  expect(principles).toContain('P1, One: 25 of 100');
});

test('a column is filled to its score', () => {
  expect(drawing(0)).toContain('y="26" width="14" height="8"');
});

test('nothing scored, not stated and does not apply are drawn differently', () => {
  expect(drawing(1)).toContain('height="0"');
  expect(drawing(2)).toContain('stroke-dasharray');
  expect(drawing(3)).not.toContain('<rect');
});

test('no shape needs an inline style, which the content policy forbids', () => {
  const all = renderToStaticMarkup(
    <>
      <FitFigure label="Fit" score={8300} short="83" text="83 of 100" />
      <LabelBadge label="AMBER+STRICT" />
      <MatrixKey items={[{ kind: 'no-data', label: 'No data' }]} />
      <Matrix caption="M" corner="C" columns={[]} rows={[]} legend="L" />
      <StatusTag stage="half">Agreed</StatusTag>
      <Steps label="Story" steps={[{ key: 'a', label: 'A', state: 'done', stateText: 'done' }]} />
    </>,
  );
  expect(all + principles).not.toContain('style=');
  expect(all).toContain('TLP:AMBER+STRICT');
});
