// Where two snapshots differ, whichever machines made them.

import { at } from "../lib/table.ts";
import { hex, u32, type Word } from "../lib/u32.ts";
import { PAGE_BYTES, RAM_START } from "./board.ts";
import * as layout from "./memory/layout.ts";
import { contentsOf, type Snapshot } from "./snapshot.ts";

/** The first place where two snapshots differ, in words with both values; `undefined` if none. */
export function sameMachine(a: Snapshot, b: Snapshot): string | undefined {
  const [one, other] = [contentsOf(a), contentsOf(b)];
  return (
    firstHartDifference(one.hart, other.hart) ??
    firstTlbDifference(one.tlb, other.tlb) ??
    firstRamDifference(one.chunks.flat(), other.chunks.flat())
  );
}

/** Words of the hart by name. TLB entries are compared as a set, so their number is left out. */
const wordNames: readonly (readonly [word: number, name: string])[] = [
  ...Array.from({ length: 32 }, (_, n) => [n, `x${n}`] as const),
  [layout.PC, "pc"],
  [layout.MODE, "mode"],
  [layout.WAITING, "waiting"],
  [layout.MSTATUS_WORD, "mstatus"],
  [layout.MTVEC_WORD, "mtvec"],
  [layout.MEPC_WORD, "mepc"],
  [layout.MCAUSE_WORD, "mcause"],
  [layout.MTVAL_WORD, "mtval"],
  [layout.MIE_WORD, "mie"],
  [layout.MSCRATCH_WORD, "mscratch"],
  [layout.SATP_WORD, "satp"],
  [layout.MCOUNTEREN_WORD, "mcounteren"],
  [layout.MEDELEG_WORD, "medeleg"],
  [layout.MIDELEG_WORD, "mideleg"],
  [layout.STVEC_WORD, "stvec"],
  [layout.SEPC_WORD, "sepc"],
  [layout.SCAUSE_WORD, "scause"],
  [layout.STVAL_WORD, "stval"],
  [layout.SSCRATCH_WORD, "sscratch"],
  [layout.SCOUNTEREN_WORD, "scounteren"],
  [layout.MIP_WORD, "mip as software set it"],
  [layout.MCOUNTINHIBIT_WORD, "mcountinhibit"],
  [layout.RESERVATION, "reserved address"],
  [layout.TLB_CHANCE, "chance of the TLB"],
  ...Array.from(
    { length: layout.HART_WORDS - layout.FINISHED },
    (_, n) => [layout.FINISHED + n, `device word ${layout.FINISHED + n}`] as const,
  ),
  [layout.MSIP_WORD, "msip"],
  [layout.MTIMECMP_WORD, "mtimecmp (low)"],
  [layout.MTIMECMP_WORD + 1, "mtimecmp (high)"],
  [layout.MCYCLE_OFFSET, "mcycle offset (low)"],
  [layout.MCYCLE_OFFSET + 1, "mcycle offset (high)"],
  [layout.MINSTRET_OFFSET, "minstret offset (low)"],
  [layout.MINSTRET_OFFSET + 1, "minstret offset (high)"],
];
const doubleNames: readonly (readonly [index: number, name: string])[] = [
  [layout.RETIRED, "instructions retired"],
  [layout.WARPED, "time warped over"],
  [layout.CYCLES, "cycles"],
];

function firstHartDifference(a: Int32Array, b: Int32Array): string | undefined {
  for (const [n, name] of wordNames) {
    const [one, other] = [a[n] as number, b[n] as number];
    if (one !== other) return `${name}: ${hex(one)} against ${hex(other)}`;
  }
  const [as, bs] = [doublesOf(a), doublesOf(b)];
  for (const [n, name] of doubleNames)
    if (as[n] !== bs[n]) return `${name}: ${as[n]} against ${bs[n]}`;
  return undefined;
}

function firstTlbDifference(a: Int32Array, b: Int32Array): string | undefined {
  const [one, other] = [leavesByKey(a), leavesByKey(b)];
  for (const key of [...one.keys(), ...other.keys()].toSorted((x, y) => x - y)) {
    const [leaf, otherLeaf] = [one.get(key), other.get(key)];
    if (leaf !== otherLeaf)
      return `TLB entry for page ${hex(key & 0xf_ffff)}, ASID ${(key >>> 20) & 0x1ff}: ${
        leaf === undefined ? "none" : hex(leaf)
      } against ${otherLeaf === undefined ? "none" : hex(otherLeaf)}`;
  }
  return undefined;
}

function firstRamDifference(
  a: readonly Uint8Array[],
  b: readonly Uint8Array[],
): string | undefined {
  if (a.length !== b.length) return `RAM: ${a.length} pages against ${b.length}`;
  for (const [n, page] of a.entries()) {
    const other = at(b, n);
    if (page === other) continue;
    for (let i = 0; i < PAGE_BYTES; i++)
      if (page[i] !== other[i])
        return `byte at ${hex(RAM_START + n * PAGE_BYTES + i)}: ${page[i]} against ${other[i]}`;
  }
  return undefined;
}

const doublesOf = (hart: Int32Array): Float64Array =>
  new Float64Array(hart.buffer, hart.byteOffset, layout.HART_WORDS / 2);

const leavesByKey = (tlb: Int32Array): ReadonlyMap<number, Word> =>
  new Map(
    Array.from({ length: tlb.length / 2 }, (_, i) => [
      tlb[2 * i] as number,
      u32(tlb[2 * i + 1] as number),
    ]),
  );
