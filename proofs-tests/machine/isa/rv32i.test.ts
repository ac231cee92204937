// Cases after riscv-tests (rv32ui): wrap-around, sign extension, shift amounts, boundaries.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { i32, u32 } from "../../../lib/u32.ts";
import { assemble, assembleLine } from "../../../machine/index.ts";
import { addressOf, bareMachine, RAM } from "../fixture.ts";

const machine = bareMachine();

/** The result of `name` on two registers. */
function onRegisters(name: string, a: number, b: number): number {
  machine.writeRegister(11, a);
  machine.writeRegister(12, b);
  machine.inject(assemble(name, { rd: 10, rs1: 11, rs2: 12 }));
  return machine.readRegister(10);
}

function onImmediate(name: string, a: number, imm: number): number {
  machine.writeRegister(11, a);
  machine.inject(assemble(name, { rd: 10, rs1: 11, imm }));
  return machine.readRegister(10);
}

// prettier-ignore
const registerCases: readonly (readonly [string, number, number, number])[] = [
  ["add",  0x7fff_ffff, 1,           0x8000_0000],
  ["add",  0xffff_ffff, 1,           0],
  ["add",  0x8000_0000, 0x8000_0000, 0],
  ["sub",  0,           1,           0xffff_ffff],
  ["sub",  0x8000_0000, 1,           0x7fff_ffff],
  ["sub",  3,           7,           0xffff_fffc],
  ["sll",  1,           31,          0x8000_0000],
  ["sll",  1,           32,          1],
  ["sll",  0x2121_2121, 0xffff_ffce, 0x4848_4000],
  ["srl",  0x8000_0000, 31,          1],
  ["srl",  0xffff_ffff, 32,          0xffff_ffff],
  ["srl",  0x8000_0000, 0,           0x8000_0000],
  ["sra",  0x8000_0000, 31,          0xffff_ffff],
  ["sra",  0x7fff_ffff, 31,          0],
  ["sra",  0x8181_8181, 0xffff_ffe7, 0xff03_0303],
  ["slt",  0x8000_0000, 0x7fff_ffff, 1],
  ["slt",  0x7fff_ffff, 0x8000_0000, 0],
  ["slt",  5,           5,           0],
  ["sltu", 0x8000_0000, 0x7fff_ffff, 0],
  ["sltu", 0,           0xffff_ffff, 1],
  ["xor",  0xff00_ff00, 0x0f0f_0f0f, 0xf00f_f00f],
  ["or",   0xff00_ff00, 0x0f0f_0f0f, 0xff0f_ff0f],
  ["and",  0xff00_ff00, 0x0f0f_0f0f, 0x0f00_0f00],
];
test.each(registerCases)("%s of %i and %i is %i", (name, a, b, result) => {
  expect(onRegisters(name, a, b)).toBe(result);
});

// prettier-ignore
const immediateCases: readonly (readonly [string, number, number, number])[] = [
  ["addi",  0x7fff_ffff, 2047,  0x8000_07fe],
  ["addi",  0,           -2048, 0xffff_f800],
  ["addi",  0x8000_0000, -1,    0x7fff_ffff],
  ["slti",  0xffff_ffff, 0,     1],
  ["slti",  0x7fff_ffff, -2048, 0],
  ["sltiu", 0xffff_ffff, 0,     0],
  ["sltiu", 5,           -1,    1], // The immediate is extended, then read as unsigned.
  ["xori",  0x00ff_0f00, -241,  0xff00_f00f],
  ["ori",   0xff00_ff00, -241,  0xffff_ff0f],
  ["andi",  0xff00_ff00, -241,  0xff00_ff00],
  ["slli",  0x2121_2121, 14,    0x4848_4000],
  ["slli",  1,           31,    0x8000_0000],
  ["srli",  0x8000_0000, 31,    1],
  ["srli",  0x2121_2121, 0,     0x2121_2121],
  ["srai",  0x8000_0000, 31,    0xffff_ffff],
  ["srai",  0x7fff_ffff, 1,     0x3fff_ffff],
];
test.each(immediateCases)("%s of %i and %i is %i", (name, a, imm, result) => {
  expect(onImmediate(name, a, imm)).toBe(result);
});

test("x0 stays 0", () => {
  machine.writeRegister(11, 7);
  machine.inject(assembleLine("addi zero, a1, 1"));
  machine.inject(assembleLine("lui zero, 0x12345"));
  machine.writeRegister(0, 9);
  expect(machine.readRegister(0)).toBe(0);
});

test("source and destination may be one register", () => {
  machine.writeRegister(10, 13);
  machine.inject(assembleLine("add a0, a0, a0"));
  expect(machine.readRegister(10)).toBe(26);
});

test("lui sets the upper bits, auipc adds them to pc", () => {
  machine.inject(assembleLine("lui a0, 0xfffff"));
  expect(machine.readRegister(10)).toBe(0xffff_f000);
  machine.pc = 0x8000_0004;
  machine.inject(assembleLine("auipc a0, 0x80001"));
  expect(machine.readRegister(10)).toBe(0x0000_1004);
});

