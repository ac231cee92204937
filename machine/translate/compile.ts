// From the plan of a region to a WebAssembly function. Registers are locals; blocks lie one after
// the other, so that jumps forward are branches; jumps back and those that are computed go through
// a table of entries at the top, but for inner loops, which are loops. Steps are counted by block.

import { AT, LEFT, TARGET, WHY } from "./frame.ts";
import {
  BASES,
  DISPATCH,
  EVENLY,
  Jumps,
  labelOf,
  LEAVE,
  loopOf,
  ONE_BY_ONE,
  ROUNDS,
  WAIT,
} from "./jumps.ts";
import { type Reason, reasons } from "./layout.ts";
import { conditions, operations } from "./operations.ts";
import { accesses } from "./accesses.ts";
import { accessQuietly } from "./csrs.ts";
import { type Block, lastOf, type Plan, samePage } from "./plan.ts";
import { prepareRounds } from "./rounds.ts";
import { isBranch, nextOf, type Step, targetOf } from "./steps.ts";
import { stridesOf } from "./strides.ts";
import { moduleOf, op } from "./wasm.ts";

const EXIT = "exit";
/** Rounds that are done one by one after a question that was in vain. */
const PATIENCE = 15;

/** The module of a region for `mode`, whose entries are numbered from `firstEntry`. */
export function compile(plan: Plan, mode: number, firstEntry: number): Uint8Array {
  return new Compilation(plan, mode, firstEntry).module();
}

class Compilation extends Jumps {
  /** How many steps of the block of the step at hand are counted but not done. */
  private undone = 0;

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
        this.emitRounds(place, block.loopEnd);
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

  /** At the head of a loop: many rounds of it at once, if its accesses go evenly through memory. */
  private emitRounds(first: number, last: number): void {
    const { code } = this;
    const { blocks } = this.plan;
    const strides = stridesOf(blocks, first, last);
    if (strides === undefined) return;
    const [rounds, wait] = [this.moreLocal(ROUNDS), this.moreLocal(WAIT)];
    code.block(ONE_BY_ONE);
    code.get(wait);
    code.constant(1);
    code.emit(op.i32Sub);
    code.tee(wait);
    code.constant(0);
    code.emit(op.i32GreaterOrEqual);
    code.branchIf(ONE_BY_ONE);
    code.constant(PATIENCE);
    code.set(wait);
    code.get(LEFT);
    code.constant((blocks[first] as Block).longestPath);
    code.emit(op.i32DivUnsigned);
    code.set(rounds);
    const bases = strides.all.map((_, n) => this.moreLocal(BASES + n));
    const { bank, get, address, place: entry } = this;
    prepareRounds(
      { code, bank, get, address, place: entry, rounds, bases },
      strides.all,
      ONE_BY_ONE,
    );
    code.constant(0);
    code.set(wait);
    this.evenly = { ...strides, first, last };
    code.loop(EVENLY);
    this.openBlocks(first + 1, last + 1);
    for (let place = first; place <= last; place++) {
      if (place > first && code.has(labelOf(place))) code.end();
      this.emitBlock(blocks[place] as Block, place);
    }
    code.end();
    this.evenly = undefined;
    code.end();
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
    if (block.isEntry && this.evenly === undefined) {
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
    const isNext = next === place + 1 && place !== this.evenly?.last;
    const follows = isNext && samePage(step.at, nextOf(step));
    // A label may have been closed just behind: then control falls to it.
    if (!follows) this.jump(place, next, nextOf(step));
  }

  /** Leaves unless the page of `address` is still this page of RAM. */
  private checkPage(address: number, page: number): void {
    this.isElsewhere(address, page);
    this.code.if();
    this.stop("slow");
    this.code.end();
  }
}
