import fc from "fast-check";
import { expect, test } from "vitest";
import { Recent } from "../../../engines/breadth/recent.ts";

test("a key that is new never passes for known; one that has just come is known", () => {
  const arbKeys = fc.array(fc.tuple(fc.integer({ max: 40 }), fc.integer({ max: 3 })));
  fc.assert(
    fc.property(arbKeys, (keys) => {
      const recent = new Recent(2);
      const known = new Set<string>();
      for (const key of keys) {
        if (!recent.add(Int32Array.from(key))) expect(known).toContain(String(key));
        expect(recent.add(Int32Array.from(key))).toBe(false);
        known.add(String(key));
      }
    }),
  );
});

test("it does not grow: of many keys the older ones are forgotten, and zero is a key, too", () => {
  const recent = new Recent(1);
  expect(recent.add(Int32Array.of(0))).toBe(true);
  expect(recent.add(Int32Array.of(0))).toBe(false);
  const count = 1 << 19;
  for (let n = 0; n < count; n++) recent.add(Int32Array.of(n));
  let forgotten = 0;
  for (let n = 0; n < 1000; n++) if (recent.add(Int32Array.of(n))) forgotten++;
  expect(forgotten).toBeGreaterThan(0);
  expect(new Recent(1 << 20).add(new Int32Array(1 << 20))).toBe(true);
});
