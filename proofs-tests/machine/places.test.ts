import fc from "fast-check";
import { expect, test } from "vitest";
import * as m from "../../machine/index.ts";
import { arbActs, busyMachine, run } from "./busy.ts";

const LINE = 2 ** m.LOG2_LINE_BYTES;

/** All that a machine is, as text. */
const told = (machine: m.Machine): string =>
  JSON.stringify([
    [...machine.registers, machine.pc, machine.mode, machine.waiting],
    [machine.cycles, machine.mtime, machine.mtimecmp],
    machine.tlbEntries(),
    Buffer.from(machine.ram).toString("base64"),
  ]);

const arbDeed = fc.oneof(
  fc.record({ tag: fc.constant("run" as const), acts: arbActs }),
  fc.record({ tag: fc.constant("goBack" as const), to: fc.nat(20) }),
  fc.constant({ tag: "take" as const }),
  fc.constant({ tag: "snapshot" as const }),
);

test("any place is as it was, whatever happened since, snapshots among it", () => {
  const property = fc.property(arbActs, fc.array(arbDeed, { maxLength: 12 }), (first, deeds) => {
    const machine = busyMachine();
    run(machine, first);
    const places = machine.places();
    const taken = [{ place: places.take(), was: told(machine) }];
    for (const deed of deeds)
      if (deed.tag === "run") run(machine, deed.acts);
      else if (deed.tag === "snapshot") machine.snapshot();
      else if (deed.tag === "take") taken.push({ place: places.take(), was: told(machine) });
      else {
        const { place, was } = taken[deed.to % taken.length] as (typeof taken)[number];
        places.goBack(place);
        expect(told(machine)).toBe(was);
      }
    for (const { place, was } of taken) {
      places.goBack(place);
      expect(told(machine)).toBe(was);
    }
  });
  fc.assert(property, { numRuns: 200 });
});

test("the same steps lead to the same bytes again: what is found quickly is back as well", () => {
  const property = fc.property(arbActs, arbActs, arbActs, (a, b, c) => {
    const machine = busyMachine();
    run(machine, a);
    const places = machine.places();
    const start = places.take();
    run(machine, b);
    const end = told(machine);
    const far = places.take();
    run(machine, c);
    for (let round = 0; round < 2; round++) {
      places.goBack(start);
      run(machine, b);
      expect(told(machine)).toBe(end);
      places.goBack(far);
    }
  });
  fc.assert(property, { numRuns: 300 });
});

test("no stamp lies: a line with a stamp that was seen has the bytes that were seen", () => {
  const property = fc.property(fc.array(arbActs, { maxLength: 6 }), (runs) => {
    const machine = busyMachine();
    const places = machine.places();
    const seen = new Map<string, string>();
    const taken = [places.take()];
    const look = (): void => {
      for (const [line, stamp] of machine.lineStamps.entries()) {
        const bytes = machine.ram.subarray(line * LINE, (line + 1) * LINE).toString();
        const key = `${line}@${stamp}`;
        expect(seen.get(key) ?? bytes).toBe(bytes);
        seen.set(key, bytes);
      }
    };
    for (const acts of runs) {
      run(machine, acts);
      look();
      taken.push(places.take());
      places.goBack(taken[Math.floor(taken.length / 2)] as m.Place);
      look();
    }
  });
  fc.assert(property, { numRuns: 50 });
});
