// Words that llvm-mc 14 (--triple=riscv32 -mattr=+m -M no-aliases) gives for every instruction, and
// GNU as 2.40 (-march=rv32imac) for the atomic and compressed ones.

import { expect, test } from "vitest";
import { assemble, assembleLine, disassemble } from "../../../machine/index.ts";
import { isa } from "../../../machine/isa/table.ts";

// prettier-ignore
const words: readonly (readonly [line: string, word: number])[] = [
  ["lui a0, 0x80000", 0x8000_0537],
  ["auipc t6, 0xfffff", 0xffff_ff97],
  ["jal ra, 2048", 0x0010_00ef],
  ["jal zero, -1048576", 0x8000_006f],
  ["jalr ra, -1(a5)", 0xfff7_80e7],
  ["beq a0, a1, -4096", 0x80b5_0063],
  ["bne t0, t6, 4094", 0x7ff2_9fe3],
  ["blt s0, s1, 8", 0x0094_4463],
  ["bge s0, s1, -2", 0xfe94_5fe3],
  ["bltu a0, zero, 1024", 0x4005_6063],
  ["bgeu zero, a0, -1024", 0xc0a0_70e3],
  ["lb a0, -1(sp)", 0xfff1_0503],
  ["lh a0, 2047(sp)", 0x7ff1_1503],
  ["lw s11, -2048(gp)", 0x8001_ad83],
  ["lbu tp, 0(ra)", 0x0000_c203],
  ["lhu t2, 6(t1)", 0x0063_5383],
  ["sb a0, -1(sp)", 0xfea1_0fa3],
  ["sh a0, 2047(sp)", 0x7ea1_1fa3],
  ["sw s11, -2048(gp)", 0x81b1_a023],
  ["addi a0, a1, -1", 0xfff5_8513],
  ["slti a0, a1, 2047", 0x7ff5_a513],
  ["sltiu a0, a1, -2048", 0x8005_b513],
  ["xori a0, a1, 85", 0x0555_c513],
  ["ori a0, a1, 1", 0x0015_e513],
  ["andi a0, a1, -16", 0xff05_f513],
  ["slli a0, a1, 31", 0x01f5_9513],
  ["srli a0, a1, 1", 0x0015_d513],
  ["srai t3, t4, 17", 0x411e_de13],
  ["add a0, a1, a2", 0x00c5_8533],
  ["sub s2, s3, s4", 0x4149_8933],
  ["sll a0, a1, a2", 0x00c5_9533],
  ["slt a0, a1, a2", 0x00c5_a533],
  ["sltu a0, a1, a2", 0x00c5_b533],
  ["xor a0, a1, a2", 0x00c5_c533],
  ["srl a0, a1, a2", 0x00c5_d533],
  ["sra a0, a1, a2", 0x40c5_d533],
  ["or a0, a1, a2", 0x00c5_e533],
  ["and a0, a1, a2", 0x00c5_f533],
  ["fence rw, w", 0x0310_000f],
  ["fence.i", 0x0000_100f],
  ["ecall", 0x0000_0073],
  ["ebreak", 0x0010_0073],
  ["mul a0, a1, a2", 0x02c5_8533],
  ["mulh a0, a1, a2", 0x02c5_9533],
  ["mulhsu a0, a1, a2", 0x02c5_a533],
  ["mulhu a0, a1, a2", 0x02c5_b533],
  ["div a0, a1, a2", 0x02c5_c533],
  ["divu a0, a1, a2", 0x02c5_d533],
  ["rem a0, a1, a2", 0x02c5_e533],
  ["remu t6, t5, t4", 0x03df_7fb3],
  ["csrrw a0, mscratch, a1", 0x3405_9573],
  ["csrrs a0, mcycleh, zero", 0xb800_2573],
  ["csrrc a0, mstatus, t6", 0x300f_b573],
  ["csrrwi zero, satp, 31", 0x180f_d073],
  ["csrrsi a0, mie, 8", 0x3044_6573],
  ["csrrci a0, mip, 0", 0x3440_7573],
  ["mret", 0x3020_0073],
  ["wfi", 0x1050_0073],
  ["sfence.vma a0, a1", 0x12b5_0073],
  ["sret", 0x1020_0073],
  ["lr.w a0, (a1), 0", 0x1005_a52f],
  ["lr.w t6, (sp), 3", 0x1601_2faf],
  ["sc.w a0, a2, (a1), 0", 0x18c5_a52f],
  ["amoswap.w a0, a2, (a1), 2", 0x0cc5_a52f],
  ["amoadd.w a0, a2, (a1), 1", 0x02c5_a52f],
  ["amoxor.w a0, a2, (a1), 0", 0x20c5_a52f],
  ["amoand.w a0, a2, (a1), 0", 0x60c5_a52f],
  ["amoor.w a0, a2, (a1), 0", 0x40c5_a52f],
  ["amomin.w a0, a2, (a1), 0", 0x80c5_a52f],
  ["amomax.w a0, a2, (a1), 0", 0xa0c5_a52f],
  ["amominu.w a0, a2, (a1), 0", 0xc0c5_a52f],
  ["amomaxu.w a0, a2, (a1), 3", 0xe6c5_a52f],
  ["c.addi4spn a0, 1020", 0x1fe8],
  ["c.lw a4, 124(a5)", 0x5ff8],
  ["c.sw s0, 64(s1)", 0xc0a0],
  ["c.nop 0", 0x0001],
  ["c.addi a0, -32", 0x1501],
  ["c.jal -2048", 0x3001],
  ["c.li t6, 31", 0x4ffd],
  ["c.addi16sp -512", 0x7101],
  ["c.lui a0, -32", 0x7501],
  ["c.srli a5, 31", 0x83fd],
  ["c.srai s0, 1", 0x8405],
  ["c.andi a3, -1", 0x9afd],
  ["c.sub a0, a1", 0x8d0d],
  ["c.xor a2, a3", 0x8e35],
  ["c.or a4, a5", 0x8f5d],
  ["c.and s0, s1", 0x8c65],
  ["c.j 2046", 0xaffd],
  ["c.beqz a0, 254", 0xcd7d],
  ["c.bnez s1, -256", 0xf081],
  ["c.slli t0, 17", 0x02c6],
  ["c.lwsp ra, 252", 0x50fe],
  ["c.jr ra", 0x8082],
  ["c.mv a0, t6", 0x857e],
  ["c.ebreak", 0x9002],
  ["c.jalr t1", 0x9302],
  ["c.add s11, a0", 0x9daa],
  ["c.swsp ra, 128", 0xc106],
];

test.each(words)("%s", (line, word) => {
  expect(assembleLine(line)).toBe(word);
  expect(disassemble(word)).toBe(line);
});

test("no instruction is left out", () => {
  const tested = new Set(words.map(([line]) => line.split(" ")[0]));
  expect(isa.map((row) => row.name).filter((name) => !tested.has(name))).toEqual([]);
});

test("the assembler refuses operands that do not fit", () => {
  expect(() => assemble("addi", { rd: 1, rs1: 2, imm: 2048 })).toThrow("does not take imm");
  expect(() => assemble("beq", { rs1: 1, rs2: 2, imm: 3 })).toThrow("does not take imm");
  expect(() => assemble("add", { rd: 1, rs1: 2 })).toThrow("takes rd, rs1, rs2");
  expect(() => assemble("add", { rd: 32, rs1: 2, rs2: 3 })).toThrow("does not take rd");
  expect(() => assemble("c.mv", { rd: 1, rs2: 0 })).toThrow("these operands together");
  expect(() => assemble("nop")).toThrow("no instruction nop");
  expect(() => assembleLine("lw a0, 4[sp]")).toThrow("takes rd, imm(rs1)");
});
