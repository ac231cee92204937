import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { Tlb } from "../../../machine/hart/tlb.ts";
import { TLB_CHANCE, TLB_ENTRIES_MAX } from "../../../machine/memory/layout.ts";
import { Memory } from "../../../machine/memory/memory.ts";
import { ALL, ASID, backToUser, entry, FRAME, RAM, ROOT, setEntry } from "../fixture.ts";
import { USER_PAGE, userMachine } from "../fixture.ts";

const OTHER = ASID + 1;
const OTHER_PAGE = USER_PAGE + 0x1000;
const rootFrame = (RAM >>> 12) + ROOT;

/** Loads from `address` in U mode of space `asid`: does it succeed? */
function canLoad(machine: m.Machine, address: number, asid: number = ASID): boolean {
  machine.csrWrite(m.SATP, m.satpSv32(asid, rootFrame));
  backToUser(machine);
  machine.writeRegister(11, address);
  machine.inject(m.assembleLine("lw a0, 0(a1)"));
  const loaded = machine.mode === m.USER_MODE;
  backToUser(machine);
  return loaded;
}

/** Two pages seen in two spaces; then the tables are emptied and only the TLB remembers. */
function staleMachine(flags: number = ALL, tlbPolicy: m.TlbPolicy = "keeps"): m.Machine {
  const machine = userMachine(flags, { tlbPolicy });
  setEntry(machine, 0, OTHER_PAGE, entry(FRAME + 1, flags));
  for (const asid of [ASID, OTHER])
    for (const page of [USER_PAGE, OTHER_PAGE]) canLoad(machine, page, asid);
  setEntry(machine, 1, USER_PAGE, 0);
  return machine;
}

/** What the TLB still serves: (page, other page) in (space, other space). */
const served = (machine: m.Machine): readonly boolean[] => [
  canLoad(machine, USER_PAGE, ASID),
  canLoad(machine, OTHER_PAGE, ASID),
  canLoad(machine, USER_PAGE, OTHER),
  canLoad(machine, OTHER_PAGE, OTHER),
];

describe("a stale entry serves until a fence drops it", () => {
  type Fence = readonly [name: string, line: string, act: (port: m.Machine) => void];
  // prettier-ignore
  const fences: readonly (readonly [Fence, boolean[], boolean[]])[] = [
    [["no fence", "fence.i", () => {}],
      [true, true, true, true], [true, true, true, true]],
    [["fenceAll", "sfence.vma zero, zero", (port) => port.fenceAll()],
      [false, false, false, false], [false, false, false, false]],
    [["fenceAsid", "sfence.vma zero, a2", (port) => port.fenceAsid(ASID)],
      [false, false, true, true], [true, true, true, true]],
    [["fencePage", "sfence.vma a1, zero", (port) => port.fencePage(USER_PAGE)],
      [false, true, false, true], [false, true, false, true]],
    [["fence", "sfence.vma a1, a2", (port) => port.fence(USER_PAGE, ASID)],
      [false, true, true, true], [true, true, true, true]],
  ];

  test.each(fences)("%s, by the port", ([, , act], own, global) => {
    const machine = staleMachine();
    act(machine);
    expect(served(machine)).toEqual(own);
    const withGlobals = staleMachine(ALL | m.PTE_G);
    act(withGlobals);
    expect(served(withGlobals)).toEqual(global);
  });

  test.each(fences)("%s, by the instruction", ([, line], own, global) => {
    for (const [flags, expected] of [[ALL, own] as const, [ALL | m.PTE_G, global] as const]) {
      const machine = staleMachine(flags);
      machine.inject(m.assembleLine("ecall"));
      machine.writeRegister(11, USER_PAGE + 0xabc);
      machine.writeRegister(12, 0xffff_fe00 | ASID); // Bits beyond the ASID are ignored.
      machine.inject(m.assembleLine(line));
      expect(served(machine)).toEqual(expected);
    }
  });
});

