// Random instructions, from every row of the ISA table, in the proportions in which they are
// interesting. What QEMU is known to do otherwise is not drawn: see deviations.ts.

import { present } from "../../../lib/assert.ts";
import type { Prng } from "../../../lib/prng.ts";
import { u32, type Word } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import { encoded } from "../../../machine/isa/formats.ts";
import { type Instruction, isInstance, lengthOf } from "../../../machine/isa/instruction.ts";
import { isa } from "../../../machine/isa/table.ts";
import { csrAccess } from "./csrInstructions.ts";
import { CODE_PAGE, addressOf } from "./memoryMap.ts";

/** Registers that hold addresses of data; random code seldom sets them. */
const POINTERS: readonly number[] = [2, 8, 9, 10, 11];
const POINTERS_OF_THREE_BITS = [8, 9, 10, 11];
const OTHERS_OF_THREE_BITS = [12, 13, 14, 15];
const OTHERS = Array.from({ length: 32 }, (_, n) => n).filter((n) => !POINTERS.includes(n));

const named = (pattern: RegExp): readonly Instruction[] =>
  isa.filter(({ name }) => pattern.test(name));

const immediate = /^(c\.)?(lui|auipc|addi|slti|sltiu|xori|ori|andi|slli|srli|srai|li|nop)$/;
const registers = /^(c\.)?(add|sub|sll|slt|sltu|xor|srl|sra|or|and|mul\w*|div|divu|rem|remu|mv)$/;
const arithmetic = [...named(immediate), ...named(registers)];
const memory = named(/^(l[bhw]u?|s[bhw])$/);
const compressedMemory = named(/^c\.(lw|sw|lwsp|swsp)$/);
const atomic = named(/^amo/);
const bare = named(/^(c\.)?(ecall|ebreak|fence|fence\.i)$/);
const returns = named(/^(mret|sret)$/);
const branches = named(/^(beq|bne|blt|bge|bltu|bgeu|jal|c\.j|c\.jal|c\.beqz|c\.bnez)$/);
const addressFences = named(/^sfence\.vma$/);
const stackSteps = named(/^c\.(addi4spn|addi16sp)$/);
const indirect = named(/^(jalr|c\.jr|c\.jalr)$/);

/** A register to be set: an address is kept, mostly. */
const freeRegister = (random: Prng, min = 0): number =>
  random.chance(1, 80)
    ? random.pick(min === 0 ? POINTERS : POINTERS_OF_THREE_BITS)
    : random.pick(min === 0 ? OTHERS : OTHERS_OF_THREE_BITS);

/** A list of instructions that belong together. */
function randomInstructions(random: Prng): readonly Word[] {
  const kinds = [
    () => [withOperands(random, random.pick(arithmetic))],
    () => [throughPointer(random, random.pick(memory))],
    () => [throughPointer(random, random.pick(compressedMemory))],
    () => [forward(random, random.pick(branches))],
    () => onWord(random, (at) => [throughRegister(random, random.pick(atomic), at)]),
    () => reserved(random),
    () => csrAccess(random),
    () => [withOperands(random, random.pick(bare))],
    () => [withOperands(random, random.pick(addressFences))],
    () => lowered(random),
    () => [withOperands(random, random.pick(returns))],
    () => [withOperands(random, random.pick(stackSteps))],
    () => toCode(random),
    () => [withOperands(random, random.pick([...memory, ...indirect]))],
    () => waits(random),
    () => interruptsItself(random),
    () => [noInstruction(random)],
  ];
  const weights = [400, 200, 60, 70, 50, 25, 90, 12, 12, 8, 1, 8, 6, 4, 3, 8, 8];
  return (kinds[random.weighted(weights)] as () => readonly Word[])();
}

/** `row` with random operands. */
function withOperands(random: Prng, row: Instruction, fixed: m.Operands = {}): Word {
  for (;;) {
    const operands = row.format.fields.map(({ operand, kind, min, max, multipleOf }) => {
      const count = (max - min) / multipleOf + 1;
      const drawn = min + random.below(count) * multipleOf;
      if (fixed[operand] !== undefined) return [operand, fixed[operand]] as const;
      if (operand !== "rd" || kind !== "register") return [operand, drawn] as const;
      return [operand, freeRegister(random, min)] as const;
    });
    const word = encoded(row.match, row.format, Object.fromEntries(operands));
    if (isInstance(row, word)) return word;
  }
}

/** A load or store near a pointer, mostly aligned. */
function throughPointer(random: Prng, row: Instruction): Word {
  const base = row.name.startsWith("c.") ? POINTERS_OF_THREE_BITS : POINTERS;
  const near = random.below(512) - 256;
  const imm = random.chance(3, 4) ? near & -4 : near;
  const fixed = row.name.startsWith("c.") ? {} : { imm };
  return withOperands(random, row, { rs1: random.pick(base), ...fixed });
}

/** An atomic access at the address in register `at`. */
const throughRegister = (random: Prng, row: Instruction, at: number): Word =>
  withOperands(random, row, { rs1: at });

/** A register with the address of a word, and what is done there. */
function onWord(random: Prng, then: (at: number) => readonly Word[]): readonly Word[] {
  const at = random.pick([5, 6, 7]);
  const aligned = m.assemble("andi", { rd: at, rs1: random.pick(POINTERS), imm: -4 });
  return [aligned, ...then(at)];
}

