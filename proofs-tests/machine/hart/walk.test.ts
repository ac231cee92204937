import { describe, expect, test } from "vitest";
import { MSTATUS_MXR, MSTATUS_SUM } from "../../../machine/hart/csrNumbers.ts";
import { SUPERVISOR_MODE, USER_MODE } from "../../../machine/hart/modes.ts";
import { MEGAPAGE_PAGES, pte, PTE_A, PTE_D, PTE_G, satpSv32 } from "../../../machine/hart/pte.ts";
import { bitsToMark, permits, physicalAddress, walk } from "../../../machine/hart/walk.ts";
import { Memory } from "../../../machine/memory/memory.ts";

const FRAME_OF_RAM = 0x8_0000;
const POINTER = 0x01;
const LEAF = 0xdf;
const satp = satpSv32(3, FRAME_OF_RAM);

/** A root table in page 0 of RAM and a table in page 1; entries by byte offset. */
function tables(entries: Readonly<Record<number, number>>): Memory {
  const memory = new Memory(4 * 4096);
  for (const [offset, entry] of Object.entries(entries)) memory.store32(Number(offset), entry);
  return memory;
}

test("a walk of two levels ends at the leaf and tells where it lies", () => {
  const leaf = pte(0x1_2345, LEAF);
  const memory = tables({ [4 * 7]: pte(FRAME_OF_RAM + 1, POINTER), [4096 + 4 * 9]: leaf });
  expect(walk(memory, satp, 7 * MEGAPAGE_PAGES + 9, "load")).toEqual({
    tag: "leaf",
    leaf,
    leafAddress: 0x8000_1024,
    mega: false,
    global: false,
  });
});

test("a walk of one level ends at a megapage", () => {
  const leaf = pte(5 * MEGAPAGE_PAGES, LEAF);
  const memory = tables({ [4 * 1023]: leaf });
  expect(walk(memory, satp, 0xf_ffff, "load")).toMatchObject({ leaf, mega: true });
});

test("G counts at either level", () => {
  for (const [pointer, leaf] of [
    [POINTER | PTE_G, LEAF],
    [POINTER, LEAF | PTE_G],
  ] as const) {
    const memory = tables({ 0: pte(FRAME_OF_RAM + 1, pointer), 4096: pte(0, leaf) });
    expect(walk(memory, satp, 0, "load")).toMatchObject({ global: true });
  }
});

test("a walk leaves the tables alone", () => {
  const memory = tables({ 0: pte(FRAME_OF_RAM + 1, POINTER), 4096: pte(0, 0x1f) });
  const before = memory.ram.slice();
  walk(memory, satp, 0, "store");
  expect(memory.ram).toEqual(before);
});

test("physical addresses have 34 bits", () => {
  expect(physicalAddress(0xffff_ffff, false, 0x1234_5678)).toBe(0x3_ffff_f678);
  expect(physicalAddress(pte(MEGAPAGE_PAGES, LEAF), true, 0x1234_5678)).toBe(0x74_5678);
});

describe("rights", () => {
  const all = ["fetch", "load", "store"] as const;
  const granted = (leaf: number, mode: number, mstatus = 0) =>
    all.filter((access) => permits(leaf, access, mode, mstatus));
  const OF_SUPERVISOR = LEAF & ~0x10;

  test("U mode needs U with each", () => {
    expect(granted(LEAF, USER_MODE)).toEqual(all);
    expect(granted(OF_SUPERVISOR, USER_MODE)).toEqual([]);
    expect(granted(0x13, USER_MODE)).toEqual(["load"]);
    expect(granted(0x19, USER_MODE)).toEqual(["fetch"]);
  });

  test("S mode gets at pages of U mode by SUM, and never executes them", () => {
    expect(granted(OF_SUPERVISOR, SUPERVISOR_MODE)).toEqual(all);
    expect(granted(LEAF, SUPERVISOR_MODE)).toEqual([]);
    expect(granted(LEAF, SUPERVISOR_MODE, MSTATUS_SUM)).toEqual(["load", "store"]);
    expect(granted(LEAF, USER_MODE, MSTATUS_SUM)).toEqual(all);
  });

  test("MXR makes executable pages readable, and only for whom they are", () => {
    expect(granted(0x19, USER_MODE, MSTATUS_MXR)).toEqual(["fetch", "load"]);
    expect(granted(0x09, SUPERVISOR_MODE, MSTATUS_MXR)).toEqual(["fetch", "load"]);
    expect(granted(0x09, USER_MODE, MSTATUS_MXR)).toEqual([]);
  });
});

test("a store marks D, every access marks A", () => {
  expect([bitsToMark("fetch"), bitsToMark("load"), bitsToMark("store")]).toEqual([
    PTE_A,
    PTE_A,
    PTE_A | PTE_D,
  ]);
});
