import { describe, expect, test } from "vitest";
import * as m from "../../machine/index.ts";
import { addressOf, ALL, bareMachine, entry, FRAME, RAM, setEntry } from "./fixture.ts";
import { backToUser, TABLE, USER_PAGE, userMachine } from "./fixture.ts";

test("power on: M mode at the start of RAM, and all else zero", () => {
  const machine = userMachine();
  machine.fetchThenInject(m.assembleLine("addi a0, zero, 5"));
  machine.advanceTime(1000);
  machine.reset();
  const fresh = new m.Machine({ ramBytes: 64 * 1024 });
  expect(m.sameMachine(machine.snapshot(), fresh.snapshot())).toBeUndefined();
  expect([fresh.mode, fresh.pc, fresh.waiting]).toEqual([m.MACHINE_MODE, RAM, false]);
  expect([fresh.cycles, fresh.instret, fresh.mtime, fresh.mtimecmp]).toEqual([0, 0, 0, 0]);
});

test.each([0, -4096, 100, 2 ** 31])("RAM of %i bytes is refused", (ramBytes) => {
  expect(() => new m.Machine({ ramBytes })).toThrow("bytes of RAM");
});

describe("page stamps", () => {
  test("grow with every store by anyone, on that page alone", () => {
    const machine = userMachine();
    const bytesOfFrame = addressOf(FRAME);
    const stores: readonly (() => void)[] = [
      () => machine.poke8(bytesOfFrame, 1),
      () => machine.poke32(bytesOfFrame, 1),
      () => machine.store32(bytesOfFrame, 1),
      () => machine.inject(m.assembleLine("sb a0, 0(a1)")),
      () => machine.inject(m.assembleLine("sh a0, 0(a1)")),
      () => machine.inject(m.assembleLine("sw a0, 0(a1)")),
    ];
    machine.writeRegister(11, USER_PAGE);
    for (const act of stores) {
      const before = machine.pageStamps.slice();
      act();
      const newest = Math.max(...before);
      for (const [page, stamp] of machine.pageStamps.entries())
        if (page === FRAME) expect(stamp).toBeGreaterThan(newest);
        else expect(stamp).toBe(before[page]);
    }
    backToUser(machine);
    machine.inject(m.assembleLine("lw a0, 0(a1)"));
    expect(machine.pageStamps[TABLE]).toBeLessThan(Number(machine.pageStamps[FRAME]));
  });
});

test("peek and poke see RAM only, and registers and pc are unsigned", () => {
  const machine = bareMachine();
  expect(() => machine.peek32(m.CLINT_MTIME)).toThrow("no aligned RAM");
  expect(() => machine.poke8(RAM - 1, 0)).toThrow("no aligned RAM");
  machine.writeRegister(3, -1);
  machine.pc = 0xffff_fff0;
  machine.poke32(RAM, 0xffff_ffff);
  expect([machine.readRegister(3), machine.pc, machine.peek32(RAM), machine.peek8(RAM)]).toEqual([
    0xffff_ffff, 0xffff_fff0, 0xffff_ffff, 0xff,
  ]);
  expect([machine.ramWords[0], machine.load32(RAM)]).toEqual([0xffff_ffff, 0xffff_ffff]);
});

test("translate speaks for U mode, whatever the mode is", () => {
  const machine = userMachine();
  setEntry(machine, 0, USER_PAGE + 0x1000, entry(FRAME, ALL & ~m.PTE_X));
  const answers = () => [
    machine.translate(USER_PAGE + 0x123, "fetch"),
    machine.translate(USER_PAGE + 0x1123, "fetch"),
    machine.translate(USER_PAGE + 0x1123, "store"),
    machine.translate(RAM, "load"),
  ];
  const expected = [
    { physical: addressOf(FRAME) + 0x123 },
    { fault: m.CAUSE_FETCH_PAGE_FAULT },
    { physical: addressOf(FRAME) + 0x123 },
    { fault: m.CAUSE_LOAD_PAGE_FAULT },
  ];
  expect(answers()).toEqual(expected);
  machine.inject(m.assembleLine("ecall"));
  expect(answers()).toEqual(expected);
});

test("bytes are written as a loader would, with stamps, and only into RAM", () => {
  const machine = bareMachine();
  const before = machine.pageStamps.slice();
  machine.write(RAM + 4095, new Uint8Array([1, 2]));
  expect([machine.peek8(RAM + 4095), machine.peek8(RAM + 4096)]).toEqual([1, 2]);
  const changed = [...machine.pageStamps].map((stamp, n) => stamp !== before[n]);
  expect(changed.slice(0, 3)).toEqual([true, true, false]);
  expect(() => machine.write(RAM + 64 * 1024 - 1, new Uint8Array(2))).toThrow("no RAM after");
});

test("the next instruction is seen without being fetched, halves in two pages too", () => {
  const machine = userMachine();
  const word = m.assembleLine("addi a0, zero, 7");
  machine.poke32(addressOf(FRAME) + 4092, word << 16);
  machine.poke32(addressOf(FRAME + 2), word >>> 16);
  setEntry(machine, 0, USER_PAGE + 4096, entry(FRAME + 2, ALL));
  machine.pc = USER_PAGE + 4094;
  const before = machine.snapshot();
  expect(machine.nextInstruction()).toBe(word);
  expect(m.sameMachine(before, machine.snapshot())).toBeUndefined();
  setEntry(machine, 0, USER_PAGE + 4096, 0);
  expect(machine.nextInstruction()).toBeUndefined();
  machine.poke32(addressOf(FRAME) + 4092, 0x0001_0000);
  expect(machine.nextInstruction()).toBe(1);
});
