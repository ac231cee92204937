// What a search came to, and the sentence that says it: exactly as much as was looked at.

import { counted, count as grouped } from "../../lib/counted.ts";
import type { Failure } from "../model.ts";
import type { Compiled } from "./expander.ts";
import { firstsOf, type Level, type Progress, statesOf, transitionsOf } from "./progress.ts";
import type { Symmetry } from "./renamings.ts";
import { type Fields, shownState } from "./schema.ts";
import { bytesInUse, type Store } from "./store.ts";
import { type TraceStep, traceTo } from "./trace.ts";

/** Counts that a finished search must reach. */
export type Pinned = { readonly states: number; readonly transitions: number };

/** How a search ended. */
export type Ended = { readonly progress: Progress } & (
  | { readonly tag: "complete" }
  /** "request" is onLevel's. */
  | { readonly tag: "bounded"; readonly by: "depth" | "states" | "bytes" | "request" }
  | { readonly tag: "refuted" }
);

/** A state that was looked for or should not be, with a shortest way to it. */
export type Found = {
  readonly depth: number;
  /** How many states of the sort were seen. */
  readonly count: number;
  readonly trace: () => readonly TraceStep[];
};

export type Counterexample = Found & { readonly failure: Failure };

/** What a search came to. */
export type Explored = {
  /** The model's name, and by what it was reduced. */
  readonly configuration: string;
  readonly states: number;
  readonly transitions: number;
  /** The greatest distance from a start of a state that was looked at. */
  readonly depth: number;
  readonly levels: readonly Level[];
  readonly ended: "complete" | "depth" | "states" | "bytes" | "request" | "refuted";
  /** States that refute claims, all at one depth and none nearer; and deadlocks, if refuted. */
  readonly counterexamples: readonly Counterexample[];
  /** What is wrong with the search as a whole: counts that are not as pinned, goals not reached. */
  readonly failures: readonly Failure[];
  readonly deadlocks: Found | undefined;
  /** By name; undefined if not reached. */
  readonly goals: ReadonlyMap<string, Found | undefined>;
  /** The states and transitions that the orbits hold, if there was a reduction. */
  readonly standsFor: Pinned | undefined;
  readonly bytesPerState: number;
};

/** Gathers the result of a search. */
export function exploredFrom<F extends Fields>(
  compiled: Compiled<F>,
  store: Store,
  { symmetry, pinned }: { readonly symmetry?: Symmetry; readonly pinned?: Pinned },
  ended: Ended,
): Explored {
  const { model, orbits } = compiled;
  const { progress } = ended;
  const firsts = firstsOf(progress);
  const found = (count: number, row: number): Found | undefined =>
    count === 0
      ? undefined
      : {
          depth: firsts.findLastIndex((first) => first <= row),
          count,
          trace: () => traceTo(compiled, store, firsts, row),
        };
  const deadlocks = found(progress.deadlocks.count, progress.deadlocks.row);
  const goals = model.goals.map(({ name }, at): [string, Found | undefined] => {
    const { count, row } = progress.reached[at] ?? { count: 0, row: -1 };
    return [name, found(count, row)];
  });
  const counts = { states: statesOf(progress), transitions: transitionsOf(progress) };
  const isComplete = ended.tag === "complete";
  return {
    configuration: orbits === undefined ? model.name : `${model.name} up to ${named(symmetry)}`,
    ...counts,
    depth: progress.levels.length - 1,
    levels: progress.levels,
    ended: ended.tag === "bounded" ? ended.by : ended.tag,
    counterexamples: counterexamplesIn(compiled, store, progress, found, deadlocks),
    failures: isComplete ? [...unpinned(counts, pinned), ...unreached(goals)] : [],
    deadlocks,
    goals: new Map(goals),
    standsFor: orbits === undefined ? undefined : progress.standsFor,
    bytesPerState: bytesInUse(store) / counts.states,
  };
}

const named = (symmetry: Symmetry | undefined): string =>
  typeof symmetry === "object" ? `symmetry of ${symmetry.join(", ")}` : "symmetry";

function counterexamplesIn<F extends Fields>(
  { model, words, view, layout }: Compiled<F>,
  { rows, width }: Store,
  { refuted }: Progress,
  found: (count: number, row: number) => Found | undefined,
  deadlocks: Found | undefined,
): readonly Counterexample[] {
  const ofClaims = refuted.flatMap(({ count, row }, at) => {
    const one = found(count, row);
    if (one === undefined) return [];
    words.set(rows.subarray(row * width, (row + 1) * width));
    const { name, violations } = model.claims[at] as (typeof model.claims)[number];
    const difference = [...violations(view), ...shownState(model.fields, layout, words)];
    return [{ ...one, failure: { claim: name, difference } }];
  });
  if (deadlocks === undefined || model.deadlock === "allowed") return ofClaims;
  const difference = [`no step leads out of ${deadlocks.count} states`];
  return [...ofClaims, { ...deadlocks, failure: { claim: "someStepIsPossible", difference } }];
}

function unpinned(counts: Pinned, pinned: Pinned | undefined): readonly Failure[] {
  if (pinned === undefined) return [];
  const difference = (["states", "transitions"] as const)
    .filter((name) => counts[name] !== pinned[name])
    .map((name) => `${counts[name]} ${name}, pinned are ${pinned[name]}`);
  return difference.length === 0 ? [] : [{ claim: "countsAreAsPinned", difference }];
}

const unreached = (goals: readonly [string, Found | undefined][]): readonly Failure[] =>
  goals
    .filter(([, found]) => found === undefined)
    .map(([name]) => ({ claim: name, difference: ["no state reaches this goal"] }));

/** True iff nothing that was looked at is wrong. */
export const holds = ({ counterexamples, failures }: Explored): boolean =>
  counterexamples.length === 0 && failures.length === 0;

/** The verdict: what was looked at and nothing wider, then what was wrong with it. */
export function verdict(explored: Explored): readonly string[] {
  const { configuration, states, depth, ended, standsFor } = explored;
  const wider = standsFor === undefined ? "" : `, which stand for ${grouped(standsFor.states)}`;
  const all = `all ${counted(states, "state")} up to depth ${depth} of ${configuration}${wider}`;
  return [
    `${holds(explored) ? "holds" : "refuted"}: ${all}; ${ENDS[ended]}`,
    ...explored.counterexamples.map(
      (one) =>
        `${one.failure.claim}: ${counted(one.count, "state")}, none nearer than ${one.depth} steps`,
    ),
    ...explored.failures.map(({ claim, difference }) => `${claim}: ${difference.join("; ")}`),
  ];
}

const ENDS: Readonly<Record<Explored["ended"], string>> = {
  complete: "there are no others",
  depth: "the bound on depth ended the search",
  states: "the bound on states ended the search",
  bytes: "the bound on memory ended the search",
  request: "the search was stopped",
  refuted: "the search ended with the first depth that refutes a claim",
};
