import { expect, test } from "vitest";
import { boardWith, passTime, placeIn } from "../../cli/emulated.ts";
import { CLINT_MTIMECMP } from "../../machine/index.ts";

const RAM = 0x8000_0000;
const executable = {
  entry: RAM + 4,
  segments: [{ address: RAM, bytes: new Uint8Array([1, 2, 3, 4, 5]), byteCount: 100 }],
  symbols: [],
};

test("a board has the program in RAM and stands at its entry", () => {
  const machine = boardWith("a.elf", executable, {});
  expect([machine.pc, machine.peek32(RAM), machine.peek8(RAM + 4)]).toEqual([
    RAM + 4,
    0x0403_0201,
    5,
  ]);
});

test("time passes until the timer is due, once", () => {
  const machine = boardWith("a.elf", executable, {});
  machine.store32(CLINT_MTIMECMP, 500);
  expect([passTime(machine), machine.mtime, passTime(machine)]).toEqual([true, 500, false]);
});

test("a place is a symbol and what is beyond it", () => {
  const place = placeIn([
    { name: "b", address: 20, size: 4 },
    { name: "a", address: 10, size: 4 },
  ]);
  expect([place(9), place(10), place(19), place(20), place(36)]).toEqual([
    "",
    "a",
    "a+0x9",
    "b",
    "b+0x10",
  ]);
});
