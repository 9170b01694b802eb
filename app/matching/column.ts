/** One number of each row, side by side (`Int32Array.from` takes ten times as long). */
export function columnOf<Row>(rows: readonly Row[], value: (row: Row) => number): Int32Array {
  const column = new Int32Array(rows.length);
  let at = 0;
  for (const row of rows) {
    column[at] = value(row);
    at += 1;
  }
  return column;
}

/** Where a number stands in a list that ascends, or would: before it lie those that are less (binary search). */
export function placeIn(ascending: Int32Array, number: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
