import fc from "fast-check";
import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { Debugger } from "../../../machine/debug/index.ts";
import * as f from "../fixture.ts";
import { arbLoops } from "../loops.arb.ts";
import { machineOf, PAGES, type Scene } from "../scene.arb.ts";
import { counting, DATA, LOAD, LOOP, machineWith, STORE } from "./fixture.ts";

test("it stops exactly before a breakpoint, each time", () => {
  const debugged = counting();
  debugged.addBreakpoint(STORE);
  for (let round = 1; round <= 5; round++) {
    expect(debugged.forwards(1000)).toEqual({ tag: "breakpoint" });
    expect([debugged.machine.pc, debugged.machine.readRegister(8)]).toEqual([STORE, round]);
    expect(debugged.machine.peek32(DATA)).toBe(3 * (round - 1));
  }
  debugged.removeBreakpoint(STORE);
  expect(debugged.forwards(1000)).toEqual({ tag: "finished", code: 9 });
});

test("it stops exactly behind a watched access, and only of that kind", () => {
  const debugged = counting();
  const word = { address: DATA, byteCount: 4 };
  debugged.addWatchpoint({ kind: "write", ...word });
  expect(debugged.forwards(1000)).toMatchObject({ tag: "watchpoint", address: DATA });
  expect([debugged.machine.pc, debugged.machine.peek32(DATA)]).toEqual([STORE + 4, 3]);
  debugged.removeWatchpoint({ kind: "write", ...word });
  debugged.addWatchpoint({ kind: "read", address: DATA + 3, byteCount: 1 });
  expect(debugged.forwards(1000)).toMatchObject({ tag: "watchpoint", address: DATA });
  expect(debugged.machine.pc).toBe(LOAD + 2);
  debugged.removeWatchpoint({ kind: "read", address: DATA + 3, byteCount: 1 });
  debugged.addWatchpoint({ kind: "access", address: DATA + 4, byteCount: 4 });
  expect(debugged.forwards(1000)).toMatchObject({ tag: "finished" });
});

test("one step is one step, also over a breakpoint; and back again", () => {
  const debugged = counting();
  debugged.addBreakpoint(LOOP);
  expect(debugged.forwards(1)).toEqual({ tag: "breakpoint" });
  expect(debugged.forwards(1)).toEqual({ tag: "stepped" });
  expect(debugged.machine.pc).toBe(LOAD);
  expect(debugged.backwards()).toEqual({ tag: "stepped" });
  expect(debugged.machine.pc).toBe(LOOP);
  expect(debugged.backwards()).toEqual({ tag: "stepped" });
  expect(debugged.backwards()).toEqual({ tag: "beginning" });
});

test("backwards it comes to the same stops, in the other order", () => {
  const debugged = counting();
  debugged.addWatchpoint({ kind: "write", address: DATA, byteCount: 4 });
  const values: number[] = [];
  while (debugged.forwards(1000).tag !== "finished") values.push(debugged.machine.peek32(DATA));
  const back: number[] = [];
  while (debugged.backwardsToStop().tag !== "beginning") back.push(debugged.machine.peek32(DATA));
  expect(values).toEqual([3, 6, 9, 12, 15]);
  expect(back).toEqual([12, 9, 6, 3, 0]); // It stops before what was stored.
  expect(debugged.forwards(1000)).toMatchObject({ tag: "watchpoint" });
});

test("memory is that which the program sees, and looking changes nothing", () => {
  const machine = f.userMachine(m.PTE_V | m.PTE_X);
  const debugged = new Debugger(machine);
  machine.poke32(f.addressOf(f.FRAME) + 8, 0x0403_0201);
  const before = machine.snapshot();
  expect(debugged.readMemory(f.USER_PAGE + 8, 4)).toEqual([1, 2, 3, 4]);
  // The next page is not there.
  expect(debugged.readMemory(f.USER_PAGE + f.PAGE - 2, 4)).toEqual([0, 0]);
  expect(debugged.readMemory(f.RAM, 4)).toEqual([]);
  expect(m.sameMachine(machine.snapshot(), before)).toBeUndefined();
  expect(debugged.writeMemory(f.USER_PAGE + f.PAGE - 1, [1, 2])).toBe(false);
  expect(debugged.writeMemory(f.USER_PAGE + 9, [7])).toBe(true);
  expect(machine.peek32(f.addressOf(f.FRAME) + 8)).toBe(0x0403_0701);
});

test("a device is not memory: looking at it would change it", () => {
  expect(counting().readMemory(m.UART_START, 1)).toEqual([]);
});

