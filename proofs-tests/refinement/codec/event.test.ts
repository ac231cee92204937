import { expect, test } from "vitest";
import { disassemble } from "../../../machine/index.ts";
import {
  ADDRESS_REGISTER,
  DATA_REGISTER,
  meaningOf,
  setRegisters,
  stimulusOf,
  storedValue,
} from "../../../refinement/codec/event.ts";
import { exceptionNames, type ThreadEvent } from "../../../trace/event.ts";

const by = "1.0";
const registersFor = (event: ThreadEvent, ordinal = 0): Uint32Array => {
  const registers = new Uint32Array(32);
  setRegisters(event, ordinal, registers);
  return registers;
};

test.each([
  [{ event: "call", by, call: "ipc", registers: {} }, "ecall"],
  [{ event: "load", by, address: 0 }, "lw t3, 0(t2)"],
  [{ event: "store", by, address: 0 }, "sw t3, 0(t2)"],
  [{ event: "fetch", by, address: 0 }, "nop"],
  [{ event: "exception", by, exception: "breakpoint", registers: {} }, "ebreak"],
] as const)("%j is an instruction", (event, text) => {
  const seen = disassemble(stimulusOf(event).instruction);
  expect(text === "nop" ? ["nop", "addi zero, zero, 0"] : [text]).toContain(seen);
});

test("an access is aligned, and a store brings a value of its own", () => {
  const event = { event: "store", by, address: 0x1003 } as const;
  const registers = registersFor(event, 5);
  expect(registers[ADDRESS_REGISTER]).toBe(0x1000);
  expect(registers[DATA_REGISTER]).toBe(storedValue(5));
  expect(storedValue(5)).not.toBe(storedValue(6));
  expect(meaningOf(event, 0, registers)).toEqual({
    tag: "access",
    access: "store",
    value: storedValue(5),
    address: 0x1000,
  });
});

test("registers that are not named keep their values, but for those of no event", () => {
  const event = { event: "call", by, call: "idNearest", registers: { a0: 9, s9: 8 } } as const;
  const registers = registersFor(event);
  expect(Array.from(registers.subarray(10, 26))).toEqual([
    9, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 8,
  ]);
  expect(registers[0]).toBe(0);
});

test("every exception has its cause and value", () => {
  const registers = { a0: 1, a7: 3, t1: 0x2000 };
  const seen = exceptionNames.map((exception) => {
    const event = { event: "exception", by, exception, registers } as const;
    const meaning = meaningOf(event, 0x40, registersFor(event));
    return meaning.tag === "exception" ? [meaning.cause, meaning.value] : [];
  });
  expect(seen).toEqual([
    [2, 0],
    [3, 0x40],
    [4, 0x2001],
    [6, 0x2001],
    [8, 10],
  ]);
});
