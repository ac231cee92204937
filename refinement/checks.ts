// Which claims are looked at after an event. A claim about a part that has not changed since it was
// last found to hold is not looked at again.

import type { Failure } from "../engines/model.ts";
import type { Family, StateClaim, Step, StepClaim } from "../spec/claim.ts";
import { activeTask, type State } from "../spec/state.ts";
import type { Mapped } from "./abstraction/mapped.ts";
import type { View } from "./abstraction/state.ts";
import { sameTask } from "./relation/parts.ts";
import { hartClaims, lineClaims, mappingClaims, threadClaims, tlbClaims } from "./claims/index.ts";

/** A failure of `claim`, with evidence. */
export const refuted = (claim: string, difference: readonly string[]): Failure => ({
  claim,
  difference,
});

type Claim<Part> = {
  readonly name: string;
  readonly violations: (part: Part) => readonly string[];
};

/** The first claim that does not hold of `part`. What cannot even be asked does not hold. */
export function firstViolation<Part>(
  claims: readonly Claim<Part>[],
  part: Part,
): Failure | undefined {
  for (const { name, violations } of claims) {
    let lines: readonly string[];
    try {
      lines = violations(part);
    } catch (error) {
      lines = [`${name} makes no sense here: ${String(error)}`];
    }
    if (lines.length > 0) return refuted(name, lines);
  }
  return undefined;
}

/** The claims about bytes. */
export class ConcreteChecks {
  private mapped: Mapped | undefined;
  private tlbStamp = -1;

  /** The first claim that does not hold of the machine as it is now. */
  violated(view: View): Failure | undefined {
    const { devices = [] } = view.bytes.boot;
    return (
      this.mappingViolated(view) ??
      firstViolation(threadClaims, view) ??
      hartViolated(view) ??
      (devices.length === 0 ? undefined : firstViolation(lineClaims, view))
    );
  }

  private mappingViolated({ mapped, bytes }: View): Failure | undefined {
    const { tlbStamp } = bytes.machine;
    const changed = mapped !== this.mapped;
    if (!changed && tlbStamp === this.tlbStamp) return undefined;
    this.mapped = mapped;
    this.tlbStamp = tlbStamp;
    const violated = changed ? firstViolation(mappingClaims, mapped) : undefined;
    return violated ?? firstViolation(tlbClaims, mapped);
  }
}

const hartViolated = (view: View): Failure | undefined => firstViolation(hartClaims, view);

/** The claims about abstract states and steps, by the part that they speak of. */
export class SpecChecks {
  private readonly states: ByPart<StateClaim>;
  private readonly steps: ByPart<StepClaim>;
  private checked: State | undefined;

  constructor(stateClaims: readonly StateClaim[], stepClaims: readonly StepClaim[]) {
    this.states = byPart(stateClaims);
    this.steps = byPart(stepClaims);
  }

  /** The first claim that does not hold of `state`, or of the step that led to it. */
  violated(state: State, step?: Step): Failure | undefined {
    const wrong = this.stateViolated(state);
    this.checked = state;
    return wrong ?? (step === undefined ? undefined : this.stepViolated(step));
  }

  /** `state` is equal to the last one that was checked, and stands for it. */
  adopt(state: State): void {
    this.checked = state;
  }

  private stateViolated(state: State): Failure | undefined {
    const { checked, states } = this;
    if (checked === undefined)
      return (
        firstViolation(states.identity, state) ??
        firstViolation(states.others, state) ??
        firstViolation(states.mapping, state)
      );
    if (
      checked.tasks === state.tasks &&
      checked.running === state.running &&
      checked.lines === state.lines
    )
      return undefined;
    return (
      (sameHeads(checked, state) ? undefined : firstViolation(states.identity, state)) ??
      firstViolation(states.others, state) ??
      (sameSpaces(checked, state) ? undefined : firstViolation(states.mapping, state))
    );
  }

  /** Calls that must change something are looked at even when nothing has changed. */
  private stepViolated(step: Step): Failure | undefined {
    const { before, event, after } = step;
    const { identity, others, mapping } = this.steps;
    const mustChange = event.tag === "fpageUnmap" || event.tag === "taskNew";
    return (
      (!mustChange && sameHeads(before, after) ? undefined : firstViolation(identity, step)) ??
      firstViolation(others, step) ??
      (!mustChange && sameSpaces(before, after) ? undefined : firstViolation(mapping, step))
    );
  }
}

/** Claims about who is whose chief, about address spaces, and about the rest. */
type ByPart<T> = Readonly<Record<"identity" | "mapping" | "others", readonly T[]>>;

const byPart = <T extends { readonly family: Family }>(claims: readonly T[]): ByPart<T> => ({
  identity: claims.filter(({ family }) => family === "identity"),
  mapping: claims.filter(({ family }) => family === "mapping"),
  others: claims.filter(({ family }) => family !== "identity" && family !== "mapping"),
});

/** True iff all tasks are as they were but for their threads and pages. */
function sameHeads(a: State, b: State): boolean {
  if (a.tasks === b.tasks) return true;
  for (let number = 1; number < a.tasks.length; number++) {
    const [x, y] = [a.tasks[number], b.tasks[number]];
    if (x !== y && (x === undefined || y === undefined || !sameTask(x, y))) return false;
  }
  return true;
}

/** True iff all active tasks have the very same spaces: claims about mappings still hold. */
function sameSpaces(a: State, b: State): boolean {
  if (a.tasks === b.tasks) return true;
  for (let number = 1; number < a.tasks.length; number++)
    if (activeTask(a, number)?.space !== activeTask(b, number)?.space) return false;
  return true;
}
