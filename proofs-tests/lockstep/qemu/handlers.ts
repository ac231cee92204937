// The handlers of the random programs, in assembly, and the table that tells the one in M mode
// where to go on.

import { u32, type Word } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import * as map from "./memoryMap.ts";

/** In MACHINE_PAGE, behind what M mode does first: the vectors, then the handler. */
export const HANDLER_OFFSET = 0x200;
const VECTORS = 12;

export const RESUMPTIONS = 64;
export const RESUMPTION_BYTES = 128;

/** How the handler goes on: what it sets, and in which mode and where it returns. */
export type Resumption = {
  readonly pc: Word;
  readonly mstatus: Word;
  readonly satp: Word;
  /** A page table entry that is changed, and the fence after it; see `machineLines`. */
  readonly entryAddress: Word;
  readonly entry: Word;
  readonly fenceKind: number;
  readonly fenceAddress: Word;
  readonly fenceAsid: Word;
  readonly medeleg: Word;
  readonly mideleg: Word;
  readonly mie: Word;
  readonly mip: Word;
  /** For sp, s0, s1, a0, a1. */
  readonly pointers: readonly Word[];
};

// prettier-ignore
export const resumption = (r: Resumption): readonly Word[] => [
  r.pc, r.mstatus, r.satp, r.entryAddress, r.entry, r.fenceKind, r.fenceAddress, r.fenceAsid,
  r.medeleg, r.mideleg, r.mie, r.mip, ...r.pointers,
];

const upper = (address: Word): string => `0x${u32(address >>> 12).toString(16)}`;
function repeated(count: number, line: (n: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, n) => line(n));
}

/** From the first byte of RAM: what stays as it is, then the first trap. */
export function bootLines(
  vectored: boolean,
  mcounteren: number,
  scounteren: number,
): readonly string[] {
  const mode = vectored ? 1 : 0;
  return [
    ...repeated(31, (n) => `addi x${n + 1}, zero, ${n * 67 - 999}`),
    `lui t0, ${upper(map.addressOf(map.MACHINE_PAGE))}`,
    `addi t0, t0, ${HANDLER_OFFSET + mode}`,
    "csrrw zero, mtvec, t0",
    `lui t0, ${upper(map.addressOf(map.SUPERVISOR_PAGE))}`,
    `addi t0, t0, ${mode}`,
    "csrrw zero, stvec, t0",
    `csrrwi zero, mcounteren, ${mcounteren}`,
    `csrrwi zero, scounteren, ${scounteren}`,
    `lui t0, ${upper(m.CLINT_MTIMECMP)}`,
    "addi t1, zero, -1",
    "sw t1, 0(t0)",
    "sw t1, 4(t0)",
    "ecall",
  ];
}

/** Vectors of which each is a jump to what follows them. */
const vectors: readonly string[] = repeated(VECTORS, (n) => `jal zero, ${4 * (VECTORS - n)}`);

/** In M mode: goes on as the next resumption says. Sets t2 … t6 besides. */
export function machineLines(): readonly string[] {
  return [
    ...vectors,
    "lui t6, 0x20", // MPRV: what follows is about physical addresses.
    "csrrc zero, mstatus, t6",
    "csrrw zero, mie, zero",
    `lui t6, ${upper(m.CLINT_START)}`,
    "sw zero, 0(t6)",
    `lui t6, ${upper(m.CLINT_MTIMECMP)}`,
    "addi t5, zero, -1",
    "sw t5, 4(t6)",
    `lui t5, ${upper(map.addressOf(map.COUNTER_PAGE))}`,
    "lw t6, 0(t5)",
    "addi t6, t6, 1",
    "sw t6, 0(t5)",
    `andi t6, t6, ${RESUMPTIONS - 1}`,
    `slli t6, t6, ${Math.log2(RESUMPTION_BYTES)}`,
    `lui t5, ${upper(map.addressOf(map.RESUMPTION_PAGE))}`,
    "add t5, t5, t6",
    "lw t4, 12(t5)",
    "lw t3, 16(t5)",
    "sw t3, 0(t4)",
    ...fenceLines(),
    ...["mepc 0", "satp 8", "medeleg 32", "mideleg 36", "mie 40", "mip 44"].flatMap((pair) => {
      const [csr, offset] = pair.split(" ");
      return [`lw t6, ${offset}(t5)`, `csrrw zero, ${csr}, t6`];
    }),
    ...["sp", "s0", "s1", "a0", "a1"].map((name, n) => `lw ${name}, ${48 + 4 * n}(t5)`),
    "lw t6, 4(t5)",
    "csrrw zero, mstatus, t6",
    "mret",
  ];
}

/** One of the four forms of the fence, each of which covers the entry that was changed. */
const fenceLines = (): readonly string[] => [
  "lw t2, 20(t5)",
  "lw t3, 24(t5)",
  "lw t4, 28(t5)",
  "bne t2, zero, 12",
  "sfence.vma zero, zero",
  "jal zero, 40",
  "addi t2, t2, -1",
  "bne t2, zero, 12",
  "sfence.vma t3, zero",
  "jal zero, 24",
  "addi t2, t2, -1",
  "bne t2, zero, 12",
  "sfence.vma t3, t4",
  "jal zero, 8",
  "sfence.vma zero, t4",
];

/** In S mode: over the instruction that trapped, or up to M mode. Sets t4 … t6. */
export const supervisorLines = (steps: boolean): readonly string[] => [
  ...vectors,
  "csrrw zero, sie, zero",
  "csrrs t5, scause, zero",
  `blt t5, zero, ${steps ? 4 * (stepLines.length + 1) : 4}`,
  ...(steps ? stepLines : []),
  "ecall",
];

/** Wherever code is mapped, the low 15 bits of its address tell where in RAM it is. */
const stepLines: readonly string[] = [
  "csrrs t5, sepc, zero",
  "slli t6, t5, 17",
  "srli t6, t6, 17",
  `lui t4, ${upper(map.addressOf(map.CODE_PAGE))}`,
  "add t6, t6, t4",
  "lhu t6, 0(t6)",
  "andi t6, t6, 3",
  "addi t6, t6, -3",
  "addi t5, t5, 4",
  "beq t6, zero, 8",
  "addi t5, t5, -2",
  "csrrw zero, sepc, t5",
  "sret",
];
