import { expect, test } from "vitest";
import { listed, mutants } from "../../mutants/index.ts";

test("each bug of the list is in the bank, once, where random runs look", () => {
  const names = listed.map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  const families = new Map(mutants.map(({ name, family }) => [name, family]));
  for (const name of names)
    expect(["ipc", "mapping", "threads", "faults", "interrupts", "machine"]).toContain(
      families.get(name),
    );
});
