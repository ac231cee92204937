import { expect, test } from "vitest";
import { RAM_START } from "../../../abi/index.ts";
import { THREAD_BYTES } from "../../../impl/layout/memory.ts";
import * as thread from "../../../impl/layout/thread.ts";
import { booted } from "../world.ts";
import { accessorFaults } from "./accessors.ts";

const TCB = RAM_START + 0x4000;

test("Every field of a TCB is a word of its own", () => {
  expect(accessorFaults(thread, [TCB])).toEqual([]);
});

test("Registers and message words are words of their own, within the TCB", () => {
  const m = booted();
  const addresses = new Set<number>();
  const port = {
    load32: (address: number) => m.peek32(address),
    store32: (address: number) => void addresses.add(address),
  };
  for (let register = 1; register < 32; register++) thread.setRegister(port, TCB, register, 0);
  for (let word = 0; word < 8; word++) thread.setMessageWord(port, TCB, word, 0);
  expect(addresses.size).toBe(39);
  expect(Math.max(...addresses)).toBeLessThan(TCB + THREAD_BYTES);
  expect(addresses.has(TCB)).toBe(false);
});

test("A pc is rounded down to a multiple of four", () => {
  const m = booted();
  thread.setPc(m, TCB, 0x1003);
  expect(thread.pcOf(m, TCB)).toBe(0x1000);
});
