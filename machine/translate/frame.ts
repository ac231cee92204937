// The frame of the code of a region: its locals, how registers come in and go out, and the
// questions that it asks of the machine's memory.

import { bankPlaces, type BankPlaces, FETCH_MASK, PAGE_MASK } from "../fast/bank.ts";
import { PC } from "../memory/layout.ts";
import { type AccessCode, accesses } from "./accesses.ts";
import * as layout from "./layout.ts";
import { type Reason, reasons } from "./layout.ts";
import { isQuietAccess } from "./csrs.ts";
import { conditions, operations } from "./operations.ts";
import { isBranch, type Step } from "./steps.ts";
import { Code, op } from "./wasm.ts";

/** Is `step` done by code that is translated for `mode`? */
export const isTranslated = (step: Step, mode: number): boolean =>
  isQuietAccess(step, mode) || isUnprivileged(step);

const isUnprivileged = ({ name }: Step): boolean =>
  operations.has(name) ||
  accesses.has(name) ||
  conditions.has(name) ||
  name === "jal" ||
  name === "jalr" ||
  name === "fence";

/** Locals. The first two are parameters; registers follow the last. */
export const LEFT = 0;
export const TARGET = 1;
export const AT = 2;
export const WHY = 3;
const ADDRESS = 4;
export const PLACE = 5;
const VALUE = 6;
const FIRST_REGISTER = 7;

export abstract class Frame implements AccessCode {
  readonly code: Code = new Code();
  readonly bank: BankPlaces;
  readonly address: number = ADDRESS;
  readonly place: number = PLACE;
  readonly value: number = VALUE;
  private readonly mode: number;
  /** Local of each register in use, and whether it changes. */
  private readonly locals = new Map<number, number>();
  private readonly written = new Set<number>();
  private moreLocals = 0;

  constructor(mode: number, steps: readonly Step[]) {
    this.mode = mode;
    this.bank = bankPlaces(mode);
    for (const step of steps) this.noteRegisters(step);
  }

  abstract readonly stop: (why: Reason) => void;
  abstract readonly knownPlace: AccessCode["knownPlace"];

  protected isDone(step: Step): boolean {
    return isTranslated(step, this.mode);
  }

  /** Beside the parameters. */
  get localCount(): number {
    return FIRST_REGISTER - 2 + this.locals.size + this.moreLocals;
  }

  /** Local number `n` of those that the code of this region needs besides. */
  protected moreLocal(n: number): number {
    this.moreLocals = Math.max(this.moreLocals, n + 1);
    return FIRST_REGISTER + this.locals.size + n;
  }

  readonly get = (n: number): void => {
    if (n === 0) this.code.constant(0);
    else this.code.get(this.locals.get(n) as number);
  };

  readonly set = (n: number): void => {
    if (n === 0) this.code.emit(op.drop);
    else this.code.set(this.locals.get(n) as number);
  };

  // --- Questions

  /** Is AT unknown among the recent jumps? PLACE is its place there. */
  protected isUnknown(): void {
    const { code } = this;
    code.get(AT);
    code.constant(layout.JUMP_SHIFT);
    code.emit(op.i32ShiftLeft);
    code.constant(layout.JUMP_MASK);
    code.emit(op.i32And);
    code.tee(PLACE);
    code.memory(op.i64Load, layout.JUMPS);
    code.get(AT);
    code.emit(op.i64ExtendUnsigned);
    code.constant(0);
    code.memory(op.i64Load, layout.EPOCH);
    code.emit(op.i64Or, op.i64NotEqual);
  }

  /** Is the page of `address` another page of RAM than `page`, or unknown? */
  protected isElsewhere(address: number, page: number): void {
    const { bank, code } = this;
    const entry = 4 * ((address >>> 12) & FETCH_MASK);
    code.constant(entry);
    code.memory(op.i32Load, bank.fetchTags);
    code.constant(address & PAGE_MASK);
    code.emit(op.i32NotEqual);
    code.constant(entry);
    code.memory(op.i32Load, bank.fetchPages);
    code.constant(page);
    code.emit(op.i32NotEqual, op.i32Or);
  }

  // --- In and out

  protected load(): void {
    const { code } = this;
    for (const [n, local] of this.locals) {
      code.constant(0);
      code.memory(op.i32Load, 4 * n);
      code.set(local);
    }
  }

  protected store(): void {
    const { code } = this;
    for (const n of this.written) {
      code.constant(0);
      this.get(n);
      code.memory(op.i32Store, 4 * n);
    }
    this.storeAt(4 * PC, AT);
  }

  private storeAt(place: number, local: number): void {
    const { code } = this;
    code.constant(0);
    code.get(local);
    code.memory(op.i32Store, place);
  }

  /** Goes on in another region, if AT lies in one; else says why control comes back. */
  protected chain(): void {
    const { code } = this;
    code.get(WHY);
    code.constant(reasons.indexOf("left"));
    code.emit(op.i32Equal);
    code.if();
    this.isUnknown();
    code.emit(op.i32IsZero);
    code.if();
    code.get(LEFT);
    code.get(PLACE);
    code.memory(op.i32Load, layout.JUMPS + 8);
    code.get(PLACE);
    code.memory(op.i32Load, layout.JUMPS + 12);
    code.tailCall();
    code.end();
    code.end();
    this.storeAt(layout.WHY, WHY);
    this.storeAt(layout.UNKNOWN, ADDRESS);
  }

  /** Or else it would be kept in a register from one access to the next. */
  protected forgetAddress(): void {
    this.code.constant(0);
    this.code.set(ADDRESS);
  }

  protected setPc(address: number): void {
    this.code.constant(address);
    this.code.set(AT);
  }

  private noteRegisters(step: Step): void {
    const { name, rd, rs1, rs2 } = step;
    if (!this.isDone(step)) return;
    const writes = !isBranch(step) && !/^s[bhw]$/.test(name);
    for (const n of [rs1, rs2, writes ? rd : 0])
      if (n !== 0 && !this.locals.has(n)) this.locals.set(n, FIRST_REGISTER + this.locals.size);
    if (writes && rd !== 0) this.written.add(rd);
  }
}
