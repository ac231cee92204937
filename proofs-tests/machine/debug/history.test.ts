import fc from "fast-check";
import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { History } from "../../../machine/debug/history.ts";
import * as f from "../fixture.ts";

/** Adds up what arrives at the console, and waits for the timer in between. */
const LINES = [
  "lui s0, 0x10000",
  "lui s1, 0x80001",
  "lbu a0, 5(s0)",
  "andi a0, a0, 1",
  "beq a0, zero, 12",
  "lbu a1, 0(s0)",
  "add a2, a2, a1",
  "sw a2, 0(s1)",
  "csrrs a3, time, zero",
  "jal zero, -28",
];

function listening(): m.Machine {
  const machine = f.bareMachine();
  for (const [n, line] of LINES.entries()) machine.poke32(f.RAM + 4 * n, m.assembleLine(line));
  machine.pc = f.RAM;
  return machine;
}

type Act = { readonly run: number } | { readonly byte: number } | { readonly warp: number };
const arbActs: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.record({ run: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ byte: fc.integer({ min: 0, max: 255 }) }),
    fc.record({ warp: fc.integer({ min: 1, max: 1000 }) }),
  ),
  { maxLength: 30 },
);

function act(history: History, machine: m.Machine, one: Act): void {
  if ("run" in one) history.run(one.run);
  else if ("byte" in one) history.receive(one.byte);
  else history.advanceTime(machine.mtime + one.warp);
}

test("every step of the past comes again as it was, with what came from outside", () => {
  const property = fc.property(arbActs, fc.infiniteStream(fc.nat()), (acts, draws) => {
    const machine = listening();
    const history = new History(machine);
    const seen: { readonly at: number; readonly state: m.Snapshot }[] = [];
    for (const one of acts) {
      act(history, machine, one);
      // What comes from outside comes before the step that is next: so look only after steps.
      if ("run" in one) seen.push({ at: history.now, state: machine.snapshot() });
    }
    const end = history.now;
    for (let n = 0; n < 8 && seen.length > 0; n++) {
      const one = seen[(draws.next().value as number) % seen.length];
      if (one === undefined || one.at === end) continue;
      expect(history.goTo(one.at)).toBe(true);
      expect(m.sameMachine(machine.snapshot(), one.state)).toBeUndefined();
    }
    expect(history.goTo(end)).toBe(true);
    expect(history.repeats).toBe(false);
  });
  fc.assert(property, { numRuns: 60 });
});

test("the past ends where somebody changed the machine", () => {
  const history = new History(listening());
  history.run(10);
  history.forget();
  expect(history.goTo(9)).toBe(false);
  history.run(5);
  expect([history.first, history.now, history.goTo(12)]).toEqual([10, 15, true]);
});

test("in a long run there are not too many snapshots, and all of it can be reached", () => {
  const machine = f.bareMachine();
  machine.pc = f.RAM;
  machine.poke32(f.RAM, m.assembleLine("addi a0, a0, 1"));
  machine.poke32(f.RAM + 4, m.assembleLine("jal zero, -4"));
  const history = new History(machine);
  history.run(9_000_000);
  expect(history.first).toBe(0);
  expect(history.goTo(8_000_001)).toBe(true);
  expect(machine.instret).toBe(8_000_001);
});
