// A trace explained: what each event changed, what the specification permitted instead, and which
// events matter, that is, what becomes of the verdict when each is left out.

import type { Failure, Verdict } from "../../engines/index.ts";
import { changesBetween, Lockstep, type Change, type Preview } from "../../refinement/index.ts";
import type { System } from "../../refinement/index.ts";
import type { State } from "../../spec/index.ts";
import type { Boot, TraceEvent } from "../../trace/index.ts";
import { inTurns } from "../replaying.ts";

/** One end that the specification permitted. */
export type Permitted = {
  /** The rules of the manual that made it so. */
  readonly because: readonly string[];
  readonly changes: readonly Change[];
  /** True iff it is what the kernel did. */
  readonly taken: boolean;
};

/** One event, done. */
export type ExplainedEvent = {
  readonly at: number;
  readonly event: TraceEvent;
  readonly verdict: Verdict;
  /** What it changed; nothing if it was refuted, since then nobody agrees on what it did. */
  readonly changes: readonly Change[];
  readonly permitted: readonly Permitted[];
};

/** What becomes of the run without one event; events that cannot happen then are left out too. */
export type Without = {
  readonly at: number;
  readonly end:
    | { readonly tag: "holds" }
    /** The same claim fails all the same: this event does not matter. */
    | { readonly tag: "same" }
    | { readonly tag: "other"; readonly claim: string };
  /** Events, by their place in the trace, that could not happen without this one. */
  readonly disabled: readonly number[];
};

/** Every event of `events` on `system`, up to the one that does not hold. */
export async function explained(
  system: System,
  boot: Boot,
  events: readonly TraceEvent[],
): Promise<readonly ExplainedEvent[]> {
  const run = Lockstep.begin(system, boot);
  if ("claim" in run) return [];
  const steps: ExplainedEvent[] = [];
  await inTurns(events.length, (at) => {
    const step = explainedStep(run, at, events[at] as TraceEvent);
    steps.push(step);
    return step.verdict.tag === "holds" ? "on" : "end";
  });
  return steps;
}

function explainedStep(run: Lockstep, at: number, event: TraceEvent): ExplainedEvent {
  const before = run.state;
  const preview = run.preview(event, "plentiful");
  const scarce = run.preview(event, "scarce");
  const verdict = run.step(event);
  const after = verdict.tag === "holds" ? run.state : undefined;
  const took = (one: Preview | undefined): boolean =>
    one?.outcomes.some(({ state }) => after !== undefined && same(state, after)) ?? false;
  // Ends without memory are told only where one of them was taken.
  const told = took(preview) || !took(scarce) ? preview : scarce;
  return {
    at,
    event,
    verdict,
    changes: after === undefined ? [] : changesBetween(before, after),
    permitted: permittedIn(told, before, after),
  };
}

const same = (a: State, b: State): boolean => changesBetween(a, b).length === 0;

function permittedIn(
  preview: Preview | undefined,
  before: State,
  after: State | undefined,
): readonly Permitted[] {
  const outcomes = preview?.outcomes ?? [];
  // Two ends may differ in what threads are told alone: then the first that fits was taken.
  const takenAt = outcomes.findIndex(({ state }) => after !== undefined && same(state, after));
  return outcomes.map(({ because, state }, index) => ({
    because,
    changes: changesBetween(before, state),
    taken: index === takenAt,
  }));
}

/** What becomes of the run, which fails with `failure`, without each of its events. */
export async function leavingOut(
  system: System,
  boot: Boot,
  events: readonly TraceEvent[],
  failure: Failure,
): Promise<readonly Without[]> {
  const found: Without[] = [];
  await inTurns(events.length, (at) => {
    found.push(without(system, boot, events, at, failure));
    return "on";
  });
  return found;
}

function without(
  system: System,
  boot: Boot,
  events: readonly TraceEvent[],
  left: number,
  failure: Failure,
): Without {
  const run = Lockstep.begin(system, boot);
  if ("claim" in run) return { at: left, end: endOf(run, failure), disabled: [] };
  const disabled: number[] = [];
  for (const [at, event] of events.entries()) {
    if (at === left) continue;
    const verdict = run.step(event);
    if (verdict.tag === "disabled") disabled.push(at);
    if (verdict.tag === "refuted")
      return { at: left, end: endOf(verdict.failure, failure), disabled };
  }
  return { at: left, end: { tag: "holds" }, disabled };
}

const endOf = ({ claim }: Failure, failure: Failure): Without["end"] =>
  claim === failure.claim ? { tag: "same" } : { tag: "other", claim };