test("what the program sends while the past is done again is known as such", () => {
  const sent: string[] = [];
  const machine = new m.Machine({
    ramBytes: 0x1_0000,
    output: (byte) => void sent.push(`${byte}${debugged.repeats ? " again" : ""}`),
  });
  for (const [n, line] of [
    "lui a0, 0x10000",
    "addi a1, a1, 1",
    "sb a1, 0(a0)",
    "jal zero, -8",
  ].entries())
    machine.poke32(f.RAM + 4 * n, m.assembleLine(line));
  const debugged: Debugger = new Debugger(machine);
  debugged.forwards(6);
  debugged.backwards();
  debugged.forwards(4);
  expect(sent).toEqual(["1", "2", "1 again", "2 again", "3"]);
});

/** What to stop at, in and near the code and data of a program that loops. */
const arbPoints = fc.record({
  breaks: fc.array(fc.nat(60), { maxLength: 3 }),
  watches: fc.array(
    fc.record({
      kind: fc.constantFrom("read" as const, "write" as const, "access" as const),
      at: fc.oneof(fc.integer({ min: 40, max: 140 }), fc.integer({ min: 4080, max: 4100 })),
      byteCount: fc.integer({ min: 1, max: 8 }),
    }),
    { maxLength: 2 },
  ),
});
type Points = typeof arbPoints extends fc.Arbitrary<infer T> ? T : never;
const STEPS = 600;

/** Where a debugger stops, in so many steps, which it is given so many at once. */
function stopsOf(scene: Scene, points: Points, atOnce: number, translate: false | "eagerly") {
  const machine = machineOf(scene, { translate });
  const isBare = scene.mode === m.MACHINE_MODE;
  const pageOf = (n: number): number =>
    isBare ? f.addressOf(PAGES[n] ?? 0) : f.USER_PAGE + n * f.PAGE;
  const debugged = new Debugger(machine);
  for (const at of points.breaks) debugged.addBreakpoint(pageOf(0) + (scene.start ?? 0) + 2 * at);
  for (const { kind, at, byteCount } of points.watches)
    debugged.addWatchpoint({ kind, address: pageOf(2) + at, byteCount });
  const stops: unknown[] = [];
  const end = machine.instret + STEPS;
  // Traps do not retire: turns are counted as well.
  for (let turn = 0; turn < 4 * STEPS && machine.instret < end; turn++) {
    const stop = debugged.forwards(Math.min(atOnce, end - machine.instret));
    if (stop.tag === "stepped") continue;
    stops.push([stop, machine.pc, machine.instret, machine.cycles]);
    if (stop.tag === "waiting" || stop.tag === "finished") break;
  }
  return { stops, state: machine.snapshot() };
}

test("many steps at once stop where single steps do, translated or not", () => {
  let count = 0;
  fc.assert(
    fc.property(arbLoops, arbPoints, (scene, points) => {
      const one = stopsOf(scene, points, 1, false);
      for (const translate of [false, "eagerly"] as const) {
        const many = stopsOf(scene, points, STEPS, translate);
        expect(many.stops).toEqual(one.stops);
        expect(m.sameMachine(many.state, one.state)).toBeUndefined();
      }
      count += one.stops.length;
    }),
    { numRuns: 60 },
  );
  expect(count).toBeGreaterThan(100);
});

/** Where the first accesses to a word are seen, by somebody who asks for `atOnce` steps at a time. */
function accessesSeen(atOnce: number): readonly number[] {
  const debugged = new Debugger(
    machineWith([
      "lui s1, 0x80001",
      "addi s0, s0, 1",
      "lw a0, 0(s1)",
      "addi s0, s0, 1",
      "lw a1, 0(s1)",
      "addi s0, s0, 1",
      "jal zero, -20",
    ]),
  );
  debugged.addWatchpoint({ kind: "read", address: DATA, byteCount: 4 });
  const seen: number[] = [];
  while (seen.length < 10)
    if (debugged.forwards(atOnce).tag === "watchpoint") seen.push(debugged.machine.pc);
  return seen;
}

test("a watched access is seen right after a start, too", () => {
  const turns = [0, 1, 2, 3, 4].flatMap(() => [f.RAM + 12, f.RAM + 20]);
  expect(accessesSeen(1)).toEqual(turns);
  expect(accessesSeen(100)).toEqual(turns);
});

test("a breakpoint that is reached as the past gets a snapshot is not run over", () => {
  const steps = 100_000; // Each so many steps there is one.
  const debugged = new Debugger(
    machineWith(["addi a0, a0, -1", "bne a0, zero, -4", "addi a1, a1, 1", "addi a1, a1, 1"]),
  );
  debugged.machine.writeRegister(10, steps / 2);
  debugged.addBreakpoint(f.RAM + 8);
  expect(debugged.forwards(2 * steps)).toEqual({ tag: "breakpoint" });
  expect([debugged.machine.pc, debugged.machine.instret]).toEqual([f.RAM + 8, steps]);
});
