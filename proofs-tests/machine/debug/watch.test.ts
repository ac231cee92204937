import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { accessOf } from "../../../machine/debug/watch.ts";
import * as f from "../fixture.ts";

const loads = { loads: true, stores: false };
const stores = { loads: false, stores: true };

// prettier-ignore
test.each([
  ["lw a0, -4(a1)", { address: f.RAM + 0xffc, byteCount: 4, ...loads }],
  ["lhu a0, 2(a1)", { address: f.RAM + 0x1002, byteCount: 2, ...loads }],
  ["lb a0, 0(a1)", { address: f.RAM + 0x1000, byteCount: 1, ...loads }],
  ["sb a0, 1(a1)", { address: f.RAM + 0x1001, byteCount: 1, ...stores }],
  ["sh a0, 0(a1)", { address: f.RAM + 0x1000, byteCount: 2, ...stores }],
  ["c.sw a0, 64(a1)", { address: f.RAM + 0x1040, byteCount: 4, ...stores }],
  ["c.lwsp a0, 8", { address: f.RAM + 0x2008, byteCount: 4, ...loads }],
  ["lr.w a0, (a1), 0", { address: f.RAM + 0x1000, byteCount: 4, ...loads }],
  ["sc.w a0, a2, (a1), 0", { address: f.RAM + 0x1000, byteCount: 4, ...stores }],
  ["amoadd.w a0, a2, (a1), 0", { address: f.RAM + 0x1000, byteCount: 4, loads: true, stores: true }],
  ["addi a0, a1, 4", undefined],
  ["c.mv a0, a1", undefined],
  ["jalr a0, 4(a1)", undefined],
])("%s", (line, access) => {
  const machine = f.bareMachine();
  machine.writeRegister(11, f.RAM + 0x1000);
  machine.writeRegister(2, f.RAM + 0x2000);
  machine.poke32(f.RAM, m.assembleLine(line));
  machine.pc = f.RAM;
  expect(accessOf(machine)).toEqual(access);
});

test("what cannot be fetched or is no instruction touches nothing", () => {
  const machine = f.bareMachine();
  machine.pc = f.RAM;
  expect(accessOf(machine)).toBeUndefined();
  machine.pc = 0;
  expect(accessOf(machine)).toBeUndefined();
});
