// A figure: one number that was measured, with its spread and the command that measures it again.

export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The least and the greatest of the repeats, where there were several. */
  readonly min: number;
  readonly max: number;
  readonly repeats: number;
  readonly command: string;
};

/** The figure of some repeats: their median. */
export function figure(name: string, unit: string, values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return {
    name,
    value: rounded(value),
    unit,
    min: rounded(sorted[0] ?? 0),
    max: rounded(sorted.at(-1) ?? 0),
    repeats: values.length,
    command: `npm run bench -- --json --only ${name}`,
  };
}

/** Three digits that mean something. */
const rounded = (value: number): number => Number(value.toPrecision(3));

/** Seconds that `job` takes. */
export function secondsOf(job: () => void): number {
  const began = performance.now();
  job();
  return (performance.now() - began) / 1000;
}

/** The results of `repeats` calls of `measure`, after one that only warms up. */
export function repeated<T>(repeats: number, measure: () => T): readonly T[] {
  measure();
  return Array.from({ length: repeats }, measure);
}