test("a register that holds 0 is not register x0", () => {
  const machine = staleMachine();
  machine.inject(m.assembleLine("ecall"));
  machine.writeRegister(11, 0);
  machine.writeRegister(12, 0);
  machine.inject(m.assembleLine("sfence.vma a1, a2")); // Address 0 in space 0.
  expect(served(machine)).toEqual([true, true, true, true]);
});

test("writing satp forgets nothing, and the policy that forgets keeps nothing", () => {
  expect(served(staleMachine())).toEqual([true, true, true, true]);
  const forgetful = staleMachine(ALL, "forgets");
  expect(forgetful.tlbEntries()).toEqual([]);
  expect(served(forgetful)).toEqual([false, false, false, false]);
});

test("a stale entry refuses what it refused, whatever the tables say now", () => {
  const machine = userMachine(ALL & ~m.PTE_W & ~m.PTE_D);
  canLoad(machine, USER_PAGE);
  setEntry(machine, 0, USER_PAGE, entry(FRAME, ALL));
  const store = m.assembleLine("sw a0, 0(a1)");
  machine.inject(store);
  expect(machine.csrRead(m.MCAUSE)).toBe(m.CAUSE_STORE_PAGE_FAULT);
  machine.fence(USER_PAGE, ASID);
  backToUser(machine);
  machine.inject(store);
  expect(machine.mode).toBe(m.USER_MODE);
});

test("invalid entries are not kept: a new mapping is seen at once", () => {
  const machine = userMachine();
  expect(canLoad(machine, OTHER_PAGE)).toBe(false);
  setEntry(machine, 0, OTHER_PAGE, entry(FRAME, ALL));
  expect(canLoad(machine, OTHER_PAGE)).toBe(true);
});

type MegapageFence = readonly [of: string, drops: boolean, act: (port: m.Machine) => void];
// prettier-ignore
const megapageFences: readonly MegapageFence[] = [
  ["its last page, all spaces", true,  (port) => port.fencePage(0x00bf_f000)],
  ["its last page, its space",  true,  (port) => port.fence(0x00bf_f000, ASID)],
  ["its last page, another's",  false, (port) => port.fence(0x00bf_f000, OTHER)],
  ["the page after it",         false, (port) => port.fence(0x00c0_0000, ASID)],
  ["the page before it",        false, (port) => port.fencePage(0x007f_f000)],
];
test.each(megapageFences)("a megapage is dropped by a fence of %s: %s", (_, drops, act) => {
  const machine = userMachine();
  setEntry(machine, 1, 0x0080_0000, m.pte(RAM >>> 12, ALL));
  canLoad(machine, 0x0080_5000);
  setEntry(machine, 1, 0x0080_0000, 0);
  expect(canLoad(machine, 0x0080_2000)).toBe(true);
  act(machine);
  expect(canLoad(machine, 0x0080_2000)).toBe(!drops);
});

test("G on a pointer makes the leaves under it global", () => {
  const machine = userMachine();
  setEntry(machine, 1, USER_PAGE, entry(2, m.PTE_V | m.PTE_G));
  canLoad(machine, USER_PAGE);
  expect(machine.tlbEntries()).toEqual([
    {
      asid: 0,
      page: USER_PAGE >>> 12,
      frame: (RAM >>> 12) + FRAME,
      pageCount: 1,
      rights: 7,
      user: true,
      global: true,
      accessed: true,
      dirty: true,
    },
  ]);
});

test("the stamp changes exactly when the entries do", () => {
  const machine = userMachine();
  const stamps = [machine.tlbStamp];
  const changes = (act: () => void): boolean => {
    act();
    stamps.push(machine.tlbStamp);
    return stamps.at(-1) !== stamps.at(-2);
  };
  expect(changes(() => canLoad(machine, USER_PAGE))).toBe(true);
  expect(changes(() => canLoad(machine, USER_PAGE))).toBe(false);
  expect(changes(() => machine.fence(OTHER_PAGE, ASID))).toBe(false);
  expect(changes(() => machine.fenceAsid(OTHER))).toBe(false);
  expect(changes(() => machine.fencePage(USER_PAGE))).toBe(true);
  expect(changes(() => machine.fenceAll())).toBe(false);
});