describe("jumps", () => {
  test("jal links and jumps both ways", () => {
    machine.pc = RAM + 0x100;
    machine.inject(assembleLine("jal ra, -256"));
    expect([machine.pc, machine.readRegister(1)]).toEqual([RAM, RAM + 0x104]);
    machine.inject(assembleLine("jal zero, 1048572"));
    expect(machine.pc).toBe(RAM + 1048572);
  });

  test("jalr clears bit 0, and reads its register before it links", () => {
    machine.pc = RAM;
    machine.writeRegister(1, RAM + 0x201);
    machine.inject(assembleLine("jalr ra, 4(ra)"));
    expect([machine.pc, machine.readRegister(1)]).toEqual([RAM + 0x204, RAM + 4]);
  });

  test("addresses wrap around", () => {
    machine.pc = 0;
    machine.inject(assembleLine("jal ra, -4"));
    expect(machine.pc).toBe(0xffff_fffc);
    machine.inject(assembleLine("addi zero, zero, 0"));
    expect(machine.pc).toBe(0);
  });

  test.each([
    ["jal ra, 6", 6],
    ["jalr ra, 2(a0)", 2],
    ["jalr ra, 3(a0)", 2],
    ["beq zero, zero, 10", 10],
  ])("%s goes to an even address", (line, offset) => {
    machine.pc = RAM;
    machine.writeRegister(10, RAM);
    machine.inject(assembleLine(line));
    expect(machine.pc).toBe(RAM + offset);
  });

  test("a branch that is not taken goes on after itself", () => {
    machine.pc = RAM;
    machine.inject(assembleLine("bne zero, zero, 10"));
    expect(machine.pc).toBe(RAM + 4);
  });
});

// prettier-ignore
const branchCases: readonly (readonly [string, number, number, boolean])[] = [
  ["beq",  5,           5,           true],
  ["beq",  5,           6,           false],
  ["bne",  5,           5,           false],
  ["bne",  5,           6,           true],
  ["blt",  0xffff_ffff, 0,           true],
  ["blt",  0,           0,           false],
  ["blt",  0x7fff_ffff, 0x8000_0000, false],
  ["bge",  0,           0xffff_ffff, true],
  ["bge",  0,           0,           true],
  ["bge",  0x8000_0000, 0x7fff_ffff, false],
  ["bltu", 0xffff_ffff, 0,           false],
  ["bltu", 0,           0x8000_0000, true],
  ["bgeu", 0xffff_ffff, 0,           true],
  ["bgeu", 0,           1,           false],
];
test.each(branchCases)("%s on %i and %i: %s", (name, a, b, taken) => {
  machine.pc = RAM + 0x1000;
  machine.writeRegister(11, a);
  machine.writeRegister(12, b);
  machine.inject(assemble(name, { rs1: 11, rs2: 12, imm: -64 }));
  expect(machine.pc).toBe(RAM + (taken ? 0x0fc0 : 0x1004));
});

describe("loads and stores", () => {
  const at = addressOf(4);
  // prettier-ignore
  const loads: readonly (readonly [string, number])[] = [
    ["lb a0, 0(a1)",  0xffff_fff0], ["lb a0, 1(a1)", 0x0000_000f], ["lbu a0, 0(a1)", 0xf0],
    ["lbu a0, 3(a1)", 0x80], ["lh a0, 0(a1)", 0x0ff0], ["lh a0, 2(a1)", 0xffff_8001],
    ["lhu a0, 2(a1)", 0x8001], ["lw a0, 0(a1)", 0x8001_0ff0],
  ];
  test.each(loads)("%s gives %i", (line, result) => {
    machine.poke32(at, 0x8001_0ff0);
    machine.writeRegister(11, at);
    machine.inject(assembleLine(line));
    expect(machine.readRegister(10)).toBe(result);
  });

  // prettier-ignore
  const stores: readonly (readonly [string, number])[] = [
    ["sb a0, -3(a1)", 0x5555_dd55], ["sh a0, -2(a1)", 0xccdd_5555], ["sw a0, -4(a1)", 0xaabb_ccdd],
  ];
  test.each(stores)("%s leaves %i", (line, result) => {
    machine.poke32(at, 0x5555_5555);
    machine.writeRegister(10, 0xaabb_ccdd);
    machine.writeRegister(11, at + 4);
    machine.inject(assembleLine(line));
    expect(machine.peek32(at)).toBe(result);
  });
});

test("fences change nothing but pc", () => {
  machine.pc = RAM;
  const before = Array.from({ length: 32 }, (_, n) => machine.readRegister(n));
  machine.inject(assembleLine("fence iorw, rw"));
  machine.inject(assembleLine("fence.i"));
  expect(Array.from({ length: 32 }, (_, n) => machine.readRegister(n))).toEqual(before);
  expect(machine.pc).toBe(RAM + 8);
});

test("arithmetic agrees with integers of any size, cut to 32 bits", () => {
  const word = fc.oneof(
    fc.integer({ min: 0, max: 0xffff_ffff }),
    fc.constantFrom(0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff),
  );
  const cut = (n: bigint): number => Number(BigInt.asUintN(32, n));
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [sa, sb] = [BigInt(i32(a)), BigInt(i32(b))];
      const amount = BigInt(b % 32);
      expect(onRegisters("add", a, b)).toBe(cut(sa + sb));
      expect(onRegisters("sub", a, b)).toBe(cut(sa - sb));
      expect(onRegisters("sll", a, b)).toBe(cut(BigInt(a) << amount));
      expect(onRegisters("srl", a, b)).toBe(cut(BigInt(a) >> amount));
      expect(onRegisters("sra", a, b)).toBe(cut(sa >> amount));
      expect(onRegisters("slt", a, b)).toBe(sa < sb ? 1 : 0);
      expect(onRegisters("sltu", a, b)).toBe(u32(a) < u32(b) ? 1 : 0);
    }),
  );
});
