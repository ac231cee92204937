// Predecoded instructions: what the fast interpreter reads in place of words of memory. One is two
// 32-bit numbers, the operation with its registers, and the immediate.
//
//   31       24  23   22  18 17  13 12   8 7         0
//   | CSR's word | long | rs2 | rs1  |  rd  | operation |

import type { Word } from "../../lib/u32.ts";
import { modeOfCsr } from "../hart/csrs.ts";
import { decode } from "../isa/decode.ts";
import type { Field } from "../isa/formats.ts";
import { lengthOf } from "../isa/instruction.ts";
import { expansion } from "../isa/rv32c.ts";
import { quietCsr } from "./quietCsrs.ts";

// 0 is an instruction that is not decoded yet: fresh memory is full of these.
/** Left to the table-driven hart: it traps, is rare, or touches more than registers and RAM. */
export const SLOW = 1;
/** Behind the last instruction of a page. */
export const PAGE_END = 2;
/** Does nothing; also for whatever would set x0. */
const NOTHING = 3;
/** jal and jalr that link nothing. */
const JUMP = 4;
const JUMP_REGISTER = 5;

/** Operations of the ISA table; the number is `FIRST_NAMED` + the place here. */
const named = [
  "lui auipc jal jalr beq bne blt bge bltu bgeu lb lh lw lbu lhu sb sh sw",
  "addi slti sltiu xori ori andi slli srli srai add sub sll slt sltu xor srl sra or and",
  "mul mulh mulhsu mulhu div divu rem remu",
]
  .join(" ")
  .split(" ");
const FIRST_NAMED = 6;
/** Here translated code begins: it does what was here, and what follows. */
export const ENTRY: number = FIRST_NAMED + named.length;

/** csrr of a quiet CSR; then csrrw, whose immediate is what of it can be written. */
const READ_CSR: number = ENTRY + 1;
const SWAP_CSR: number = ENTRY + 2;

const RD_SHIFT = 8;
const RS1_SHIFT = 13;
const RS2_SHIFT = 18;
/** Set for an instruction of four bytes. */
const LONG: number = 1 << 23;
const CSR_SHIFT = 24;

/** Those that do more than set rd, or may fault: with rd = x0 they are not nothing. */
const WITH_EFFECTS = /^(jal|jalr|b.*|l[bhw]u?|s[bhw])$/;

export type Predecoded = { readonly packed: number; readonly immediate: number };

/** The instruction `word`, of two or four bytes. */
export function predecode(word: Word): Predecoded {
  const long = lengthOf(word) === 4 ? LONG : 0;
  const plain = plainOf(word);
  if (plain === undefined) return { packed: SLOW | long, immediate: 0 };
  const { name, rd, rs1, rs2, immediate } = plain;
  const registers = (rd << RD_SHIFT) | (rs1 << RS1_SHIFT) | (rs2 << RS2_SHIFT);
  const quiet = quietAccess(plain);
  if (quiet !== undefined) return { ...quiet, packed: quiet.packed | registers | long };
  return { packed: operationOf(name, rd) | registers | long, immediate };
}

/** Reading a quiet CSR, or writing it: operation and word. Setting and clearing bits is rare. */
function quietAccess({ name, csr, rs1 }: Plain): Predecoded | undefined {
  const isRead = name === "csrrs" && rs1 === 0;
  const stored = isRead || name === "csrrw" ? quietCsr(csr) : undefined;
  if (stored === undefined) return undefined;
  const operation = isRead ? READ_CSR : SWAP_CSR;
  // It has no rs2: the lowest mode that may do it stands there.
  const packed = operation | (modeOfCsr(csr) << RS2_SHIFT) | (stored.word << CSR_SHIFT);
  return { packed, immediate: stored.writable };
}

/** An instruction, with a compressed one written out; operands that it has not are 0. */
export type Plain = {
  /** Of the row of the ISA table. */
  readonly name: string;
  readonly rd: number;
  readonly rs1: number;
  readonly rs2: number;
  /** Of lui and auipc, in place. */
  readonly immediate: number;
  readonly csr: number;
};

/** What `word`, of two or four bytes, says; `undefined` if that is illegal. */
export function plainOf(word: Word): Plain | undefined {
  const row = decode(word);
  if (row === undefined) return undefined;
  const isLong = lengthOf(word) === 4;
  const full = isLong ? word : expansion(row, word);
  const base = isLong ? row : decode(full);
  if (base === undefined) return undefined;
  const value = (operand: Field["operand"]): number =>
    base.format.fields.find((field) => field.operand === operand)?.decode(full) ?? 0;
  const { name } = base;
  const isUpper = name === "lui" || name === "auipc";
  const immediate = isUpper ? value("imm") << 12 : value("imm");
  const [rd, rs1, rs2] = [value("rd"), value("rs1"), value("rs2")];
  return { name, rd, rs1, rs2, immediate, csr: value("csr") };
}

function operationOf(name: string, rd: number): number {
  if (name === "fence") return NOTHING;
  const place = named.indexOf(name);
  if (place === -1) return SLOW;
  if (rd !== 0 || /^(b|s[bhw]$)/.test(name)) return FIRST_NAMED + place;
  if (name === "jal") return JUMP;
  if (name === "jalr") return JUMP_REGISTER;
  return WITH_EFFECTS.test(name) ? SLOW : NOTHING;
}
