// Membership: is what the machine did one of the things that the specification permits? State,
// registers and user memory must all be as the outcome says.

import type { ThreadKey } from "../spec/name.ts";
import type { Effect, Outcome, Outcomes } from "../spec/outcome.ts";
import type { State } from "../spec/state.ts";
import type { TraceEvent } from "../trace/event.ts";
import type { Bytes } from "./abstraction/bytes.ts";
import type { View } from "./abstraction/state.ts";
import { DATA_REGISTER } from "./codec/event.ts";
import { ExpectedMemory } from "./relation/memory.ts";
import { ExpectedRegisters } from "./relation/registers.ts";
import { distance, sameState, type StateDifference } from "./relation/state.ts";

/** What the machine should hold besides the state. */
export type Expected = {
  readonly registers: ExpectedRegisters;
  readonly memory: ExpectedMemory;
};

/** Everything as it is in `bytes` now. */
export function expectedFrom(bytes: Bytes): Expected {
  return { registers: new ExpectedRegisters(), memory: new ExpectedMemory(bytes) };
}

/** What the machine did. */
export type Deed = {
  readonly before: State;
  readonly event: TraceEvent;
  readonly view: View;
  readonly seen: State;
};

/** How one outcome differs from what the machine did. */
export type Difference = StateDifference & { readonly outcome: Outcome };

export type Membership =
  | { readonly tag: "permitted"; readonly outcome: Outcome }
  | { readonly tag: "differs"; readonly closest: Difference };

/** The first outcome that the machine agrees with; its effects have then been applied. */
export function permitted(outcomes: Outcomes, deed: Deed, expected: Expected): Membership {
  for (const outcome of outcomes)
    if (differenceFrom(outcome, deed, expected) === undefined) return { tag: "permitted", outcome };
  return { tag: "differs", closest: closestOf(outcomes, deed, expected) };
}

/** Undefined: agrees, and the effects stay applied. Otherwise nothing has been applied. */
function differenceFrom(
  outcome: Outcome,
  { event, view, seen, before }: Deed,
  { registers, memory }: Expected,
): StateDifference | undefined {
  const different = sameState(outcome.state, seen);
  if (different !== undefined) return different;
  const takeBack = applyEffects(outcome.effects, event, { registers, memory }, before.running);
  const wrong = registers.differences(view.bytes, view.roster);
  if (wrong.length > 0) {
    takeBack();
    return { part: "onlyNamedRegistersChange", lines: wrong };
  }
  const changed = memory.differences();
  if (changed.length === 0) return undefined;
  takeBack();
  return { part: "onlyNamedMemoryChanges", lines: changed };
}

/** Writes what the effects name; the answer takes it back. */
function applyEffects(
  effects: readonly Effect[],
  event: TraceEvent,
  { registers, memory }: Expected,
  actor: ThreadKey | undefined,
): () => void {
  const undo = registers.apply(effects);
  const accessed = effects.find(({ result }) => result.tag === "accessed")?.result;
  if (accessed?.tag !== "accessed" || actor === undefined) return () => registers.revert(undo);
  const { frame, address } = accessed;
  const file = registers.file(actor);
  if (event.event === "load") file[DATA_REGISTER] = memory.load(frame, address) ?? 0;
  if (event.event !== "store") return () => registers.revert(undo);
  const before = memory.store(frame, address, file[DATA_REGISTER] as number);
  return () => {
    memory.store(frame, address, before);
    registers.revert(undo);
  };
}

/** The outcome that differs in the fewest parts; the first of those. */
function closestOf(outcomes: Outcomes, deed: Deed, expected: Expected): Difference {
  let [closest] = outcomes;
  let least = distance(closest.state, deed.seen);
  for (const outcome of outcomes.slice(1)) {
    const parts = distance(outcome.state, deed.seen);
    if (parts < least) [closest, least] = [outcome, parts];
  }
  const difference = differenceFrom(closest, deed, expected);
  return { part: "", lines: [], ...difference, outcome: closest };
}
