import fc from "fast-check";
import { expect, test } from "vitest";
import * as m from "../../machine/index.ts";
import { arbActs, busyMachine, run } from "./busy.ts";

const again = (bytes: Uint8Array): m.Snapshot => {
  const result = m.readSnapshot(bytes);
  if (result.tag === "refused") throw new Error(result.says);
  return result.value;
};

test("what was written is read, and a machine goes on from it to the same bytes", () => {
  const property = fc.property(arbActs, arbActs, (a, b) => {
    const machine = busyMachine();
    run(machine, a);
    const start = machine.snapshot();
    const bytes = m.snapshotBytes(start);
    expect(m.sameMachine(again(bytes), start)).toBeUndefined();
    expect(m.snapshotBytes(again(bytes))).toEqual(bytes);
    const other = busyMachine();
    other.restore(again(bytes));
    run(machine, b);
    run(other, b);
    expect(m.snapshotHash(other.snapshot())).toBe(m.snapshotHash(machine.snapshot()));
  });
  fc.assert(property, { numRuns: 60 });
});

test("a disk comes along", () => {
  const options = { ramBytes: 0x1_0000, disk: new Uint8Array(1536).fill(9) };
  const machine = new m.Machine(options);
  const other = new m.Machine({ ...options, disk: new Uint8Array(1536) });
  other.restore(again(m.snapshotBytes(machine.snapshot())));
  expect(other.disk).toEqual(options.disk);
});

test("bytes that were cut, changed or are something else are refused in words", () => {
  const bytes = m.snapshotBytes(busyMachine().snapshot());
  const says = (some: Uint8Array): string => {
    const result = m.readSnapshot(some);
    return result.tag === "refused" ? result.says : "";
  };
  expect(says(new Uint8Array(3))).toContain("too short");
  expect(says(bytes.slice(0, -4))).toContain("length");
  expect(says(new Uint8Array(64))).toContain("no snapshot");
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const other = bytes.slice();
      other[at] = (other[at] ?? 0) ^ flip;
      expect(says(other)).not.toBe("");
    }),
  );
});
