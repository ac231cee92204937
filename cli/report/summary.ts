// What a check came to, before it is text or JSON.

import type { Statistics } from "../../engines/index.ts";
import { rules } from "../../spec/rules.ts";
import type { Settings } from "../settings.ts";
import type { Shortened } from "../work.ts";

/** A refutation, and where it was written. */
export type Found = {
  readonly run: number;
  /** Events of the run before it was made short. */
  readonly foundEvents: number;
  readonly shortened: Shortened;
  readonly file: string;
  /** How `replay` is told which kernel: `--mutant NAME`, or nothing. */
  readonly replayOption: string;
};

export type Summary = {
  readonly kernel: string;
  readonly settings: Settings;
  readonly statistics: Statistics;
  readonly seconds: number;
  readonly found: Found | undefined;
};

/** The index of the event that failed; −1 is the boot. */
export const failedAt = ({ events }: Shortened): number => events.length - 1;

export const stepsPerSecond = ({ statistics, seconds }: Summary): number =>
  seconds > 0 ? Math.round(statistics.events / seconds) : 0;

/** The rules that no step exercised, by anchor. */
export const unreached = ({ reached }: Statistics): readonly string[] =>
  Object.keys(rules)
    .filter((rule) => !reached.has(rule))
    .toSorted();

/** What was and what was not looked at, in sentences. */
export function bounds({ settings, statistics }: Summary): readonly string[] {
  const fixed = Object.entries(settings.boot).map(([name, value]) => `${name} ${value}`);
  return [
    `Looked at: ${statistics.runs} random runs of at most ${settings.events} events from seed ` +
      `${settings.seed}, ${statistics.events} steps in all, every one checked.`,
    fixed.length > 0
      ? `Boot parameters were drawn, but for ${fixed.join(", ")}.`
      : "Boot parameters were drawn for each run.",
    "Every claim is made of every step; one about a part that did not change is not asked again.",
    "Not looked at: any other run. A random check can refute; it cannot prove.",
  ];
}
