import { expect, test } from "vitest";
import { fixed, stored, view } from "../../../machine/hart/csrRow.ts";
import { MSTATUS_WORD } from "../../../machine/memory/layout.ts";
import { Memory } from "../../../machine/memory/memory.ts";

test("a fixed row forgets what is written", () => {
  const memory = new Memory(4096);
  const row = fixed("misa", 1, 7);
  row.write(memory, 9);
  expect(row.read(memory)).toBe(7);
});

test("a stored row keeps the bits that can be written", () => {
  const memory = new Memory(4096);
  const row = stored("mie", 1, MSTATUS_WORD, 0xf0);
  row.write(memory, 0xff);
  expect(row.read(memory)).toBe(0xf0);
});

test("a view shows and changes some bits of a word only", () => {
  const memory = new Memory(4096);
  memory.hart[MSTATUS_WORD] = 0xabc;
  const row = view("sstatus", 1, MSTATUS_WORD, () => 0x0f0);
  expect(row.read(memory)).toBe(0x0b0);
  row.write(memory, 0x123);
  expect(memory.hart[MSTATUS_WORD]).toBe(0xa2c);
});
