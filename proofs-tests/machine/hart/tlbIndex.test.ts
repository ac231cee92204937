import fc from "fast-check";
import { expect, test } from "vitest";
import { hash, NONE, TlbIndex } from "../../../machine/hart/tlbIndex.ts";
import { Memory } from "../../../machine/memory/memory.ts";

test("Keys are found, moved and left as in a map, also where their slots collide", () => {
  // Keys of few slots: most of them stand in another's way.
  const slots = hash(1) & ~7;
  const keys = Array.from({ length: 400_000 }, (_, key) => key)
    .filter((key) => (hash(key) & ~7) === slots)
    .slice(0, 40);
  expect(keys).toHaveLength(40);
  const arbSteps = fc.array(fc.tuple(fc.constantFrom("enter", "leave"), fc.nat(39)), {
    maxLength: 120,
  });
  const property = fc.property(arbSteps, (steps) => {
    const memory = new Memory(4096);
    const index = new TlbIndex(memory);
    const entries: number[] = []; // Keys by entry, without gaps, as the TLB has them.
    const put = (entry: number, key: number): void => {
      memory.tlbEntries[2 * entry] = key;
      entries[entry] = key;
    };
    for (const [what, n] of steps) {
      const key = keys[n] ?? 0;
      const entry = entries.indexOf(key);
      if (what === "enter" && entry === -1) {
        index.enter(key, entries.length);
        put(entries.length, key);
      } else if (what === "leave" && entry !== -1) {
        index.leave(key);
        const last = entries.at(-1) ?? 0;
        if (last !== key) {
          index.move(last, entry);
          put(entry, last);
        }
        entries.pop();
      }
      for (const one of keys) expect(index.find(one)).toBe(entries.indexOf(one));
    }
    index.clear(entries.length);
    for (const one of keys) expect(index.find(one)).toBe(NONE);
  });
  fc.assert(property, { numRuns: 60 });
});
