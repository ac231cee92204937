// Lockstep: the machine and the specification do the same events, and after each the machine's
// bytes must mean one of the states that the specification permits. (After A.6 of the exemplars.)

import type { Failure, Verdict } from "../engines/model.ts";
import { present } from "../lib/assert.ts";
import { thrownText } from "../lib/thrown.ts";
import type { Machine } from "../machine/index.ts";
import { initialStates } from "../spec/boot.ts";
import { choiceClaims, historyClaims, stateClaims, stepClaims } from "../spec/claims/index.ts";
import type { Event } from "../spec/event.ts";
import { describeKey } from "../spec/name.ts";
import { lineAt } from "../spec/parts/lines.ts";
import type { State } from "../spec/state.ts";
import type { Memory, Outcomes } from "../spec/outcome.ts";
import { step as permittedBy } from "../spec/step.ts";
import type { Boot, TraceEvent } from "../trace/event.ts";
import { Malformed } from "./abstraction/outcome.ts";
import { effectsOf } from "./abstraction/effects.ts";
import { Abstraction, type View } from "./abstraction/state.ts";
import { touchesDevice } from "./deviceAccess.ts";
import { ConcreteChecks, firstViolation, refuted } from "./checks.ts";
import { perform, prepared, startUp } from "./machineRun.ts";
import type { LockstepMark } from "./mark.ts";
import { membership, type Deed } from "./membership.ts";
import { tickUnits } from "./claims/hart.ts";
import { meantBy } from "./meaning.ts";
import type { Meter } from "./phases.ts";
import { reachedBy } from "./reached.ts";
import { ExpectedRegisters } from "./relation/registers.ts";
import { sameState } from "./relation/state.ts";
import { StateChecks, StepChecks } from "./specChecks.ts";
import type { System } from "./system.ts";
import { bootParameters } from "./userMemory.ts";

/** How a run is watched. */
export type LockstepOptions = { readonly meter?: Meter };

/** The state in which an event begins, and what may come of it. */
export type Preview = {
  readonly before: State;
  readonly meaning: Event;
  readonly outcomes: Outcomes;
};

const allStepClaims = { steps: stepClaims, history: historyClaims, choices: choiceClaims };

/** One run of one kernel. Mutable; after a refutation only `goBack` helps. */
export class Lockstep {
  readonly machine: Machine;
  private readonly abstraction: Abstraction;
  private readonly concrete: ConcreteChecks;
  private readonly states = new StateChecks(stateClaims);
  private steps: StepChecks;
  private readonly expected: ExpectedRegisters;
  private readonly meter: Meter | undefined;
  private current: State;
  private ordinal = 0;

  private constructor(
    machine: Machine,
    abstraction: Abstraction,
    concrete: ConcreteChecks,
    state: State,
    meter: Meter | undefined,
  ) {
    this.machine = machine;
    this.abstraction = abstraction;
    this.concrete = concrete;
    this.current = state;
    this.meter = meter;
    this.steps = new StepChecks(state, allStepClaims);
    this.expected = new ExpectedRegisters();
  }

  /** Boots; the machine must begin in one of the states in which the specification begins. */
  static begin(system: System, boot: Boot, options: LockstepOptions = {}): Lockstep | Failure {
    const machine = prepared(system, boot);
    const abstraction = new Abstraction(machine, boot, machine.latestStamp);
    try {
      startUp(system, machine);
    } catch (error) {
      return didNotEnd(error);
    }
    const concrete = new ConcreteChecks();
    const seen = read(abstraction, concrete);
    if ("claim" in seen) return seen;
    const states = initialStates(bootParameters(boot));
    const state = states.find((initial) => sameState(initial, seen.state) === undefined);
    if (state === undefined) {
      const different = sameState(states[0], seen.state);
      return refuted(different?.part ?? "", different?.lines ?? []);
    }
    // What has not changed since is the same object on both sides, from the first step on.
    abstraction.adopt(seen.view, state);
    const run = new Lockstep(machine, abstraction, concrete, state, options.meter);
    const wrong = run.states.violated(state) ?? run.registersDiffer(seen.view);
    return wrong ?? run;
  }

  /** What the machine was booted with. */
  get boot(): Boot {
    return this.abstraction.bytes.boot;
  }

  /** What both sides agree on now. */
  get state(): State {
    return this.current;
  }

  /** The kernel's bytes in parts; undefined where they make no sense. */
  view(): View | undefined {
    const view = this.abstraction.view();
    return view instanceof Malformed ? undefined : view;
  }

  /** What is reported of the machine as it is now, though nothing has happened: nothing, mostly. */
  examine(): Failure | undefined {
    const seen = read(this.abstraction, this.concrete);
    if ("claim" in seen) return seen;
    const different = sameState(this.current, seen.state);
    if (different !== undefined) return refuted(different.part, different.lines);
    // What was read since the last step may be equal and not the same: claims ask which it is.
    this.abstraction.adopt(seen.view, this.current);
    return this.registersDiffer(seen.view);
  }

  /** Where the run is, to go back there any number of times. */
  mark(): LockstepMark {
    const { machine, current, expected, ordinal, steps } = this;
    const [snapshot, registers, watched] = [machine.snapshot(), expected.save(), steps.save()];
    return { snapshot, registers, watched, state: current, ordinal };
  }

  /** The run is where it was, also after a refutation. */
  goBack({ snapshot, registers, watched, state, ordinal }: LockstepMark): void {
    this.machine.restore(snapshot);
    this.expected.restore(registers);
    this.steps.restore(watched);
    this.states.adopt(state);
    this.current = state;
    this.ordinal = ordinal;
    const view = present(this.view(), "lockstep: what was right once makes sense");
    // What is read anew is equal and not the same: claims ask which it is.
    this.abstraction.state(view);
    this.abstraction.adopt(view, state);
  }

