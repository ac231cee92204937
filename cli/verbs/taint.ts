// `septet taint`: does any word that one task wrote reach another unsaid, or stay in kernel memory?
// Runs in pairs, which differ in one task's words only.

import { TAINT_CLAIM, taintRun, type System, type Tainted } from "../../refinement/index.ts";
import { EXIT_HOLDS, EXIT_REFUTED } from "../fault.ts";
import { kernelName, kernelOf, optionFor, systemOf, type KernelOptions } from "../kernels.ts";
import { inlineLittle } from "../optimiser.ts";
import { count, counted } from "../../lib/counted.ts";
import { columns } from "../report/text.ts";
import { DEFAULT_EVENTS, DEFAULT_SEED } from "../settings.ts";
import { storyOf } from "../story/story.ts";
import type { Paint, Terminal } from "../terminal.ts";

export type TaintOptions = KernelOptions & {
  readonly seed?: number;
  readonly from?: number;
  readonly runs?: number;
  readonly events?: number;
  readonly json?: boolean;
};

/** The pairs of runs that are done unless it is said. */
export const DEFAULT_PAIRS = 200;

type Range = {
  readonly seed: number;
  readonly from: number;
  readonly runs: number;
  readonly events: number;
};

/** Pairs of runs, up to the first that was refuted. */
export type Followed = Range & {
  readonly steps: number;
  readonly carried: Readonly<Record<keyof Tainted["carried"], number>>;
  readonly refuted: (Tainted & { readonly run: number }) | undefined;
};

/** Follows the words; the answer is the exit code. */
export function taint(options: TaintOptions, terminal: Terminal): number {
  const { seed = DEFAULT_SEED, from = 0, runs = DEFAULT_PAIRS, events = DEFAULT_EVENTS } = options;
  inlineLittle();
  const kernel = kernelOf(options);
  const followed = taintOn(systemOf(kernel), { seed, from, runs, events }, (done) =>
    terminal.progress.show(() => `${done} of ${counted(runs, "pair")}`),
  );
  terminal.progress.clear();
  const name = kernelName(kernel);
  terminal.out(
    options.json === true
      ? json(followed, name)
      : text(followed, name, optionFor(kernel), terminal.paint).join("\n"),
  );
  return followed.refuted === undefined ? EXIT_HOLDS : EXIT_REFUTED;
}

/** Follows the words of one task after another until a pair of runs is refuted. */
export function taintOn(
  system: System,
  range: Range,
  after: (done: number) => void = () => {},
): Followed {
  const carried = { words: 0, strings: 0, loads: 0, stores: 0 };
  let [done, steps] = [0, 0];
  let refuted: Followed["refuted"];
  while (done < range.runs && refuted === undefined) {
    const run = range.from + done;
    const tainted = taintRun(system, range.seed, run, range.events);
    done++;
    steps += tainted.events.length;
    for (const way of Object.keys(carried) as (keyof typeof carried)[])
      carried[way] += tainted.carried[way];
    if (tainted.failure !== undefined) refuted = { ...tainted, run };
    after(done);
  }
  return { ...range, runs: done, steps, carried, refuted };
}

function json({ refuted, ...followed }: Followed, kernel: string): string {
  const answer = {
    kernel,
    claim: TAINT_CLAIM,
    ...followed,
    holds: refuted === undefined,
    refuted:
      refuted === undefined
        ? null
        : {
            run: refuted.run,
            owner: refuted.owner,
            claim: refuted.failure?.claim,
            difference: refuted.failure?.difference,
            start: refuted.boot,
            events: refuted.events,
          },
  };
  return JSON.stringify(answer, undefined, 2);
}

function text(followed: Followed, name: string, option: string, paint: Paint): readonly string[] {
  const { seed, runs, steps, events, carried, refuted } = followed;
  if (refuted?.failure !== undefined) {
    const { run, owner, boot: start, failure } = refuted;
    const again = `--seed ${seed} --from ${run} --runs 1 --events ${events}`;
    return [
      `Run ${run} of seed ${seed} is refuted; the words of task ${owner} were followed.`,
      ...storyOf({ start, events: refuted.events, failure }, paint),
      "",
      `Again: npx septet taint ${again}${option === "" ? "" : ` ${option}`}`,
    ];
  }
  const rows = [
    ["words in messages", count(carried.words)],
    ["words of strings", count(carried.strings)],
    ["loads from shared pages", count(carried.loads)],
    ["stores of what was received", count(carried.stores)],
  ];
  return [
    "carried as it may be",
    ...columns(rows, [1]).map((line) => `  ${line}`),
    "",
    `${name}: ${TAINT_CLAIM} holds in ${counted(runs, "pair")} of runs from seed ${seed}, ` +
      `${counted(steps, "step")}.`,
  ];
}
