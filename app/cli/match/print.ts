/** One row of a list a line: easy to compare, and no single string for a whole large result. */
export function* linesOf(result: object): Generator<string> {
  let before = '{\n';
  for (const [key, value] of Object.entries(result) as [string, unknown][]) {
    yield `${before}  ${JSON.stringify(key)}: `;
    before = ',\n';
    if (!Array.isArray(value) || value.length === 0) {
      yield JSON.stringify(value);
      continue;
    }
    for (const [i, row] of value.entries()) {
      yield `${i === 0 ? '[' : ','}\n    ${JSON.stringify(row)}`;
    }
    yield '\n  ]';
  }
  yield '\n}\n';
}

/** Writes how far a task is, in per cent, whenever that figure grows: over itself on a terminal, else on lines. */
export function progressOn(stream: NodeJS.WriteStream): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const percent = total > 0 ? Math.floor((100 * done) / total) : 100;
    if (percent <= shown) return;
    shown = percent;
    const isLast = percent === 100 || !stream.isTTY;
    stream.write(`${stream.isTTY ? '\r' : ''}${percent} %${isLast ? '\n' : ''}`);
  };
}
