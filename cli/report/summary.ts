// What a check came to, before it is text or JSON.

import type { Statistics } from "../../engines/index.ts";
import { FULL_EVERY } from "../../refinement/index.ts";
import { rules } from "../../spec/rules.ts";
import { version } from "../project.ts";
import type { Settings } from "../settings.ts";
import type { Shortened } from "../work.ts";
import { counted } from "../../lib/counted.ts";

/** A refutation, and where it was written. */
export type Found = {
  readonly run: number;
  /** Events of the run before it was made short. */
  readonly foundEvents: number;
  readonly shortened: Shortened;
  readonly file: string;
  /** What was written there. */
  readonly text: string;
  /** How `replay` is told which kernel: `--mutant NAME`, or nothing. */
  readonly replayOption: string;
};

/** What a corpus had, and what it gained. */
export type CorpusNews = {
  readonly folder: string;
  readonly failures: number;
  readonly samples: number;
  readonly added: number;
};

export type Summary = {
  readonly kernel: string;
  readonly settings: Settings;
  readonly statistics: Statistics;
  /** Runs that ended in a claim that was set aside. */
  readonly setAside: number;
  readonly seconds: number;
  readonly found: Found | undefined;
  /** The first failing run of each further claim, among the runs after that of `found`. */
  readonly others: readonly Found[];
  /** What the corpus had and gained, if there is one; `failed` is its file that failed again. */
  readonly corpus?: CorpusNews & { readonly failed: string | undefined };
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

/** The verdict in one sentence; `complete` says that every rule had to be reached. */
export function verdictSentence(summary: Summary, complete: boolean): string {
  const { kernel, found, statistics } = summary;
  if (found !== undefined)
    return `refuted: ${found.shortened.failure.claim} does not hold of ${kernel}.`;
  const missed = unreached(statistics).length;
  if (missed === 0) return `holds of ${kernel}; every rule of the manual was reached.`;
  const rulesText = `${counted(missed, "rule")} of the manual`;
  const was = missed === 1 ? "was" : "were";
  const but = complete
    ? `but ${rulesText}, which this budget must reach, ${was} not`
    : `${rulesText} ${was} not reached with this budget`;
  return `holds of ${kernel}; ${but}.`;
}

/** What was and what was not looked at, in sentences. */
export function bounds(summary: Summary): readonly string[] {
  const { settings, statistics, setAside, corpus } = summary;
  const fixed = Object.entries(settings.boot).map(([name, value]) => `${name} ${value}`);
  return [
    `Looked at: ${statistics.runs} random runs of at most ${settings.events} events from seed ` +
      `${settings.seed}, ${statistics.events} steps in all, every one checked.`,
    ...(settings.budget === undefined ? [] : [budgetSentence(settings, statistics)]),
    ...(corpus === undefined ? [] : [corpusSentence(corpus)]),
    fixed.length > 0
      ? `Boot parameters were drawn, but for ${fixed.join(", ")}.`
      : "Boot parameters were drawn for each run.",
    "Every claim is made of every step; one that a step cannot concern is asked at each " +
      `${FULL_EVERY}th only.`,
    ...(settings.setAside.length === 0
      ? []
      : [`Set aside: ${settings.setAside.join(", ")}; ${counted(setAside, "run")} ended there.`]),
    "Not looked at: any other run. A random check can refute; it cannot prove.",
    `Septet ${version()} on Node ${process.versions.node}.`,
  ];
}

const corpusSentence = ({ folder, failures, samples, added }: CorpusNews): string =>
  `The corpus ${folder} decides as the seed does: ${counted(failures, "failure")} to do again ` +
  `first, ${counted(samples, "sample")} to go on from; ${added} added.`;

const budgetSentence = ({ seed, events }: Settings, { runs }: Statistics): string =>
  "The budget was one of time; the same again, whatever time it takes: " +
  `--seed ${seed} --runs ${runs} --events ${events}.`;

/** Where the certificate of the trace in `file` is: `t.json`, `t.certificate.json`. */
export const certificateFile = (file: string): string =>
  `${file.replace(/\.json$/, "")}.certificate.json`;