/** lr.w and sc.w as a pair, with a little in between that touches no memory. */
const reserved = (random: Prng): readonly Word[] =>
  onWord(random, (rs1) => {
    const rd = random.pick([12, 13, 14]);
    const order = random.below(4);
    const between = random.chance(1, 2) ? [m.assemble("addi", { rd, rs1: rd, imm: 1 })] : [];
    const again = m.assemble("sc.w", { rd: 16, rs2: rd, rs1, order });
    return [
      m.assemble("lr.w", { rd, rs1, order }),
      ...between,
      m.assemble("sc.w", { rd: random.pick([15, 0]), rs2: random.below(32), rs1, order }),
      ...(random.chance(1, 8) ? [again] : []),
    ];
  });

/** A jump or branch; `landed` says where to. */
const forward = (random: Prng, row: Instruction): Word => withOperands(random, row, { imm: 4 });

/** mret or sret to the instruction that follows: the mode that MPP or SPP names goes on there. */
function lowered(random: Prng): readonly Word[] {
  const [csr, row] = random.pick([
    [m.MEPC, "mret"],
    [m.SEPC, "sret"],
  ] as const);
  return [
    m.assemble("auipc", { rd: 5, imm: 0 }),
    m.assemble("addi", { rd: 5, rs1: 5, imm: 16 }),
    m.assemble("csrrw", { rd: 0, csr, rs1: 5 }),
    m.assemble(row),
  ];
}

/** A jump to what follows, through a register. */
function toCode(random: Prng): readonly Word[] {
  const rs1 = random.pick([5, 6, 7]);
  const rd = random.pick([0, 1, rs1]);
  const imm = 8 + random.pick([0, 0, 0, 1]); // Bit 0 is ignored.
  return [m.assemble("auipc", { rd: rs1, imm: 0 }), m.assemble("jalr", { rd, rs1, imm })];
}

/** WFI with an interrupt pending that mie names: it goes on at once. */
const waits = (random: Prng): readonly Word[] => [
  m.assemble("csrrsi", { rd: freeRegister(random), csr: m.MIE, imm: m.MIP_SSIP }),
  m.assemble("csrrsi", { rd: 0, csr: m.MIP, imm: m.MIP_SSIP }),
  m.assemble("wfi"),
  m.assemble("csrrci", { rd: 0, csr: m.MIP, imm: m.MIP_SSIP }),
];

/** The CLINT is told to interrupt: by software, or because the time has come. */
function interruptsItself(random: Prng): readonly Word[] {
  const software = random.chance(1, 2);
  const place = software ? 0 : 4; // Of the upper 20 bits: msip, and mtimecmp, a page apart.
  const low = m.assemble("sw", { rs2: random.pick([0, 5]), rs1: 6, imm: 0 });
  const high = m.assemble("sw", { rs2: random.pick([0, 5]), rs1: 6, imm: 4 });
  return [
    m.assemble("lui", { rd: 6, imm: (m.CLINT_START >>> 12) + place }),
    m.assemble("addi", { rd: 5, rs1: 0, imm: -1 }),
    ...(software ? [low] : [high, low]),
  ];
}

/** Almost always illegal; never an instruction that nobody here knows. */
function noInstruction(random: Prng): Word {
  for (;;) {
    const word = random.chance(1, 2) ? random.word() : random.below(0x1_0000);
    const known = lengthOf(word) === 4 ? word : word & 0xffff;
    if (m.decode(known) === undefined && !isForeign(known)) return known;
  }
}

/** An instruction of an extension that QEMU has anyway: hints and cache blocks. */
const isForeign = (word: Word): boolean => (word & 0x7f) === 0x0f;

/** Random code of `bytes` bytes for the start of CODE_PAGE, and where its instructions begin. */
export function randomCode(
  random: Prng,
  bytes: number,
): { readonly halves: Uint16Array; readonly starts: readonly number[] } {
  const halves = new Uint16Array(bytes / 2);
  const starts: number[] = [];
  const jumps: number[] = [];
  const ecall = m.assemble("ecall");
  let at = 0;
  while (at < bytes - MARGIN) {
    starts.push(at);
    for (const word of random.chance(1, 60) ? [ecall] : randomInstructions(random)) {
      if (isJump(word)) jumps.push(at);
      at = put(halves, at, word);
    }
  }
  for (const end of [at, bytes - 4]) put(halves, end, ecall);
  for (const jump of jumps) {
    const targets = starts.filter((start) => start > jump + 2 && start < jump + MARGIN);
    const target = targets.length === 0 ? jump + 4 : random.pick(targets);
    put(halves, jump, landed(wordAt(halves, jump), target - jump));
  }
  return { halves, starts: starts.map((start) => addressOf(CODE_PAGE) + start) };
}

/** More than what is drawn at once needs. */
const MARGIN = 64;

const isJump = (word: Word): boolean => branches.some((row) => isInstance(row, word));

/** The same jump, `imm` bytes ahead. */
function landed(word: Word, imm: number): Word {
  const { match, format } = present(m.decode(word), "a jump is an instruction");
  const operands = format.fields.map(({ operand, decode }) => [operand, decode(word)] as const);
  return encoded(match, format, { ...Object.fromEntries(operands), imm });
}

const wordAt = (halves: Uint16Array, at: number): Word => {
  const low = halves[at / 2] ?? 0;
  return lengthOf(low) === 2 ? low : u32(low | ((halves[at / 2 + 1] ?? 0) << 16));
};

/** Puts an instruction at `at`; the answer is where the next one goes. */
function put(halves: Uint16Array, at: number, word: Word): number {
  const length = lengthOf(word);
  halves[at / 2] = word & 0xffff;
  if (length === 4) halves[at / 2 + 1] = word >>> 16;
  return at + length;
}
