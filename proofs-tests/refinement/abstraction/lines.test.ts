import { expect, test } from "vitest";
import { RAM_START } from "../../../abi/index.ts";
import { linesOf, lineIds } from "../../../refinement/abstraction/lines.ts";
import { Malformed } from "../../../refinement/abstraction/outcome.ts";
import { threadKey } from "../../../spec/index.ts";
import { begun, call, deviceBoot, hold, readAll, smallBoot } from "../fixture.ts";

const idle = { owner: undefined, masked: true, pending: false };

test("owners and masks come from the record, what is pending from the PLIC", () => {
  const lockstep = begun(deviceBoot);
  expect(readAll(lockstep).state.lines).toEqual([
    { line: 3, frame: 0x10000, ...idle },
    { line: 30, frame: 0x10001, ...idle },
  ]);
  hold(lockstep, call(lockstep, "ipc", { a0: 0, a2: 4, a3: 0x0000_0400 }));
  hold(lockstep, { event: "interrupt", line: 3 });
  hold(lockstep, { event: "interrupt", line: 30 });
  expect(readAll(lockstep).state.lines).toMatchObject([
    { line: 3, owner: threadKey(1, 0), masked: false, pending: true },
    { line: 30, ...idle, pending: true },
  ]);
});

test("what has not changed is the same object; an owner who is nobody means nothing", () => {
  const lockstep = begun(deviceBoot);
  const { view, state } = readAll(lockstep);
  const { bytes, roster } = view;
  expect(linesOf(bytes, roster, state.lines)).toBe(state.lines);
  lockstep.machine.poke32(RAM_START + 0x280 + 4 * 4, 4);
  expect(linesOf(bytes, roster, state.lines)).toBeInstanceOf(Malformed);
  expect(readAll(begun(smallBoot)).state.lines).toEqual([]);
  expect([lineIds[0], lineIds.at(-1)]).toEqual([1, 31]);
});
