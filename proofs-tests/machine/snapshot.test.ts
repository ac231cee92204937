import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "../../lib/table.ts";
import * as m from "../../machine/index.ts";
import { arbActs, busyMachine, run } from "./busy.ts";
import { PAGE } from "./fixture.ts";

const LINE = 2 ** m.LOG2_LINE_BYTES;

describe("restore", () => {
  const arbOptions = fc.record({
    tlbPolicy: fc.constantFrom("keeps" as const, "forgets" as const),
    accessedDirty: fc.constantFrom("faulting" as const, "updating" as const),
  });

  test("brings everything back: the same steps lead to the same bytes again", () => {
    const property = fc.property(arbOptions, arbActs, arbActs, arbActs, (options, a, b, c) => {
      const machine = busyMachine(options);
      run(machine, a);
      const start = machine.snapshot();
      run(machine, b);
      const end = machine.snapshot();
      run(machine, c);
      for (let i = 0; i < 2; i++) {
        machine.restore(start);
        expect(m.sameMachine(machine.snapshot(), start)).toBeUndefined();
        run(machine, b);
        expect(m.sameMachine(machine.snapshot(), end)).toBeUndefined();
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  test("works in another machine of the same size, which then does the same", () => {
    const property = fc.property(arbActs, arbActs, (a, b) => {
      const one = busyMachine();
      const other = busyMachine();
      run(one, a);
      other.restore(one.snapshot());
      run(one, b);
      run(other, b);
      expect(m.sameMachine(one.snapshot(), other.snapshot())).toBeUndefined();
      expect([other.cycles, other.mtime]).toEqual([one.cycles, one.mtime]);
    });
    fc.assert(property);
  });

  test("never lets a stamp lie: pages with a stamp seen before have the bytes seen then", () => {
    const property = fc.property(fc.array(arbActs, { maxLength: 6 }), (runs) => {
      const machine = busyMachine();
      const seen = new Map<string, string>();
      const tlbSeen = new Map<number, string>();
      const snapshots = [machine.snapshot()];
      const look = (): void => {
        for (const [stamps, size] of stampsOf(machine))
          for (const [index, stamp] of stamps.entries()) {
            const bytes = machine.ram.subarray(index * size, (index + 1) * size).toString();
            const key = `${size}: ${index}@${stamp}`;
            expect(seen.get(key) ?? bytes).toBe(bytes);
            seen.set(key, bytes);
          }
        const entries = JSON.stringify(machine.tlbEntries());
        expect(tlbSeen.get(machine.tlbStamp) ?? entries).toBe(entries);
        tlbSeen.set(machine.tlbStamp, entries);
      };
      for (const [i, acts] of runs.entries()) {
        run(machine, acts);
        look();
        snapshots.push(machine.snapshot());
        machine.restore(at(snapshots, (i * 7) % snapshots.length));
        look();
      }
    });
    fc.assert(property, { numRuns: 30 });
  });
});

test("stamps do not lie either where what changed since a snapshot is taken back", () => {
  const arbDeeds = fc.array(
    fc.oneof(
      fc.tuple(fc.constant("poke" as const), fc.nat({ max: 40 })),
      fc.tuple(fc.constantFrom("snapshot" as const, "restore" as const), fc.nat({ max: 9 })),
    ),
    { maxLength: 30 },
  );
  const property = fc.property(arbDeeds, (deeds) => {
    const machine = new m.Machine({ ramBytes: 4 * PAGE });
    const snapshots = [machine.snapshot()];
    const seen = new Map<string, number>();
    for (const [time, [how, n]] of deeds.entries()) {
      // Two pages are poked, each line in its first word, with a value that never was there.
      if (how === "poke") machine.poke32(m.RAM_START + LINE * n, time + 1);
      if (how === "snapshot") snapshots.push(machine.snapshot());
      if (how === "restore") machine.restore(at(snapshots, n % snapshots.length));
      for (const [line, stamp] of machine.lineStamps.entries()) {
        const word = machine.ramWords[(LINE / 4) * line] as number;
        expect(seen.get(`${line}@${stamp}`) ?? word).toBe(word);
        seen.set(`${line}@${stamp}`, word);
      }
    }
  });
  fc.assert(property, { numRuns: 300 });
});

/** Stamps of pages and of lines, and how many bytes each is for. */
const stampsOf = (machine: m.Machine): readonly (readonly [Float64Array, number])[] => [
  [machine.pageStamps, PAGE],
  [machine.lineStamps, LINE],
];

test("two runs of the same steps take the same cycles", () => {
  fc.assert(
    fc.property(arbActs, (acts) => {
      const [one, other] = [busyMachine(), busyMachine()];
      run(one, acts);
      run(other, acts);
      expect(m.sameMachine(one.snapshot(), other.snapshot())).toBeUndefined();
    }),
  );
});

test("whether the TLB keeps or forgets is not to be seen when nothing is stale", () => {
  fc.assert(
    fc.property(arbActs, (acts) => {
      const [keeps, forgets] = [busyMachine(), busyMachine({ tlbPolicy: "forgets" })];
      run(keeps, acts);
      run(forgets, acts);
      keeps.fenceAll();
      expect(m.sameMachine(keeps.snapshot(), forgets.snapshot())).toBeUndefined();
    }),
  );
});
