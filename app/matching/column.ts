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
