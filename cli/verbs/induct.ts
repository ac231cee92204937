// `septet induct`: do the claims still hold one step after any state in which they hold? States are
// generated, whether a run reaches them or not.

import { assert } from "../../lib/assert.ts";
import {
  generate,
  kindNames,
  neededChanges,
  type Generated,
  type System,
} from "../../refinement/index.ts";
import { claimNames } from "../claims.ts";
import { EXIT_HOLDS, EXIT_REFUTED } from "../fault.ts";
import { kernelName, kernelOf, optionFor, systemOf, type KernelOptions } from "../kernels.ts";
import { inlineLittle } from "../optimiser.ts";
import { count, counted } from "../../lib/counted.ts";
import { columns } from "../report/text.ts";
import { DEFAULT_SEED } from "../settings.ts";
import { eventText } from "../story/events.ts";
import type { Terminal } from "../terminal.ts";

export type InductOptions = KernelOptions & {
  readonly seed?: number;
  readonly from?: number;
  readonly states?: number;
  readonly json?: boolean;
};

/** The states that are generated unless it is said. */
export const DEFAULT_GENERATED = 1000;

/** States that were generated, up to the first that was refuted. */
export type Inducted = {
  readonly seed: number;
  readonly from: number;
  readonly states: number;
  readonly steps: number;
  readonly outcomes: number;
  /** How many states were of which kind. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly refuted: Refuted | undefined;
};
type Refuted = {
  readonly state: number;
  /** Those without which it would hold. */
  readonly changes: readonly string[];
  readonly step: number;
  readonly verdict: Extract<Generated["verdict"], { readonly tag: "refuted" }>;
};

/** Generates the states; the answer is the exit code. */
export function induct(options: InductOptions, terminal: Terminal): number {
  const { seed = DEFAULT_SEED, from = 0, states = DEFAULT_GENERATED } = options;
  inlineLittle();
  const kernel = kernelOf(options);
  const inducted = inductOn(systemOf(kernel), { seed, from, states }, (done) =>
    terminal.progress.show(() => `${done} of ${counted(states, "state")}`),
  );
  terminal.progress.clear();
  const subject = { name: kernelName(kernel), option: optionFor(kernel) };
  terminal.out(
    options.json === true ? json(inducted, subject.name) : text(inducted, subject).join("\n"),
  );
  return inducted.refuted === undefined ? EXIT_HOLDS : EXIT_REFUTED;
}

/** Which states. */
type Range = { readonly seed: number; readonly from: number; readonly states: number };

/** Generates states of a kernel until one is refuted. */
export function inductOn(
  system: System,
  { seed, from, states }: Range,
  after: (done: number) => void = () => {},
): Inducted {
  let [done, steps, outcomes] = [0, 0, 0];
  const kinds = new Map<string, number>();
  let refuted: Refuted | undefined;
  while (done < states && refuted === undefined) {
    const plan = { seed, state: from + done };
    const generated = generate(system, plan);
    const { verdict } = generated;
    assert(
      verdict.tag !== "unfit",
      `state ${plan.state} of seed ${seed} does not satisfy the claims: ${JSON.stringify(verdict)}`,
    );
    done++;
    steps += generated.steps;
    outcomes += generated.outcomes;
    for (const kind of generated.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (verdict.tag === "refuted")
      refuted = {
        state: plan.state,
        changes: neededChanges(system, plan, generated),
        step: generated.steps,
        verdict,
      };
    after(done);
  }
  return { seed, from, states: done, steps, outcomes, kinds, refuted };
}

const kindCount = ({ kinds }: Inducted, name: string): number => kinds.get(name) ?? 0;

function json(inducted: Inducted, kernel: string): string {
  const { seed, from, states, steps, outcomes, refuted } = inducted;
  const answer = {
    kernel,
    seed,
    from,
    states,
    steps,
    outcomes,
    claims: claimNames.length,
    holds: refuted === undefined,
    kinds: Object.fromEntries(kindNames.map((name) => [name, kindCount(inducted, name)])),
    refuted:
      refuted === undefined
        ? null
        : {
            state: refuted.state,
            early: refuted.verdict.early,
            changes: refuted.changes,
            step: refuted.step,
            event: refuted.verdict.event ?? null,
            claim: refuted.verdict.failure.claim,
            difference: refuted.verdict.failure.difference,
          },
  };
  return JSON.stringify(answer, undefined, 2);
}

function text(
  inducted: Inducted,
  { name, option }: { readonly name: string; readonly option: string },
): readonly string[] {
  const { seed, states, steps, outcomes, refuted } = inducted;
  if (refuted !== undefined) return refutedText(seed, refuted, option);
  const rows = kindNames.map((kind) => [kind, count(kindCount(inducted, kind))]);
  return [
    "states with",
    ...columns(rows, [1]).map((line) => `  ${line}`),
    "",
    `${name}: ${counted(claimNames.length, "claim")} hold after ${counted(steps, "step")} from ` +
      `${counted(states, "generated state")} of seed ${seed},`,
    `and in all ${count(outcomes)} ends that the specification permits of these steps.`,
  ];
}

function refutedText(seed: number, refuted: Refuted, option: string): readonly string[] {
  const { state, changes, step, verdict } = refuted;
  const { early, event, failure } = verdict;
  const when = early ? "on the way from boot, before it was changed" : `in step ${step} from it`;
  const again = `--seed ${seed} --from ${state} --states 1${option === "" ? "" : ` ${option}`}`;
  return [
    `State ${state} of seed ${seed} is refuted, ${when}.`,
    ...(event === undefined ? [] : [`  ${eventText(event)}`]),
    "",
    `  ${failure.claim}`,
    ...failure.difference.map((line) => `    ${line}`),
    "",
    ...(early || changes.length === 0
      ? ["`septet check` finds this, too."]
      : [`It takes these changes: ${changes.join(", ")} (docs/induction.md).`]),
    `Again: npx septet induct ${again}`,
  ];
}
