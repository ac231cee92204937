// Text for people: numbers, columns, paragraphs.

/** The width that tables keep to. */
export const WIDTH = 100;

/** Rows as columns two spaces apart; those in `right` are flush right. */
export function columns(
  rows: readonly (readonly string[])[],
  right: readonly number[],
): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    }
  }
  return rows.map((row) =>
    row
      .map((cell, index) =>
        right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

/** Cells laid out in as many equal columns as fit into `width`, read across. */
export function grid(cells: readonly string[], width: number): readonly string[] {
  const cell = Math.max(1, ...cells.map((text) => text.length)) + 2;
  const across = Math.max(1, Math.floor((width + 2) / cell));
  const lines: string[] = [];
  for (let at = 0; at < cells.length; at += across) {
    const line = cells.slice(at, at + across).map((text) => text.padEnd(cell));
    lines.push(line.join("").trimEnd());
  }
  return lines;
}
