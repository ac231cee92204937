import { expect, test } from "vitest";
import { SP } from "../../abi/index.ts";
import { meantBy } from "../../refinement/meaning.ts";
import { ExpectedRegisters } from "../../refinement/relation/registers.ts";
import { threadKey } from "../../spec/name.ts";
import { threadAt } from "../../spec/state.ts";
import { begun, deviceBoot } from "./fixture.ts";

const sigma0 = threadKey(1, 0);

test("an interrupt means its line, a tick a tick, and so does any event while nobody runs", () => {
  const { state } = begun(deviceBoot);
  const expected = new ExpectedRegisters();
  const [before, line] = meantBy({ event: "interrupt", line: 3 }, state, expected, 0);
  expect([before, line]).toEqual([state, { tag: "interrupt", line: 3 }]);
  expect(meantBy({ event: "tick" }, state, expected, 0)[1]).toEqual({ tag: "tick" });
  const idle = { ...state, running: undefined };
  const load = { event: "load", by: "1.0", address: 4096 } as const;
  expect(meantBy(load, idle, expected, 0)).toEqual([idle, { tag: "tick" }]);
});

test("a call sets the registers that it names, sp too, and others from its number", () => {
  const { state } = begun();
  const expected = new ExpectedRegisters();
  const call = { event: "call", by: "1.0", call: "threadSwitch" } as const;
  const [before] = meantBy({ ...call, registers: { sp: 0x1234, a0: 7 } }, state, expected, 5);
  expect(threadAt(before, sigma0)).toEqual({ ...threadAt(state, sigma0), sp: 0x1234 });
  expect(expected.file(sigma0)[SP]).toBe(0x1234);
  const [same] = meantBy({ ...call, registers: { a0: 7 } }, before, expected, 6);
  expect(same).toBe(before);
});
