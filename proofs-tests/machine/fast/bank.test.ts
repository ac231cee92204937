import { expect, test } from "vitest";
import { Bank, bankPlaces } from "../../../machine/fast/bank.ts";
import { BANK_BYTES, TRANSLATIONS_START } from "../../../machine/memory/layout.ts";
import { Memory } from "../../../machine/memory/memory.ts";

const NONE = 0x800;

test("The arrays of the modes' banks lie side by side and fill their place", () => {
  const starts = [0, 1, 3].flatMap((mode) => Object.values(bankPlaces(mode)));
  const sorted = starts.toSorted((a, b) => a - b);
  expect(new Set(starts).size).toBe(18);
  expect(sorted[0]).toBe(TRANSLATIONS_START);
  const sizes = sorted.map((at, n) => (sorted[n + 1] ?? TRANSLATIONS_START + 3 * BANK_BYTES) - at);
  expect(sizes.toSorted((a, b) => a - b)).toEqual([
    ...Array.from({ length: 6 }, () => 1024),
    ...Array.from({ length: 12 }, () => 4096),
  ]);
});

test("A bank keeps what it is told, in the machine's memory, until it is cleared", () => {
  const memory = new Memory(4096);
  const bank = new Bank(memory, 1);
  expect([bank.readTags, bank.writeTags, bank.fetchTags].flatMap((tags) => [...tags])).toEqual(
    Array.from({ length: 1024 + 1024 + 256 }, () => NONE),
  );
  bank.setRead(0x5123, 7);
  bank.setWrite(0x6123, 8);
  bank.setFetch(0x7122, 9);
  expect([bank.readTags[5], bank.readOffsets[5]]).toEqual([0x5000, 0x7000 - 0x5000]);
  expect([bank.writeTags[6], bank.writeOffsets[6]]).toEqual([0x6000, 0x8000 - 0x6000]);
  expect([bank.fetchPage(0x7ffe), bank.fetchPage(0x10_7000)]).toEqual([9, undefined]);
  const words = new Int32Array(memory.wasm.buffer);
  expect(words[bankPlaces(1).readTags / 4 + 5]).toBe(0x5000);
  bank.clearWrites();
  expect([bank.readTags[5], bank.writeTags[6]]).toEqual([0x5000, NONE]);
  bank.setWrite(0x6123, 8);
  bank.clear();
  expect([bank.readTags[5], bank.writeTags[6], bank.fetchTags[7]]).toEqual([NONE, NONE, NONE]);
});

test("A page is dropped alone, unless it was fetched from", () => {
  const bank = new Bank(new Memory(4096), 0);
  bank.setRead(0x5000, 7);
  bank.setWrite(0x5000, 7);
  bank.setRead(0x6000, 8);
  bank.setFetch(0x7000, 9);
  expect([bank.knowsRead(0x5004), bank.knowsWrite(0x5004)]).toEqual([true, true]);
  expect([bank.drop(5), bank.drop(7), bank.drop(5 + 1024)]).toEqual([true, false, true]);
  expect([bank.knowsRead(0x5004), bank.knowsWrite(0x5004)]).toEqual([false, false]);
  expect([bank.knowsRead(0x6004), bank.fetchPage(0x7000)]).toEqual([true, 9]);
});

test("Another space's translations come back with it, but for stores if these were forgotten", () => {
  const bank = new Bank(new Memory(4096), 0);
  bank.setRead(0x5000, 7);
  bank.setWrite(0x5000, 7);
  bank.setFetch(0x5000, 7);
  Object.assign(bank, { epoch: 3, generation: 4, rights: 5 });
  bank.switchTo(11);
  expect(bank.satp).toBe(11);
  expect(bank.generation).toBeLessThan(0);
  bank.clear();
  bank.switchTo(0);
  expect([bank.satp, bank.epoch, bank.generation, bank.rights]).toEqual([0, 3, 4, 5]);
  expect([bank.knowsRead(0x5000), bank.fetchPage(0x5000)]).toEqual([true, 7]);
  expect([bank.knowsWrite(0x5000), bank.drop(5)]).toEqual([false, false]);
  bank.setWrite(0x5000, 7);
  bank.switchTo(11);
  bank.switchTo(0);
  expect(bank.knowsWrite(0x5000)).toBe(true);
  for (let satp = 20; satp < 30; satp++) bank.switchTo(satp);
  bank.switchTo(0);
  expect(bank.generation).toBeLessThan(0);
});
