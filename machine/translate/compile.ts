// From the plan of a region to a WebAssembly function. Registers are locals; blocks lie one after
// the other, so that jumps forward are branches; jumps back and those that are computed go through
// a table of entries at the top, but for inner loops, which are loops. Steps are counted by block.

import { AT, Frame, LEFT, PLACE, TARGET, WHY } from "./frame.ts";
import * as layout from "./layout.ts";
import { type Reason, reasons } from "./layout.ts";
import { conditions, operations } from "./operations.ts";
import { accesses } from "./accesses.ts";
import { accessQuietly } from "./csrs.ts";
import { addressOf, type Block, lastOf, type Plan, samePage } from "./plan.ts";
import { isBranch, nextOf, type Step, targetOf } from "./steps.ts";
import { moduleOf, op } from "./wasm.ts";

const DISPATCH = "dispatch";
const LEAVE = "leave";
const EXIT = "exit";

/** The module of a region for `mode`, whose entries are numbered from `firstEntry`. */
export function compile(plan: Plan, mode: number, firstEntry: number): Uint8Array {
  return new Compilation(plan, mode, firstEntry).module();
}

/** Places of the blocks that are entries; the order is that of their numbers. */
export const entriesOf = ({ blocks }: Plan): readonly number[] =>
  blocks.flatMap(({ isEntry }, place) => (isEntry ? [place] : []));

class Compilation extends Frame {
  private readonly plan: Plan;
  private readonly firstEntry: number;
  private readonly entries: readonly number[];
  /** The step at hand, and how many steps of its block are counted but not done. */
  private step: Step;
  private undone = 0;

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

  module(): Uint8Array {
    const { code } = this;
    this.load();
    code.block(EXIT);
    code.block(LEAVE);
    code.loop(DISPATCH);
    this.openBlocks(0, this.plan.blocks.length);
    code.get(TARGET);
    code.constant(this.firstEntry);
    code.emit(op.i32Sub);
    code.branchTable(this.entries.map(labelOf), LEAVE);
    this.emitBlocks();
    code.end();
    code.emit(op.unreachable);
    code.end();
    this.forgetAddress();
    code.constant(reasons.indexOf("left"));
    code.set(WHY);
    code.end();
    this.store();
    this.chain();
    code.get(LEFT);
    return moduleOf(code, this.localCount);
  }

  /** Leaves the region before the step at hand. */
  override readonly stop = (why: Reason): void => {
    const { code, undone } = this;
    if (undone !== 0) {
      code.get(LEFT);
      code.constant(undone);
      code.emit(op.i32Add);
      code.set(LEFT);
    }
    this.setPc(this.step.at);
    if (why !== "read" && why !== "write") this.forgetAddress();
    code.constant(reasons.indexOf(why));
    code.set(WHY);
    code.branch(EXIT);
  };

  // --- Blocks

  private emitBlocks(): void {
    const { code } = this;
    const { blocks } = this.plan;
    const loopEnds: number[] = [];
    for (const [place, block] of blocks.entries()) {
      if (code.has(labelOf(place))) code.end();
      if (block.loopEnd !== undefined) {
        code.loop(loopOf(place));
        loopEnds.push(block.loopEnd);
        this.openBlocks(place + 1, block.loopEnd + 1);
      }
      this.emitBlock(block, place);
      if (loopEnds.at(-1) === place) {
        loopEnds.pop();
        code.end();
      }
    }
  }

  /** Opens labels for blocks that are jumped to, the last first; loops open those inside. */
  private openBlocks(first: number, end: number): void {
    const { blocks } = this.plan;
    const inner = new Set<number>();
    for (let place = first; place < end; place++) {
      const last = (blocks[place] as Block).loopEnd ?? place;
      for (let one = place + 1; one <= last; one++) inner.add(one);
    }
    const targets = new Set(
      blocks.flatMap((block, place) => block.successors.filter((next) => next > place)),
    );
    for (let place = end - 1; place >= first; place--)
      if (!inner.has(place) && ((blocks[place] as Block).isEntry || targets.has(place)))
        this.code.block(labelOf(place));
  }