  /**
   * The run goes on from the machine as it is now, whatever was done to it, if that satisfies all
   * claims; otherwise what is wrong. Claims about runs begin anew.
   */
  resume(): Failure | undefined {
    const seen = read(this.abstraction, new ConcreteChecks());
    if ("claim" in seen) return seen;
    const wrong = firstViolation(stateClaims, seen.state);
    if (wrong !== undefined) return wrong;
    this.expected.take(seen.view.bytes, seen.view.roster);
    this.abstraction.adopt(seen.view, seen.state);
    this.states.adopt(seen.state);
    this.current = seen.state;
    this.steps = new StepChecks(seen.state, allStepClaims);
    return undefined;
  }

  /** One event, on both sides. */
  step(event: TraceEvent): Verdict {
    const impossible = this.impossible(event);
    if (impossible !== undefined) return { tag: "disabled", because: impossible };
    const [before, meaning] = meantBy(event, this.current, this.expected, this.ordinal);
    this.meter?.enter("machine");
    const failed = this.execute(event);
    if (failed !== undefined) return { tag: "refuted", failure: failed };
    this.meter?.enter("abstraction");
    const seen = read(this.abstraction, this.concrete, this.meter);
    if ("claim" in seen) return { tag: "refuted", failure: seen };
    this.meter?.enter("claims");
    const step = { before, event: meaning, after: seen.state };
    const told = { before, event: meaning, after: seen.state, effects: effectsOf(step, seen.view) };
    const violated = this.states.violated(seen.state) ?? this.steps.violated(told);
    if (violated !== undefined) return { tag: "refuted", failure: violated };
    const verdict = this.judge(before, meaning, { view: seen.view, seen: seen.state });
    this.meter?.enter(undefined);
    return verdict;
  }

  /**
   * What the specification permits of `event`, were it the next step: the state in which it begins,
   * and all outcomes. Undefined if it is disabled. The run does not move.
   */
  preview(event: TraceEvent, memory: Memory): Preview | undefined {
    if (this.impossible(event) !== undefined) return undefined;
    const [before, meaning] = meantBy(event, this.current, this.expected, this.ordinal);
    return { before, meaning, outcomes: permittedBy(before, meaning, memory) };
  }

  /** The running thread as events name it; undefined when the machine idles. */
  runningName(): string | undefined {
    const { running } = this.current;
    return running === undefined ? undefined : describeKey(running);
  }

  /** Why the event cannot happen now, if it cannot. */
  private impossible(event: TraceEvent): string | undefined {
    const { current } = this;
    if (event.event === "tick") return undefined;
    if (event.event === "interrupt")
      return lineAt(current, event.line) === undefined
        ? `no device has line ${event.line}`
        : undefined;
    const running = this.runningName();
    if (event.by === running) return touchesDevice(current, event);
    const who = running === undefined ? "the machine idles" : `${running} does`;
    return `${event.by} does not run, ${who}`;
  }

  private execute(event: TraceEvent): Failure | undefined {
    try {
      const happened = perform(this.machine, event, this.ordinal++);
      if (!happened) return refuted("theTimerIsArmed", ["no interrupt came at mtimecmp"]);
      return event.event === "tick" ? this.timerNotArmed() : undefined;
    } catch (error) {
      return didNotEnd(error);
    }
  }

  private timerNotArmed(): Failure | undefined {
    const { mtime, mtimecmp } = this.machine;
    if (mtimecmp === mtime + tickUnits(this.abstraction.bytes.boot)) return undefined;
    return refuted("theTimerIsArmed", [`after a tick at ${mtime}, mtimecmp is ${mtimecmp}`]);
  }

  /** Is it one of the things that are permitted, and are choices made as they should be? */
  private judge(before: State, meaning: Event, deed: Deed): Verdict {
    const found = membership(before, meaning, deed, this.expected, this.meter);
    if (found.tag === "differs") {
      const { part, lines, outcome } = found.closest();
      const reason = `closest outcome: ${outcome.because.join(", ")}`;
      return { tag: "refuted", failure: refuted(part, [...lines, reason]) };
    }
    const { outcome } = found;
    this.abstraction.adopt(deed.view, outcome.state);
    this.states.adopt(outcome.state);
    this.current = outcome.state;
    this.meter?.enter("claims");
    const { effects, because } = outcome;
    // The state that was seen, which is equal: what changed in it is known already.
    const explained = { before, event: meaning, after: deed.seen, effects, because };
    const wrong = this.steps.violatedByChoice(explained);
    if (wrong !== undefined) return { tag: "refuted", failure: wrong };
    return { tag: "holds", reached: reachedBy(before, meaning, outcome) };
  }

  private registersDiffer({ bytes, roster }: View): Failure | undefined {
    const lines = this.expected.differences(bytes, roster);
    return lines.length > 0 ? refuted("onlyNamedRegistersChange", lines) : undefined;
  }
}

/** The state that the bytes mean, once the claims about the bytes hold. */
function read(
  abstraction: Abstraction,
  concrete: ConcreteChecks,
  meter?: Meter,
): Failure | { readonly view: View; readonly state: State } {
  const view = abstraction.view();
  if (view instanceof Malformed) return refuted(view.claim, view.evidence);
  meter?.enter("claims");
  const violated = concrete.violated(view);
  if (violated !== undefined) return violated;
  meter?.enter("abstraction");
  const state = abstraction.state(view);
  return state instanceof Malformed ? refuted(state.claim, state.evidence) : { view, state };
}

/** Whatever escapes from a trap: the kernel did what hardware would not let it do. */
function didNotEnd(error: unknown): Failure {
  return refuted("everyTrapEnds", [thrownText(error)]);
}
