import { expect, test } from "vitest";
import { bytesOf } from "../../../refinement/abstraction/bytes.ts";
import { TablesReader } from "../../../refinement/abstraction/tables.ts";
import { begun, smallBoot } from "../fixture.ts";

test("of a table, what has not changed is the same object, entry by entry", () => {
  const { machine } = begun();
  const bytes = bytesOf(machine, smallBoot);
  const reader = new TablesReader(bytes);
  const before = reader.read();
  expect(reader.read()).toBe(before);
  const index = before.findIndex(({ entries }) => entries.length === smallBoot.userFrames);
  const table = before[index];
  const entry = table?.entries[1];
  if (table === undefined || entry === undefined) throw new Error("σ0 has a leaf table");
  machine.poke32(table.address + 4 * entry.index, 0);
  machine.poke32(table.address + 4 * entry.index, entry.pte);
  expect(reader.read()).toBe(before);
  machine.poke32(table.address + 4 * entry.index, entry.pte ^ 0x400);
  const after = reader.read();
  expect(after.map((now, at) => now === before[at])).toEqual(before.map((_, at) => at !== index));
  expect(after[index]?.entries[1]).toEqual({ ...entry, pte: entry.pte ^ 0x400 });
  expect(after[index]?.entries[0]).toBe(table.entries[0]);
  machine.poke32(table.address + 4 * 500, 7);
  expect(reader.read()[index]?.entries.at(-1)).toEqual({ index: 500, pte: 7, shadow: 0 });
});
