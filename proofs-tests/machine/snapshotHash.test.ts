import fc from "fast-check";
import { expect, test } from "vitest";
import * as m from "../../machine/index.ts";
import { arbActs, busyMachine, run } from "./busy.ts";
import { addressOf, FRAME } from "./fixture.ts";

test("two machines have equal hashes iff they have equal states", () => {
  const property = fc.property(arbActs, arbActs, (a, b) => {
    const [one, other] = [busyMachine(), busyMachine()];
    run(one, a);
    run(other, b);
    const [first, second] = [one.snapshot(), other.snapshot()];
    const isSame = m.sameMachine(first, second) === undefined;
    expect(m.snapshotHash(first) === m.snapshotHash(second)).toBe(isSame);
    run(other, []);
    other.restore(first);
    expect(m.snapshotHash(other.snapshot())).toBe(m.snapshotHash(first));
  });
  fc.assert(property, { numRuns: 60 });
});

test("in which order the TLB was filled makes no difference", () => {
  const hashes = [
    [0, 1],
    [1, 0],
  ].map((pages) => {
    const machine = busyMachine({ accessedDirty: "updating" });
    machine.setTrapHandler(0x1000, (port) => port.waitForInterrupt());
    for (const page of pages) {
      machine.writeRegister(5, 0);
      machine.writeRegister(6, 0x0040_3000 + 0x1000 * page);
      machine.inject(m.assembleLine("lw t0, 0(t1)"));
    }
    machine.writeRegister(6, 0);
    machine.pc = 0;
    return m.snapshotHash(machine.snapshot());
  });
  expect(hashes[0]).toBe(hashes[1]);
});

test("every bit of a page counts", () => {
  const machine = busyMachine();
  const before = m.snapshotHash(machine.snapshot());
  machine.poke8(addressOf(FRAME + 7) + 4095, 1);
  expect(m.snapshotHash(machine.snapshot())).not.toBe(before);
  machine.poke8(addressOf(FRAME + 7) + 4095, 0);
  expect(m.snapshotHash(machine.snapshot())).toBe(before);
});
