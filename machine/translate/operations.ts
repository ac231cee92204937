// Rows of the ISA table that work on registers, as translated code. A property holds them, and the
// rest of the translator, to what the rows say.

import type { Step } from "./steps.ts";
import { type Code, I32, op } from "./wasm.ts";

/** What a row needs of the region that is being translated. */
export type RegionCode = {
  readonly code: Code;
  /** Puts register n on the stack. */
  readonly get: (n: number) => void;
  /** Takes register n from the stack. */
  readonly set: (n: number) => void;
};

export type Translate = (region: RegionCode, step: Step) => void;

const onRegisters =
  (...opcodes: readonly number[]): Translate =>
  ({ code, get, set }, { rd, rs1, rs2 }) => {
    get(rs1);
    get(rs2);
    code.emit(...opcodes);
    set(rd);
  };

const onImmediate =
  (opcode: number): Translate =>
  ({ code, get, set }, { rd, rs1, immediate }) => {
    get(rs1);
    code.constant(immediate);
    code.emit(opcode);
    set(rd);
  };

/** The high word of a product of words that are extended by these. */
const high =
  (extend: number, extendOther: number): Translate =>
  ({ code, get, set }, { rd, rs1, rs2 }) => {
    get(rs1);
    code.emit(extend);
    get(rs2);
    code.emit(extendOther, op.i64Mul);
    code.constant64(32);
    code.emit(op.i64ShiftRightUnsigned, op.i32Wrap);
    set(rd);
  };

/** The first case that applies: by zero, by −1 if that is special, then as WebAssembly does. */
const division =
  (opcode: number, byZero: Translate, byMinusOne?: Translate): Translate =>
  (region, step) => {
    const { code, get, set } = region;
    get(step.rs2);
    code.emit(op.i32IsZero);
    code.if(I32);
    byZero(region, step);
    code.emit(op.else);
    if (byMinusOne !== undefined) {
      get(step.rs2);
      code.constant(-1);
      code.emit(op.i32Equal);
      code.if(I32);
      byMinusOne(region, step);
      code.emit(op.else);
    }
    get(step.rs1);
    get(step.rs2);
    code.emit(opcode);
    if (byMinusOne !== undefined) code.end();
    code.end();
    set(step.rd);
  };

const dividend: Translate = ({ get }, { rs1 }) => get(rs1);
const allOnes: Translate = ({ code }) => code.constant(-1);
const zero: Translate = ({ code }) => code.constant(0);
const negated: Translate = ({ code, get }, { rs1 }) => {
  code.constant(0);
  get(rs1);
  code.emit(op.i32Sub);
};

// prettier-ignore
const rows: readonly (readonly [name: string, translate: Translate])[] = [
  ["lui",   ({ code, set }, { rd, immediate }) => { code.constant(immediate); set(rd); }],
  ["auipc", ({ code, set }, { rd, at, immediate }) => { code.constant(at + immediate); set(rd); }],
  ["addi",  onImmediate(op.i32Add)],
  ["slti",  onImmediate(op.i32Less)],
  ["sltiu", onImmediate(op.i32LessUnsigned)],
  ["xori",  onImmediate(op.i32Xor)],
  ["ori",   onImmediate(op.i32Or)],
  ["andi",  onImmediate(op.i32And)],
  ["slli",  onImmediate(op.i32ShiftLeft)],
  ["srli",  onImmediate(op.i32ShiftRightUnsigned)],
  ["srai",  onImmediate(op.i32ShiftRight)],
  ["add",   onRegisters(op.i32Add)],
  ["sub",   onRegisters(op.i32Sub)],
  ["sll",   onRegisters(op.i32ShiftLeft)],
  ["slt",   onRegisters(op.i32Less)],
  ["sltu",  onRegisters(op.i32LessUnsigned)],
  ["xor",   onRegisters(op.i32Xor)],
  ["srl",   onRegisters(op.i32ShiftRightUnsigned)],
  ["sra",   onRegisters(op.i32ShiftRight)],
  ["or",    onRegisters(op.i32Or)],
  ["and",   onRegisters(op.i32And)],
  ["mul",   onRegisters(op.i32Mul)],
  ["mulh",  high(op.i64Extend, op.i64Extend)],
  ["mulhsu", high(op.i64Extend, op.i64ExtendUnsigned)],
  ["mulhu", high(op.i64ExtendUnsigned, op.i64ExtendUnsigned)],
  ["div",   division(op.i32Div, allOnes, negated)],
  ["divu",  division(op.i32DivUnsigned, allOnes)],
  ["rem",   division(op.i32Rem, dividend, zero)],
  ["remu",  division(op.i32RemUnsigned, dividend)],
];

/** By name of the row. None of them does more than to set rd. */
export const operations: ReadonlyMap<string, Translate> = new Map(rows);

/** What each branch tests. */
export const conditions: ReadonlyMap<string, number> = new Map([
  ["beq", op.i32Equal],
  ["bne", op.i32NotEqual],
  ["blt", op.i32Less],
  ["bge", op.i32GreaterOrEqual],
  ["bltu", op.i32LessUnsigned],
  ["bgeu", op.i32GreaterOrEqualUnsigned],
]);
