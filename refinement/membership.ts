// Membership: is what the machine did one of the things that the specification permits? State,
// registers and user memory must all be as the outcome says.

import { movesPages } from "../spec/message.ts";
import type { Memory, Outcome, Outcomes } from "../spec/outcome.ts";
import type { Event } from "../spec/event.ts";
import { mappingAt } from "../spec/parts/space.ts";
import { threadAt, threadKeys, type Place, type State } from "../spec/state.ts";
import { step as permittedBy } from "../spec/step.ts";
import type { View } from "./abstraction/state.ts";
import type { Meter } from "./phases.ts";
import type { ExpectedRegisters } from "./relation/registers.ts";
import { distance, isEqual, sameState, type StateDifference } from "./relation/state.ts";

/** What the machine did. */
export type Deed = {
  readonly view: View;
  readonly seen: State;
};

/** How one outcome differs from what the machine did. */
export type Difference = StateDifference & { readonly outcome: Outcome };

export type Membership =
  | { readonly tag: "permitted"; readonly outcome: Outcome }
  | { readonly tag: "differs"; readonly closest: () => Difference };

/**
 * Is what the machine did permitted of `event` in `before`? With memory first: without it there are
 * many more outcomes, and they count only where it has ended. Of those, the one in which it ended
 * where a page is missing comes first: mostly it is the one, and a thousand need not be made.
 */
export function membership(
  before: State,
  event: Event,
  deed: Deed,
  expected: ExpectedRegisters,
  meter?: Meter,
): Membership {
  const isPermittedWith = (memory: Memory): Membership => {
    meter?.enter("spec");
    const outcomes = permittedBy(before, event, memory);
    meter?.enter("comparison");
    return permitted(outcomes, deed, expected);
  };
  const first = isPermittedWith("plentiful");
  if (first.tag === "permitted" || !mayHaveEnded(before, event, deed)) return first;
  const endsAt = ({ task, page }: Place): boolean => mappingAt(deed.seen, task, page) === undefined;
  const likeliest = isPermittedWith({ endsAt });
  return likeliest.tag === "permitted" ? likeliest : isPermittedWith("scarce");
}

/**
 * True iff the kernel's memory has ended, or may have ended in between: a pager's reply took what
 * there was, and the message that went on then, or another after it, gave some back.
 */
export function mayHaveEnded(before: State, event: Event, { view }: Deed): boolean {
  const { freeNodeCount, freeTableCount } = view.mapped;
  if (freeNodeCount === 0 || freeTableCount === 0) return true;
  if (event.tag !== "ipc" || !movesPages(event.message)) return false;
  return threadKeys(before).some((key) => threadAt(before, key).transfer !== undefined);
}

/** The first outcome that the machine agrees with; its effects have then been applied. */
export function permitted(outcomes: Outcomes, deed: Deed, expected: ExpectedRegisters): Membership {
  for (const outcome of outcomes)
    if (isEqual(outcome.state, deed.seen) && wrongRegisters(outcome, deed, expected).length === 0)
      return { tag: "permitted", outcome };
  return { tag: "differs", closest: () => closestOf(outcomes, deed, expected) };
}

/** None: the registers agree, and the effects stay applied. Otherwise nothing has been applied. */
function wrongRegisters(
  { effects }: Outcome,
  { view }: Deed,
  expected: ExpectedRegisters,
): readonly string[] {
  const undo = expected.apply(effects);
  const wrong = expected.differences(view.bytes, view.roster);
  if (wrong.length > 0) expected.revert(undo);
  return wrong;
}

/** The outcome that differs in the fewest parts; the first of those. */
function closestOf(outcomes: Outcomes, deed: Deed, expected: ExpectedRegisters): Difference {
  const closest = nearestOf(outcomes, deed.seen);
  const { part, lines } = sameState(closest.state, deed.seen) ?? {
    part: "onlyNamedRegistersChange",
    lines: wrongRegisters(closest, deed, expected),
  };
  return { part, lines, outcome: closest };
}

/** Where memory may have ended there are thousands of outcomes, and most differ in one part. */
function nearestOf(outcomes: Outcomes, seen: State): Outcome {
  const equal = outcomes.find(({ state }) => isEqual(state, seen));
  if (equal !== undefined) return equal;
  let [nearest] = outcomes;
  let least = Infinity;
  for (const outcome of outcomes) {
    const parts = distance(outcome.state, seen);
    if (parts < least) [nearest, least] = [outcome, parts];
    if (least <= 1) break;
  }
  return nearest;
}
