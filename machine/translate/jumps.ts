// How control goes from block to block of a region: by labels, by the table at the top, or out.

import { Frame, PLACE, TARGET } from "./frame.ts";
import * as layout from "./layout.ts";
import { addressOf, type Block, lastOf, type Plan, samePage } from "./plan.ts";
import { offsetOf } from "./rounds.ts";
import type { Step } from "./steps.ts";
import type { Stride, Strides } from "./strides.ts";
import { type Label, op } from "./wasm.ts";

/** The table of entries; and the way out to the address in AT. */
export const DISPATCH = "dispatch";
export const LEAVE = "leave";
/** The rounds of a loop that go evenly, and behind them those that do not. */
export const EVENLY = "evenly";
export const ONE_BY_ONE = "one by one";

// Locals of such loops, beside the registers.
export const ROUNDS = 0;
export const WAIT = 1;
export const BASES = 2;

/** Where block `place` begins, for jumps forward, and back. */
export const labelOf = (place: number): Label => `block ${place}`;
export const loopOf = (place: number): Label => `loop ${place}`;

/** Places of the blocks that are entries; the order is that of their numbers. */
export const entriesOf = ({ blocks }: Plan): readonly number[] =>
  blocks.flatMap(({ isEntry }, place) => (isEntry ? [place] : []));

export abstract class Jumps extends Frame {
  protected readonly plan: Plan;
  protected readonly firstEntry: number;
  protected readonly entries: readonly number[];
  /** The step at hand. */
  protected step: Step;
  /** While rounds of a loop are written that go evenly: their strides, and the loop. */
  protected evenly: (Strides & { readonly first: number; readonly last: number }) | undefined;

  constructor(plan: Plan, mode: number, firstEntry: number) {
    super(
      mode,
      plan.blocks.flatMap(({ steps }) => steps),
    );
    this.plan = plan;
    this.firstEntry = firstEntry;
    this.entries = entriesOf(plan);
    this.step = lastOf(plan.blocks[0] as Block);
  }

  override readonly knownPlace = (step: Step): readonly [number, number] | undefined => {
    const n = this.evenly?.of.get(step);
    if (n === undefined) return undefined;
    const stride = this.evenly?.all[n] as Stride;
    return [this.moreLocal(BASES + n), offsetOf(stride, step.immediate)];
  };

  /** The label that leads from block `place` to block `next`, if one does without a check. */
  protected direct(place: number, next: number): string | undefined {
    const target = this.plan.blocks[next];
    if (target === undefined || !samePage(this.step.at, addressOf(target))) return undefined;
    if (next === this.evenly?.first) return undefined;
    const label = next > place ? labelOf(next) : loopOf(next);
    return this.code.has(label) ? label : undefined;
  }

  /** From the step at hand, which ends block `place`, to block `next`, or else to address `to`. */
  protected jump(place: number, next: number, to: number): void {
    const { code } = this;
    const target = this.plan.blocks[next];
    if (target === undefined) {
      this.setPc(to);
      return code.branch(LEAVE);
    }
    if (next === this.evenly?.first) return this.goRound();
    const label = this.direct(place, next);
    if (label !== undefined) return code.branch(label);
    if (!samePage(this.step.at, to)) {
      this.isElsewhere(to, (target.steps[0] as Step).page);
      code.if();
      this.setPc(to);
      code.branch(LEAVE);
      code.end();
    }
    if (code.has(labelOf(next))) return code.branch(labelOf(next));
    code.constant(this.firstEntry + this.entries.indexOf(next));
    code.set(TARGET);
    code.branch(DISPATCH);
  }

  /** To the next of the rounds that go evenly, or to those after them. */
  private goRound(): void {
    const { code } = this;
    code.get(this.moreLocal(ROUNDS));
    code.constant(1);
    code.emit(op.i32Sub);
    code.tee(this.moreLocal(ROUNDS));
    code.branchIf(EVENLY);
    code.branch(ONE_BY_ONE);
  }

  /** To the address in AT, if it is an entry of some region that can be entered now. */
  protected jumpComputed(): void {
    const { code } = this;
    this.isUnknown();
    code.branchIf(LEAVE);
    code.get(PLACE);
    code.memory(op.i32Load, layout.JUMPS + 8);
    code.set(TARGET);
    code.branch(DISPATCH);
  }
}
