// A small WebAssembly emitter: as much of the binary format as translated code needs, which is one
// function that works on the machine's memory. (WebAssembly Core Specification, "Binary Format")

import { assert } from "../../lib/assert.ts";

/** Opcodes, by what they are called in the text format. */
export const op = {
  unreachable: 0x00,
  else: 0x05,
  return: 0x0f,
  drop: 0x1a,
  select: 0x1b,
  i32Load: 0x28,
  i64Load: 0x29,
  i32Load8Signed: 0x2c,
  i32Load8: 0x2d,
  i32Load16Signed: 0x2e,
  i32Load16: 0x2f,
  i32Store: 0x36,
  i32Store8: 0x3a,
  i32Store16: 0x3b,
  i32IsZero: 0x45,
  i32Equal: 0x46,
  i32NotEqual: 0x47,
  i32Less: 0x48,
  i32LessUnsigned: 0x49,
  i32Greater: 0x4a,
  i32GreaterUnsigned: 0x4b,
  i32GreaterOrEqual: 0x4e,
  i32GreaterOrEqualUnsigned: 0x4f,
  i64NotEqual: 0x52,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32Mul: 0x6c,
  i32Div: 0x6d,
  i32DivUnsigned: 0x6e,
  i32Rem: 0x6f,
  i32RemUnsigned: 0x70,
  i32And: 0x71,
  i32Or: 0x72,
  i32Xor: 0x73,
  i32ShiftLeft: 0x74,
  i32ShiftRight: 0x75,
  i32ShiftRightUnsigned: 0x76,
  i64Mul: 0x7e,
  i64Or: 0x84,
  i64ShiftLeft: 0x86,
  i64ShiftRight: 0x87,
  i64ShiftRightUnsigned: 0x88,
  i32Wrap: 0xa7,
  i64Extend: 0xac,
  i64ExtendUnsigned: 0xad,
} as const;

export const I32 = 0x7f;
const NO_RESULT = 0x40;

/** Control instructions open a label; a branch names it by how many labels lie between. */
export type Label = string;

/** The body of a function, made instruction by instruction. */
export class Code {
  readonly bytes: number[] = [];
  private readonly labels: Label[] = [];

  /** Instructions without immediates. */
  emit(...opcodes: readonly number[]): void {
    this.bytes.push(...opcodes);
  }

  constant(value: number): void {
    this.bytes.push(0x41);
    signed(this.bytes, value | 0);
  }

  /** A 64-bit constant that fits into 32 bits, signed. */
  constant64(value: number): void {
    this.bytes.push(0x42);
    signed(this.bytes, value | 0);
  }

  get(local: number): void {
    this.bytes.push(0x20);
    unsigned(this.bytes, local);
  }

  set(local: number): void {
    this.bytes.push(0x21);
    unsigned(this.bytes, local);
  }

  /** As `set`, but the value stays on the stack. */
  tee(local: number): void {
    this.bytes.push(0x22);
    unsigned(this.bytes, local);
  }

  /** A load or store at `offset` beyond the address on the stack. It may be misaligned. */
  memory(opcode: number, offset: number): void {
    this.bytes.push(opcode, 0);
    unsigned(this.bytes, offset);
  }

  /** Opens a block, at whose end the label is; a loop, at whose start it is; a condition's then. */
  block(label: Label): void {
    this.open(0x02, NO_RESULT, label);
  }

  loop(label: Label): void {
    this.open(0x03, NO_RESULT, label);
  }

  if(result: number = NO_RESULT): void {
    this.open(0x04, result, "");
  }

  end(): void {
    assert(this.labels.pop() !== undefined, "wasm: every end ends something");
    this.bytes.push(0x0b);
  }

  has(label: Label): boolean {
    return this.labels.includes(label);
  }

  branch(label: Label): void {
    this.bytes.push(0x0c);
    unsigned(this.bytes, this.depthOf(label));
  }

  branchIf(label: Label): void {
    this.bytes.push(0x0d);
    unsigned(this.bytes, this.depthOf(label));
  }

  /** To the label whose place is on the stack, or to the last. */
  branchTable(labels: readonly Label[], otherwise: Label): void {
    this.bytes.push(0x0e);
    unsigned(this.bytes, labels.length);
    for (const label of [...labels, otherwise]) unsigned(this.bytes, this.depthOf(label));
  }

  /** Calls the function of the imported table whose number is on the stack, and does not return. */
  tailCall(): void {
    this.bytes.push(0x13, 0, 0);
  }

  private open(opcode: number, result: number, label: Label): void {
    this.bytes.push(opcode, result);
    this.labels.push(label);
  }

  private depthOf(label: Label): number {
    const at = this.labels.lastIndexOf(label);
    assert(at !== -1, `wasm: there is a label ${label} around the branch`);
    return this.labels.length - 1 - at;
  }
}

/**
 * A module that imports memory and table, `m.m` and `m.t`, and exports function `f` of two words
 * that gives a word. After these two come `localCount` words.
 */
export function moduleOf(code: Code, localCount: number): Uint8Array {
  const body: number[] = [1];
  unsigned(body, localCount);
  body.push(I32);
  const sections = [
    section(1, [1, 0x60, 2, I32, I32, 1, I32]),
    // A memory of any size, and a table of functions of any size.
    section(2, [2, 1, 0x6d, 1, 0x6d, 2, 0, 0, 1, 0x6d, 1, 0x74, 1, 0x70, 0, 0]),
    section(3, [1, 0]),
    section(7, [1, 1, 0x66, 0, 0]),
    section(10, [1, ...sized(body, code.bytes, [0x0b])]),
  ];
  return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flat()]);
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, ...sized(content)];
}

/** The parts one after the other, behind their size. */
function sized(...parts: readonly (readonly number[])[]): readonly number[] {
  const content = parts.flat();
  const size: number[] = [];
  unsigned(size, content.length);
  return size.concat(content);
}

/** LEB128. */
function unsigned(to: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest >>>= 7) to.push((rest & 127) | 128);
  to.push(rest);
}

function signed(to: number[], value: number): void {
  let rest = value;
  for (; rest < -64 || rest > 63; rest >>= 7) to.push((rest & 127) | 128);
  to.push(rest & 127);
}