test("the TLB agrees with a map from keys to leaves", () => {
  type Key = { readonly asid: number; readonly page: number; readonly global: boolean };
  const small = fc.integer({ min: 0, max: 3 });
  const act = fc.tuple(fc.integer({ min: 0, max: 9 }), small, small, fc.boolean());
  const keyText = ({ asid, page, global }: Key): string => `${global ? "*" : asid}/${page}`;
  const property = fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
    const tlb = new Tlb(new Memory(4096));
    let model = new Map<string, readonly [Key, number]>();
    const keepOnly = (keeps: (key: Key) => boolean): void => {
      model = new Map([...model].filter(([, [key]]) => keeps(key)));
    };
    for (const [i, [what, asid, page, global]] of acts.entries()) {
      const key = { asid, page, global };
      if (what === 0) tlb.forgetAll();
      if (what === 0) keepOnly(() => false);
      if (what === 1) tlb.forgetAsid(asid);
      if (what === 1) keepOnly((k) => k.global || k.asid !== asid);
      if (what === 2) tlb.forgetPage(page);
      if (what === 2) keepOnly((k) => k.page !== page);
      if (what === 3) tlb.forgetPageOfAsid(page, asid);
      if (what === 3) keepOnly((k) => k.page !== page || k.global || k.asid !== asid);
      if (what > 3) tlb.insert(asid, page, i + 1, global, false);
      if (what > 3) model.set(keyText(key), [key, i + 1]);
      for (let a = 0; a < 4; a++)
        for (let p = 0; p < 4; p++) {
          const own = model.get(`${a}/${p}`) ?? model.get(`*/${p}`);
          expect(tlb.lookup(a, p)).toBe(own?.[1] ?? 0);
        }
      expect(tlb.entries()).toHaveLength(model.size);
    }
  });
  fc.assert(property);
});

test("a full TLB forgets everything and goes on", () => {
  const tlb = new Tlb(new Memory(4096));
  for (let page = 0; page < TLB_ENTRIES_MAX; page++) tlb.insert(1, page, page + 1, false, false);
  for (let page = 0; page < TLB_ENTRIES_MAX; page++) expect(tlb.lookup(1, page)).toBe(page + 1);
  tlb.insert(2, 7, 1, false, false);
  expect(tlb.count).toBe(1);
  expect([tlb.lookup(1, 7), tlb.lookup(2, 7)]).toEqual([0, 1]);
});

describe("forgetting by chance", () => {
  test("is decided by the machine's state alone, and drops some entries some time", () => {
    const run = (): readonly number[] => {
      const memory = new Memory(4096);
      const tlb = new Tlb(memory);
      memory.hart[TLB_CHANCE] = 99;
      return Array.from({ length: 64 }, (_, page) => {
        tlb.forgetByChance();
        tlb.insert(1, page, 0xdf, false, false);
        return tlb.count;
      });
    };
    const counts = run();
    expect(run()).toEqual(counts);
    expect(counts.some((count, n) => n > 0 && count < (counts[n - 1] ?? 0))).toBe(true);
    expect(counts.at(-1)).toBeGreaterThan(1);
  });

  test("the generation tells that an answer may have become wrong", () => {
    const tlb = new Tlb(new Memory(4096));
    const { generation } = tlb.outdated;
    tlb.insert(1, 5, 0xdf, false, false);
    expect(tlb.outdated.generation).toBe(generation);
    tlb.insert(1, 5, 0x1df, false, false);
    expect(tlb.outdated.generation).not.toBe(generation);
    const later = tlb.outdated.generation;
    tlb.forgetAll();
    expect(tlb.outdated.generation).not.toBe(later);
  });
});