  private emitBlock(block: Block, place: number): void {
    const { code } = this;
    this.step = block.steps[0] as Step;
    this.undone = 0;
    if (block.isEntry) {
      code.get(LEFT);
      code.constant(block.longestPath);
      code.emit(op.i32Less);
      code.if();
      this.stop("spent");
      code.end();
    }
    code.get(LEFT);
    code.constant(block.steps.length);
    code.emit(op.i32Sub);
    code.set(LEFT);
    for (const [n, step] of block.steps.entries()) {
      this.step = step;
      this.undone = block.steps.length - n;
      if (step.page !== step.lastPage) this.checkPage((step.at + 2) | 0, step.lastPage);
      this.emitStep(step);
    }
    this.step = lastOf(block);
    this.emitEnd(block, place);
  }

  /** All but where it jumps. */
  private emitStep(step: Step): void {
    const { code } = this;
    const { name, rd, rs1, immediate } = step;
    if (operations.has(name)) {
      if (rd !== 0) operations.get(name)?.(this, step);
    } else if (accesses.has(name)) accesses.get(name)?.(this, step);
    else if (name.startsWith("csr") && this.isDone(step)) accessQuietly(this, step);
    else if (name === "jalr") {
      this.get(rs1);
      code.constant(immediate);
      code.emit(op.i32Add);
      code.constant(-2);
      code.emit(op.i32And);
      code.set(AT);
    } else if (!this.isDone(step)) this.stop("slow");
    if ((name === "jal" || name === "jalr") && rd !== 0) {
      code.constant(nextOf(step));
      this.set(rd);
    }
  }

  private emitEnd(block: Block, place: number): void {
    const { code, step } = this;
    if (!this.isDone(step)) return;
    if (step.name === "jalr") return this.jumpComputed();
    if (step.name === "jal") return this.jump(place, block.successors[0] as number, targetOf(step));
    let next = block.successors[0] as number;
    if (isBranch(step)) {
      this.get(step.rs1);
      this.get(step.rs2);
      code.emit(conditions.get(step.name) as number);
      const label = this.direct(place, next);
      if (label !== undefined) code.branchIf(label);
      else {
        code.if();
        this.jump(place, next, targetOf(step));
        code.end();
      }
      next = block.successors[1] as number;
    }
    const follows = next === place + 1 && samePage(step.at, nextOf(step));
    // A label may have been closed just behind: then control falls to it.
    if (!follows) this.jump(place, next, nextOf(step));
  }

  // --- Jumps

  /** The label that leads from block `place` to block `next`, if one does without a check. */
  private direct(place: number, next: number): string | undefined {
    const target = this.plan.blocks[next];
    if (target === undefined || !samePage(this.step.at, addressOf(target))) return undefined;
    const label = next > place ? labelOf(next) : loopOf(next);
    return this.code.has(label) ? label : undefined;
  }

  /** From the step at hand, which ends block `place`, to block `next`, or else to address `to`. */
  private jump(place: number, next: number, to: number): void {
    const { code } = this;
    const target = this.plan.blocks[next];
    if (target === undefined) {
      this.setPc(to);
      return code.branch(LEAVE);
    }
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

  /** To the address in AT, if it is an entry of some region that can be entered now. */
  private jumpComputed(): void {
    const { code } = this;
    this.isUnknown();
    code.branchIf(LEAVE);
    code.get(PLACE);
    code.memory(op.i32Load, layout.JUMPS + 8);
    code.set(TARGET);
    code.branch(DISPATCH);
  }

  /** Leaves unless the page of `address` is still this page of RAM. */
  private checkPage(address: number, page: number): void {
    this.isElsewhere(address, page);
    this.code.if();
    this.stop("slow");
    this.code.end();
  }
}

const labelOf = (place: number): string => `block ${place}`;
const loopOf = (place: number): string => `loop ${place}`;
