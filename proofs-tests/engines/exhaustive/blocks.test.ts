import fc from "fast-check";
import { expect, test } from "vitest";
import { closeGaps } from "../../../engines/exhaustive/blocks.ts";
import { type Entrance, entranceOf } from "../../../engines/exhaustive/entrance.ts";
import { GAPS, STATES, type Store, storeFor } from "../../../engines/exhaustive/store.ts";

const room = { statesMax: Infinity, bytesMax: 2 ** 20 };
const keyOf = (value: number): Int32Array => Int32Array.of(value, value * 31);
const valuesIn = ({ rows, control }: Store): readonly number[] =>
  Array.from({ length: control[STATES] ?? 0 }, (_, row) => rows[2 * row] ?? -1);

/** Phases: in each, some threads add some values, in turns. */
const phases = fc.array(fc.array(fc.tuple(fc.nat(3), fc.nat(400)), { maxLength: 300 }), {
  maxLength: 4,
});

test("after each phase the rows are the states that came, without a gap, and all are found", () => {
  fc.assert(
    fc.property(phases, (wanted) => {
      const store = storeFor(2, room, 4);
      const threads = Array.from({ length: 4 }, () => entranceOf(store));
      const came = new Set<number>();
      for (const phase of wanted) {
        for (const [thread, value] of phase) {
          (threads[thread] as Entrance).add(keyOf(value));
          came.add(value);
        }
        for (const { leave } of threads) leave();
        closeGaps(store);
        expect(valuesIn(store).toSorted((a, b) => a - b)).toEqual(
          [...came].toSorted((a, b) => a - b),
        );
        expect(store.control[GAPS]).toBe(0);
      }
      // Whoever has moved is found where it is: nothing is added a second time.
      for (const value of came) threads[0]?.add(keyOf(value));
      threads[0]?.leave();
      closeGaps(store);
      expect(store.control[STATES]).toBe(came.size);
    }),
    { numRuns: 60 },
  );
});

test("rows of the levels before stay where they are", () => {
  const store = storeFor(2, room, 2);
  const [one, other] = [entranceOf(store), entranceOf(store)];
  one.add(keyOf(1));
  one.leave();
  closeGaps(store);
  other.add(keyOf(2));
  one.add(keyOf(3));
  other.leave();
  one.leave();
  closeGaps(store);
  expect(valuesIn(store)[0]).toBe(1);
  expect(valuesIn(store)).toHaveLength(3);
});

test("threads that reserve are stopped, at the latest, a little beyond the capacity", () => {
  const store = storeFor(2, { ...room, statesMax: 40 }, 2);
  const { add, leave } = entranceOf(store);
  for (let value = 0; value < 1000; value++) add(keyOf(value));
  leave();
  closeGaps(store);
  const states = store.control[STATES] ?? 0;
  expect(states).toBeGreaterThan(store.capacity);
  expect(states).toBeLessThanOrEqual(store.capacity + store.slack);
});

test("so many threads cannot share a set", () => {
  expect(() => storeFor(2, room, 257)).toThrow("257 threads");
});
