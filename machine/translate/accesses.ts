// Loads, stores and atomic accesses, as translated code: one comparison with the tag of a recent
// translation checks page, right and alignment. What it does not know is left to the hart.

import { type BankPlaces, DATA_MASK, PAGE_MASK } from "../fast/bank.ts";
import { RAM_START } from "../board.ts";
import { RAM_OFFSET, RESERVATION } from "../memory/layout.ts";
import type { RegionCode } from "./operations.ts";
import type { Step } from "./steps.ts";
import { op } from "./wasm.ts";

/** What an access needs besides. The locals are words. */
export type AccessCode = RegionCode & {
  readonly bank: BankPlaces;
  /** The virtual address, for whoever learns where it lies. */
  readonly address: number;
  /** An entry of the bank, and then the place in RAM. */
  readonly place: number;
  readonly value: number;
  /** Leaves the region before this step: where that accesses is not known. */
  readonly stop: (why: Why) => void;
  /**
   * If it is known without a look where `step` accesses: a local to add to register rs1, and what
   * to add besides for a place in the memory.
   */
  readonly knownPlace: (step: Step) => readonly [local: number, offset: number] | undefined;
};

type Access = (region: AccessCode, step: Step) => void;
type Bytes = 1 | 2 | 4;

/** Puts on the stack where in the memory the access goes, but for the offset that it answers. */
function locate(region: AccessCode, step: Step, why: Why, bytes: Bytes): number {
  const { code, address } = region;
  const known = region.knownPlace(step);
  region.get(step.rs1);
  if (known !== undefined) {
    code.get(known[0]);
    code.emit(op.i32Add);
    return known[1];
  }
  if (step.immediate !== 0) {
    code.constant(step.immediate);
    code.emit(op.i32Add);
  }
  askForPage(region, why, PAGE_MASK | (bytes - 1));
  code.if();
  region.stop(why);
  code.end();
  code.get(address);
  putOffset(region, why);
  code.emit(op.i32Add);
  return RAM_OFFSET;
}

/** What is needed to look a page up. The two locals are set on the way. */
export type Lookup = Pick<AccessCode, "code" | "bank" | "address" | "place">;
export type Why = "read" | "write";

/** Takes an address from the stack, and puts there whether the bits of `mask` are no known tag. */
export function askForPage({ code, bank, address, place }: Lookup, why: Why, mask: number): void {
  code.tee(address);
  code.constant(10);
  code.emit(op.i32ShiftRightUnsigned);
  code.constant(DATA_MASK << 2);
  code.emit(op.i32And);
  code.tee(place);
  code.memory(op.i32Load, why === "read" ? bank.readTags : bank.writeTags);
  code.get(address);
  code.constant(mask);
  code.emit(op.i32And, op.i32NotEqual);
}

/** Puts on the stack how far the page that was asked for last lies from its address. */
export function putOffset({ code, bank, place }: Lookup, why: Why): void {
  code.get(place);
  code.memory(op.i32Load, why === "read" ? bank.readOffsets : bank.writeOffsets);
}

const load =
  (opcode: number, bytes: Bytes): Access =>
  (region, step) => {
    const offset = locate(region, step, "read", bytes);
    region.code.memory(opcode, offset);
    region.set(step.rd);
  };

const store =
  (opcode: number, bytes: Bytes): Access =>
  (region, step) => {
    const offset = locate(region, step, "write", bytes);
    region.get(step.rs2);
    region.code.memory(opcode, offset);
  };

/** `result` puts on the stack what is stored; `value` is what was there. */
const exchange =
  (result: Access): Access =>
  (region, step) => {
    const { code, place, value } = region;
    locate(region, step, "write", 4);
    code.tee(place);
    code.memory(op.i32Load, RAM_OFFSET);
    code.set(value);
    code.get(place);
    result(region, step);
    code.memory(op.i32Store, RAM_OFFSET);
    code.get(value);
    region.set(step.rd);
  };

const combined = (opcode: number): Access =>
  exchange(({ code, value, get }, { rs2 }) => {
    code.get(value);
    get(rs2);
    code.emit(opcode);
  });

/** What was there if it compares so with the operand; else the operand. */
const chosen = (opcode: number): Access =>
  exchange(({ code, value, get }, { rs2 }) => {
    code.get(value);
    get(rs2);
    code.get(value);
    get(rs2);
    code.emit(opcode, op.select);
  });

/** Puts on the stack the physical address of `place`. */
function physical({ code, place }: AccessCode): void {
  code.get(place);
  code.constant(RAM_START);
  code.emit(op.i32Add);
}

const loadReserved: Access = (region, step) => {
  const { code, place } = region;
  locate(region, step, "read", 4);
  code.set(place);
  code.constant(0);
  physical(region);
  code.memory(op.i32Store, 4 * RESERVATION);
  code.get(place);
  code.memory(op.i32Load, RAM_OFFSET);
  region.set(step.rd);
};

const storeConditional: Access = (region, step) => {
  const { code, place, value } = region;
  locate(region, step, "write", 4);
  code.set(place);
  code.constant(0);
  code.memory(op.i32Load, 4 * RESERVATION);
  physical(region);
  code.emit(op.i32NotEqual);
  code.set(value);
  code.constant(0);
  code.constant(0);
  code.memory(op.i32Store, 4 * RESERVATION);
  code.get(value);
  code.emit(op.i32IsZero);
  code.if();
  code.get(place);
  region.get(step.rs2);
  code.memory(op.i32Store, RAM_OFFSET);
  code.end();
  code.get(value);
  region.set(step.rd);
};

// prettier-ignore
const rows: readonly (readonly [name: string, access: Access])[] = [
  ["lb",  load(op.i32Load8Signed, 1)],
  ["lh",  load(op.i32Load16Signed, 2)],
  ["lw",  load(op.i32Load, 4)],
  ["lbu", load(op.i32Load8, 1)],
  ["lhu", load(op.i32Load16, 2)],
  ["sb",  store(op.i32Store8, 1)],
  ["sh",  store(op.i32Store16, 2)],
  ["sw",  store(op.i32Store, 4)],
  ["lr.w", loadReserved],
  ["sc.w", storeConditional],
  ["amoswap.w", exchange(({ get }, { rs2 }) => get(rs2))],
  ["amoadd.w",  combined(op.i32Add)],
  ["amoxor.w",  combined(op.i32Xor)],
  ["amoand.w",  combined(op.i32And)],
  ["amoor.w",   combined(op.i32Or)],
  ["amomin.w",  chosen(op.i32Less)],
  ["amomax.w",  chosen(op.i32Greater)],
  ["amominu.w", chosen(op.i32LessUnsigned)],
  ["amomaxu.w", chosen(op.i32GreaterUnsigned)],
];

/** By name of the row. */
export const accesses: ReadonlyMap<string, Access> = new Map(rows);
