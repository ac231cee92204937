// Tallies: what one participant has found in one phase. Sums and least states only, so that the
// total does not depend on who looked at which state.

/** Sums; the first two modulo 2³². */
export const HASH = 0;
export const HASH_2 = 1;
export const STANDS_FOR_STATES = 2;
export const STEPS = 3;
export const STANDS_FOR_STEPS = 4;

/** Then witnesses: how many states there are of a sort, and the row of the least of them. */
export const DEADLOCK = 5;
export const claimWitness = (claim: number): number => 7 + 2 * claim;
export const goalWitness = (claims: number, goal: number): number => claimWitness(claims + goal);

/** The numbers in the tallies of one participant. */
export const talliesLength = (claims: number, goals: number): number =>
  claimWitness(claims + goals);

export function add(tallies: Float64Array, at: number, amount: number): void {
  tallies[at] = (tallies[at] as number) + amount;
}

export function addHash(tallies: Float64Array, at: number, hash: number): void {
  tallies[at] = ((tallies[at] as number) + (hash >>> 0)) >>> 0;
}

/** Counts a state for the witness at `at`, and keeps its row if it is the least so far. */
export function noteState(
  tallies: Float64Array,
  at: number,
  rows: Int32Array,
  width: number,
  row: number,
): void {
  const count = tallies[at] as number;
  const known = tallies[at + 1] as number;
  if (count === 0 || isLess(rows, width, row, known)) tallies[at + 1] = row;
  tallies[at] = count + 1;
}

/** True iff row `a` comes before row `b` in the order of their words. */
export function isLess(rows: Int32Array, width: number, a: number, b: number): boolean {
  for (let at = 0; at < width; at++) {
    const [left, right] = [rows[a * width + at] as number, rows[b * width + at] as number];
    if (left !== right) return left < right;
  }
  return false;
}

/** Adds what one participant found to what others did. */
export function addTallies(total: Float64Array, part: Float64Array, store: Rows): void {
  for (const at of [HASH, HASH_2]) addHash(total, at, part[at] as number);
  for (const at of [STANDS_FOR_STATES, STEPS, STANDS_FOR_STEPS]) {
    add(total, at, part[at] as number);
  }
  for (let at = DEADLOCK; at < total.length; at += 2) {
    const count = part[at] as number;
    if (count === 0) continue;
    noteState(total, at, store.rows, store.width, part[at + 1] as number);
    add(total, at, count - 1);
  }
}

type Rows = { readonly rows: Int32Array; readonly width: number };
