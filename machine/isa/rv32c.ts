// RV32C, compressed instructions: two bytes that mean one instruction of the base. What a row does
// is what the instruction that it stands for does. (RISC-V Unprivileged, "C Extension for
// Compressed Instructions")

import { present } from "../../lib/assert.ts";
import type { Word } from "../../lib/u32.ts";
import * as c from "./compressedFormats.ts";
import { encoded, type Format, formatBare, type Operands } from "./formats.ts";
import type { Instruction, Pattern } from "./instruction.ts";
import { rv32i } from "./rv32i.ts";

/** The instruction of the base that stands for one with operands `o`. */
type Meaning = (o: Required<Operands>) => readonly [name: string, operands: Operands];

const RA = 1;
const SP = 2;

const byName: ReadonlyMap<string, Instruction> = new Map(rv32i.map((row) => [row.name, row]));

const operandsOf = ({ fields }: Format, word: Word): Required<Operands> =>
  Object.fromEntries(
    fields.map((field) => [field.operand, field.decode(word)]),
  ) as Required<Operands>;

/** Meanings that were looked up, by half word. */
const found: (readonly [Instruction, Word] | undefined)[] = [];

function meaningOf(half: Word, format: Format, meaning: Meaning): readonly [Instruction, Word] {
  const known = found[half];
  if (known !== undefined) return known;
  const [name, operands] = meaning(operandsOf(format, half));
  const row = present(byName.get(name), `rv32c: there is ${name}`);
  const pair = [row, encoded(row.match, row.format, operands)] as const;
  found[half] = pair;
  return pair;
}

/** The base instruction that each row stands for, for those who translate ahead. */
const meanings = new Map<Instruction, (half: Word) => Word>();

function rvc(
  name: string,
  match: number,
  mask: number,
  format: Format,
  meaning: Meaning,
  except: readonly Pattern[] = [],
): Instruction {
  const instruction: Instruction = {
    name,
    match,
    mask,
    format,
    except,
    execute: (p, word) => {
      const [base, full] = meaningOf(word & 0xffff, format, meaning);
      base.execute(p, full);
    },
  };
  meanings.set(instruction, (half) => meaningOf(half, format, meaning)[1]);
  return instruction;
}

/** The four bytes that the two bytes `half`, an instance of `row`, stand for. */
export const expansion = (row: Instruction, half: Word): Word =>
  present(meanings.get(row), `rv32c: ${row.name} is compressed`)(half & 0xffff);

/** Where a field of bits must not be zero. */
const zero = (mask: number): Pattern => ({ match: 0, mask });
/** Where rd must not be x2. */
const RD_IS_SP: Pattern = { match: 0x0100, mask: 0x0f80 };
const RD = 0x0f80;
const RS2 = 0x007c;
const SMALL = 0x107c;
const ANY = 0xe003;

const onRd =
  (name: string): Meaning =>
  ({ rd, imm }) => [name, { rd, rs1: rd, imm }];
const onPair =
  (name: string): Meaning =>
  ({ rd, rs2 }) => [name, { rd, rs1: rd, rs2 }];
const onZero =
  (name: string): Meaning =>
  ({ rs1, imm }) => [name, { rs1, rs2: 0, imm }];
const link =
  (rd: number): Meaning =>
  ({ imm }) => ["jal", { rd, imm }];
const linkRegister =
  (rd: number): Meaning =>
  ({ rs1 }) => ["jalr", { rd, rs1, imm: 0 }];

// prettier-ignore
export const rv32c: readonly Instruction[] = [
  rvc("c.addi4spn", 0x0000, ANY, c.formatCIW, ({ rd, imm }) => ["addi", { rd, rs1: SP, imm }],
    [zero(0x1fe0)]),
  rvc("c.lw", 0x4000, ANY, c.formatCL, ({ rd, rs1, imm }) => ["lw", { rd, rs1, imm }]),
  rvc("c.sw", 0xc000, ANY, c.formatCS, ({ rs2, rs1, imm }) => ["sw", { rs2, rs1, imm }]),

  rvc("c.nop",      0x0001, 0xef83, c.formatCNop, ({ imm }) => ["addi", { rd: 0, rs1: 0, imm }]),
  rvc("c.addi",     0x0001, ANY,    c.formatCI, onRd("addi"), [zero(RD)]),
  rvc("c.jal",      0x2001, ANY,    c.formatCJ, link(RA)),
  rvc("c.li",       0x4001, ANY,    c.formatCI, ({ rd, imm }) => ["addi", { rd, rs1: 0, imm }]),
  rvc("c.addi16sp", 0x6101, 0xef83, c.formatCStackStep,
    ({ imm }) => ["addi", { rd: SP, rs1: SP, imm }], [zero(SMALL)]),
  rvc("c.lui",      0x6001, ANY,    c.formatCI, ({ rd, imm }) => ["lui", { rd, imm }],
    [zero(SMALL), RD_IS_SP]),
  rvc("c.srli",     0x8001, 0xfc03, c.formatCBShift, onRd("srli")),
  rvc("c.srai",     0x8401, 0xfc03, c.formatCBShift, onRd("srai")),
  rvc("c.andi",     0x8801, 0xec03, c.formatCBAnd, onRd("andi")),
  rvc("c.sub",      0x8c01, 0xfc63, c.formatCA, onPair("sub")),
  rvc("c.xor",      0x8c21, 0xfc63, c.formatCA, onPair("xor")),
  rvc("c.or",       0x8c41, 0xfc63, c.formatCA, onPair("or")),
  rvc("c.and",      0x8c61, 0xfc63, c.formatCA, onPair("and")),
  rvc("c.j",        0xa001, ANY,    c.formatCJ, link(0)),
  rvc("c.beqz",     0xc001, ANY,    c.formatCB, onZero("beq")),
  rvc("c.bnez",     0xe001, ANY,    c.formatCB, onZero("bne")),

  rvc("c.slli",   0x0002, 0xf003, c.formatCShift, onRd("slli")),
  rvc("c.lwsp",   0x4002, ANY,    c.formatCLoadStack, ({ rd, imm }) => ["lw", { rd, rs1: SP, imm }],
    [zero(RD)]),
  rvc("c.jr",     0x8002, 0xf07f, c.formatCJumpRegister, linkRegister(0), [zero(RD)]),
  rvc("c.mv",     0x8002, 0xf003, c.formatCR, ({ rd, rs2 }) => ["add", { rd, rs1: 0, rs2 }],
    [zero(RS2)]),
  rvc("c.ebreak", 0x9002, 0xffff, formatBare, () => ["ebreak", {}]),
  rvc("c.jalr",   0x9002, 0xf07f, c.formatCJumpRegister, linkRegister(RA), [zero(RD)]),
  rvc("c.add",    0x9002, 0xf003, c.formatCR, onPair("add"), [zero(RS2)]),
  rvc("c.swsp",   0xc002, ANY,    c.formatCStoreStack,
    ({ rs2, imm }) => ["sw", { rs2, rs1: SP, imm }]),
];
