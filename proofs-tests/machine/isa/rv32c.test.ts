import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { present } from "../../../lib/assert.ts";
import { lengthOf } from "../../../machine/isa/instruction.ts";
import { expansion } from "../../../machine/isa/rv32c.ts";
import { bareMachine, RAM, trapOf } from "../fixture.ts";

// What GNU objdump 2.40 says that these halves stand for.
// prettier-ignore
const meanings: readonly (readonly [half: string, full: string])[] = [
  ["c.addi4spn a0, 1020", "addi a0, sp, 1020"],
  ["c.lw a4, 124(a5)",    "lw a4, 124(a5)"],
  ["c.sw s0, 64(s1)",     "sw s0, 64(s1)"],
  ["c.nop 0",             "addi zero, zero, 0"],
  ["c.addi a0, -32",      "addi a0, a0, -32"],
  ["c.jal -2048",         "jal ra, -2048"],
  ["c.li t6, 31",         "addi t6, zero, 31"],
  ["c.addi16sp -512",     "addi sp, sp, -512"],
  ["c.lui a0, -32",       "lui a0, 0xfffe0"],
  ["c.srli a5, 31",       "srli a5, a5, 31"],
  ["c.srai s0, 1",        "srai s0, s0, 1"],
  ["c.andi a3, -1",       "andi a3, a3, -1"],
  ["c.sub a0, a1",        "sub a0, a0, a1"],
  ["c.xor a2, a3",        "xor a2, a2, a3"],
  ["c.or a4, a5",         "or a4, a4, a5"],
  ["c.and s0, s1",        "and s0, s0, s1"],
  ["c.j 2046",            "jal zero, 2046"],
  ["c.beqz a0, 254",      "beq a0, zero, 254"],
  ["c.bnez s1, -256",     "bne s1, zero, -256"],
  ["c.slli t0, 17",       "slli t0, t0, 17"],
  ["c.lwsp ra, 252",      "lw ra, 252(sp)"],
  ["c.jr ra",             "jalr zero, 0(ra)"],
  ["c.mv a0, t6",         "add a0, zero, t6"],
  ["c.ebreak",            "ebreak"],
  ["c.jalr t1",           "jalr ra, 0(t1)"],
  ["c.add s11, a0",       "add s11, s11, a0"],
  ["c.swsp ra, 128",      "sw ra, 128(sp)"],
];
test.each(meanings)("%s stands for %s", (half, full) => {
  const word = m.assembleLine(half);
  const row = present(m.decode(word), "it is an instruction");
  expect(m.disassemble(expansion(row, word))).toBe(full);
});

test("a half does what it stands for, and goes on two bytes later", () => {
  const arbHalf = fc.integer({ min: 0, max: 0xffff }).filter((half) => lengthOf(half) === 2);
  fc.assert(
    fc.property(arbHalf, fc.array(fc.nat(0x3fff), { minLength: 32 }), (half, values) => {
      const row = m.decode(half);
      fc.pre(row !== undefined && !/j|b/.test(row.name));
      const [one, other] = [bareMachine(), bareMachine()];
      for (const machine of [one, other])
        for (const [n, value] of values.entries())
          machine.writeRegister(n % 32, RAM + (value & ~3));
      one.inject(half);
      other.inject(expansion(present(row, "checked above"), half));
      expect(one.pc).toBe(RAM + 2);
      one.pc = other.pc;
      expect(m.sameMachine(one.snapshot(), other.snapshot())).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test("calls link to the next half word", () => {
  const machine = bareMachine();
  machine.inject(m.assembleLine("c.jal 16"));
  expect([machine.pc, machine.readRegister(1)]).toEqual([RAM + 16, RAM + 2]);
  machine.writeRegister(5, RAM + 0x101);
  machine.inject(m.assembleLine("c.jalr t0"));
  expect([machine.pc, machine.readRegister(1)]).toEqual([RAM + 0x100, RAM + 18]);
});

describe("reserved halves are illegal", () => {
  test.each([
    ["zero", 0x0000],
    ["c.addi4spn of 0", 0x0004],
    ["floating-point load", 0x2000],
    ["reserved in quadrant 0", 0x8000],
    ["c.addi16sp of 0", 0x6101],
    ["c.lui of 0", 0x6501],
    ["c.subw", 0x9c01],
    ["c.srli by 32", 0x9001],
    ["c.slli by 32", 0x1002],
    ["c.lwsp to x0", 0x4002],
    ["c.jr to x0", 0x8002],
  ])("%s", (_, half) => {
    const machine = bareMachine();
    machine.inject(half);
    const trap = { cause: m.CAUSE_ILLEGAL_INSTRUCTION, at: RAM, value: half };
    expect(trapOf(machine)).toEqual(trap);
  });
});
