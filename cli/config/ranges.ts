// Ranges of the numbers that a check is told, for the command line and config files alike.

export const ranges = {
  seed: { min: 0, max: 0xffff_ffff },
  runs: { min: 1, max: 1_000_000_000 },
  events: { min: 1, max: 1_000_000 },
  workers: { min: 1, max: 256 },
  bugs: { min: 1, max: 100 },
} as const;
export type NumberName = keyof typeof ranges;

/** The longest budget: a week. */
const SECONDS_MAX = 7 * 24 * 3600;
const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** What a budget of time may be. */
export const BUDGET_SAYS = 'a time from "1ms" to "168h", as "60s" or "5m"';

/** `60s`, `5m`, `1h` or `1500ms` in seconds; undefined if it is no such time. */
export function secondsOf(text: string): number | undefined {
  const [, digits, unit = ""] = /^(\d{1,9})(ms|s|m|h)$/.exec(text) ?? [];
  const seconds = Number(digits) * (UNITS[unit] ?? Number.NaN);
  return seconds > 0 && seconds <= SECONDS_MAX ? seconds : undefined;
}
