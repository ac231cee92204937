// The past of a machine under a debugger: snapshots now and then, and what came from outside in
// between. Any step of the past can be reached again, because a machine does the same again.

import { assert } from "../../lib/assert.ts";
import type { Machine } from "../machine.ts";
import type { Snapshot } from "../snapshot.ts";

/** Steps between two snapshots. */
const INTERVAL = 100_000;
/** Then every other one is dropped. */
const SNAPSHOTS_MAX = 64;

type Input = { readonly at: number } & ({ readonly byte: number } | { readonly toMtime: number });

export class History {
  private readonly machine: Machine;
  private snapshots: { readonly at: number; readonly state: Snapshot }[];
  private inputs: Input[] = [];
  /** Index of the first of `inputs` that is still to come again. */
  private nextInput = 0;
  private interval = INTERVAL;
  /** Number of the next step, from the start of the session. */
  private step = 0;
  /** The step that was not done before: smaller ones are in the past. */
  private present = 0;

  constructor(machine: Machine) {
    this.machine = machine;
    this.snapshots = [{ at: 0, state: machine.snapshot() }];
  }

  get now(): number {
    return this.step;
  }

  /** The oldest step that can be reached. */
  get first(): number {
    return this.snapshots[0]?.at ?? this.step;
  }

  get repeats(): boolean {
    return this.step < this.present;
  }

  /** The last snapshot before step `step`. */
  before(step: number): number {
    return this.snapshots.findLast(({ at }) => at < step)?.at ?? this.first;
  }

  /** Does at most `steps` steps, and answers how many; what came from outside comes again. */
  run(steps: number): number {
    if (this.snapshots.length === 0) this.remember();
    let done = 0;
    while (done < steps) {
      this.repeatInputs();
      const due = this.snapshots.at(-1)?.at ?? 0;
      const untilSnapshot = Math.max(1, due + this.interval - this.step);
      const count = Math.min(steps - done, untilSnapshot, this.untilInput());
      const did = count === 1 ? this.one() : this.machine.run(count);
      done += did;
      this.step += did;
      this.present = Math.max(this.present, this.step);
      if (this.step >= due + this.interval) this.remember();
      // The machine does its first step in any case: it would leave a stop at which a piece ended.
      if (did < count || this.machine.isAtStop()) break;
    }
    return done;
  }

  /** Goes to step `target`; false, and nothing happens, if that cannot be reached. */
  goTo(target: number): boolean {
    if (target < this.first) return false;
    if (target < this.step) {
      const from = this.snapshots.findLast(({ at }) => at <= target);
      assert(from !== undefined, `history: nothing before step ${target}`);
      this.machine.restore(from.state);
      this.step = from.at;
      this.nextInput = this.inputs.filter(({ at }) => at < from.at).length;
    }
    while (this.step < target) if (this.run(target - this.step) === 0) return false;
    return true;
  }

  receive(byte: number): boolean {
    if (this.repeats || !this.machine.receive(byte)) return false;
    this.nextInput = this.inputs.push({ at: this.step, byte });
    return true;
  }

  advanceTime(toMtime: number): void {
    this.forgetFuture();
    this.machine.advanceTime(toMtime);
    this.nextInput = this.inputs.push({ at: this.step, toMtime });
  }

  /** The machine is going to be changed by hand: the past, and the future, end here. */
  forget(): void {
    this.forgetFuture();
    this.inputs = [];
    this.nextInput = 0;
    this.snapshots = [];
    this.interval = INTERVAL;
  }

  private forgetFuture(): void {
    this.present = this.step;
    this.inputs = this.inputs.slice(0, this.nextInput);
    this.snapshots = this.snapshots.filter(({ at }) => at <= this.step);
  }

  /** One step by the hart: `Machine.run` would do the same, more slowly. */
  private one(): number {
    const { machine } = this;
    const { cycles } = machine;
    machine.step();
    return machine.cycles === cycles ? 0 : 1;
  }

  private remember(): void {
    if (this.snapshots.length >= SNAPSHOTS_MAX) {
      this.snapshots = this.snapshots.filter((_, n) => n % 2 === 0);
      this.interval *= 2;
    }
    this.snapshots.push({ at: this.step, state: this.machine.snapshot() });
  }

  /** What came before this step, the first time, comes now. */
  private repeatInputs(): void {
    for (;;) {
      const input = this.inputs[this.nextInput];
      if (input?.at !== this.step) return;
      if ("byte" in input) this.machine.receive(input.byte);
      else this.machine.advanceTime(input.toMtime);
      this.nextInput++;
    }
  }

  /** For how many steps nothing comes from outside. */
  private untilInput(): number {
    if (!this.repeats) return Infinity;
    return Math.min(this.inputs[this.nextInput]?.at ?? Infinity, this.present) - this.step;
  }
}
