// The product of specification and machine as a model for the engines: where a run starts, what it
// does next, and whether each step was right.

import type { Failure, Model, Verdict, Walk } from "../engines/model.ts";
import type { Prng } from "../lib/prng.ts";
import type { Word } from "../lib/u32.ts";
import { idOf, threadKeys, type State } from "../spec/state.ts";
import type { Boot, TraceEvent } from "../trace/event.ts";
import { wordOfName } from "./codec/name.ts";
import { drawBoot } from "./generate/boot.ts";
import { drawEvent } from "./generate/event.ts";
import { drawHabits, type Habits } from "./generate/habits.ts";
import { Lockstep, type LockstepOptions } from "./lockstep.ts";
import { putAway } from "./spares.ts";
import type { System } from "./system.ts";

/** Runs of `system`, in lockstep with the specification. */
export const kernelModel = (
  system: System,
  options: LockstepOptions = {},
): Model<Boot, TraceEvent> => ({
  drawStart: drawBoot,
  begin: (boot, random) => KernelWalk.begin(system, boot, random, options),
});

/** One run, and what its generator remembers of it. */
export class KernelWalk implements Walk<TraceEvent> {
  readonly lockstep: Lockstep;
  private readonly boot: Boot;
  private readonly habits: Habits;
  private readonly seen: Word[] = [];
  private known: State["tasks"] = [];
  private events = 0;

  private constructor(lockstep: Lockstep, boot: Boot, habits: Habits) {
    this.lockstep = lockstep;
    this.boot = boot;
    this.habits = habits;
    this.remember();
  }

  /** Boots and draws the habits of the run. */
  static begin(
    system: System,
    boot: Boot,
    random: Prng,
    options: LockstepOptions,
  ): KernelWalk | Failure {
    const lockstep = Lockstep.begin(system, boot, options);
    return "claim" in lockstep
      ? lockstep
      : new KernelWalk(lockstep, boot, drawHabits(random, boot));
  }

  readonly draw = (random: Prng): TraceEvent =>
    drawEvent(random, this.boot, this.habits, this.lockstep.state, {
      events: this.events,
      seen: this.seen,
    });

  readonly step = (event: TraceEvent): Verdict => {
    const verdict = this.lockstep.step(event);
    if (verdict.tag === "holds") {
      this.events++;
      this.remember();
    }
    return verdict;
  };

  readonly save = (): (() => void) => {
    const mark = this.lockstep.mark();
    const { known, events } = this;
    const { length } = this.seen;
    return () => {
      this.lockstep.goBack(mark);
      this.known = known;
      this.events = events;
      this.seen.length = length;
    };
  };

  /** The machine is anybody's now: once, and last. */
  readonly end = (): void => putAway(this.lockstep.machine);

  /** Keeps the ids of all who ever lived in this run. */
  private remember(): void {
    const { state } = this.lockstep;
    if (state.tasks.every((task, number) => task.tag === this.known[number]?.tag)) return;
    this.known = state.tasks;
    for (const key of threadKeys(state)) {
      const id = wordOfName(idOf(state, key));
      if (!this.seen.includes(id)) this.seen.push(id);
    }
  }
}
