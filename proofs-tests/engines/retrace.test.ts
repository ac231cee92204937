// Runs that go on from where they differ from the run before end as if each had begun anew.
import fc from "fast-check";
import { expect, test } from "vitest";
import { replay, Retracer, type Model } from "../../engines/index.ts";
import type { Manner } from "../../engines/retrace.ts";
import { queueModel, type QueueEvent, type QueueStart } from "./toys.ts";

/** A sum that must not be 13; only small numbers can be added to a large one. */
const sums = (canGoBack: boolean): Model<number, number> => ({
  drawStart: (random) => random.below(5),
  begin: (start) => {
    let sum = start;
    if (start === 4) return { claim: "startIsNotFour", difference: [] };
    return {
      draw: (random) => random.below(5),
      step: (n) => {
        if (sum > 6 && n > 2) return { tag: "disabled", because: `${n} is too much` };
        sum += n;
        const failure = { claim: "noThirteen", difference: [`${sum}`] };
        return sum === 13 ? { tag: "refuted", failure } : { tag: "holds", reached: [] };
      },
      adapt: (n) => (n % 2 === 0 ? 1 : undefined),
      ...(canGoBack
        ? {
            save: () => {
              const saved = sum;
              return () => {
                sum = saved;
              };
            },
          }
        : {}),
    };
  },
});

const manners: readonly Manner[] = ["strict", "asItIs", "adapted"];
const numbers = fc.array(fc.nat(4), { maxLength: 12 });
/** Runs one after the other, many of which begin alike. */
const runs = fc.array(
  fc.record({ manner: fc.constantFrom(...manners), start: fc.nat(4), events: numbers }),
  { minLength: 1, maxLength: 30 },
);

test.each([true, false])(
  "whatever was done before, a run is as if it came first: %s",
  (goesBack) => {
    const property = fc.property(runs, fc.array(fc.nat(12)), (list, cuts) => {
      const used = new Retracer(sums(goesBack));
      for (const [at, { manner, start, events }] of list.entries()) {
        const before = list[at - 1]?.events.slice(0, cuts[at] ?? 0) ?? [];
        const mixed = [...before, ...events];
        const fresh = new Retracer(sums(false));
        expect(used.run(manner, start, mixed)).toEqual(fresh.run(manner, start, mixed));
      }
    });
    fc.assert(property, { numRuns: 300 });
  },
);

test("a strict run is a replay", () => {
  const property = fc.property(runs, (list) => {
    const retracer = new Retracer(sums(true));
    for (const { start, events } of list) {
      const replayed = replay(sums(false), start, events, () => {});
      expect(retracer.replay(start, events)).toEqual(replayed);
    }
  });
  fc.assert(property);
});

test("what two runs have in common is done once, if the walk can go back", () => {
  const stepped = (canGoBack: boolean): number => {
    const retracer = new Retracer(sums(canGoBack));
    retracer.replay(0, [1, 1, 1, 1]);
    retracer.replay(0, [1, 1, 2, 1]);
    retracer.replay(0, [1, 1]);
    return retracer.stepped;
  };
  expect(stepped(true)).toBe(6);
  expect(stepped(false)).toBe(10);
});

test("starts and events that read alike are the same", () => {
  const retracer = new Retracer<QueueStart, QueueEvent>(queueModel(true));
  expect(retracer.idOf({ tag: "put", value: 1 })).toBe(retracer.idOf({ tag: "put", value: 1 }));
  expect(retracer.idOf({ tag: "put", value: 1 })).not.toBe(retracer.idOf({ tag: "take" }));
});
