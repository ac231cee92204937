// Kernel memory ends: in the middle of a map item, of a grant, and where a task is made. When the
// load is gone the kernel does what one does that was never at its limit.

import { expect, test } from "vitest";
import * as abi from "../../abi/index.ts";
import { prng } from "../../lib/prng.ts";
import { drawEvent } from "../../refinement/generate/event.ts";
import { drawHabits } from "../../refinement/generate/habits.ts";
import { Lockstep } from "../../refinement/lockstep.ts";
import { sameState } from "../../refinement/relation/state.ts";
import { realSystem } from "../../refinement/system.ts";
import type { Boot, CallName, Registers } from "../../trace/event.ts";

const boot: Boot = {
  userFrames: 8,
  tasks: 8,
  threads: 7,
  kernelTables: 14,
  mappingNodes: 27,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
};

const SIGMA0 = abi.threadIdOf(0, 1, 0, 1);
const ROOT = abi.threadIdOf(0, 2, 0, 1);
const FRAME = 0x8_0100;
const PAGE = 0x40;
const NUMBERS = [3, 4, 5, 6, 7, 8];
const OUT_OF_MEMORY = abi.errorWordOf(abi.PHASE_SEND, abi.ERROR_OUT_OF_MEMORY);

/** A kernel whose every step is held against the specification; root runs. */
class Run {
  readonly lockstep: Lockstep;
  calls = 0;

  constructor(changes: Partial<Boot> = {}) {
    const lockstep = Lockstep.begin(realSystem, { ...boot, ...changes });
    if (!(lockstep instanceof Lockstep)) throw new Error(lockstep.claim);
    this.lockstep = lockstep;
    this.call("1.0", "ipc", { a0: 0, a2: abi.ANY, a3: 0, a4: 0 });
  }

  /** The call's results a0 and a2. */
  call(by: string, call: CallName, registers: Registers): readonly [number, number] {
    this.calls++;
    const verdict = this.lockstep.step({ event: "call", by, call, registers });
    expect(verdict.tag, JSON.stringify(verdict)).toBe("holds");
    const { machine } = this.lockstep;
    return [machine.registers[abi.A0] ?? 0, machine.registers[abi.A2] ?? 0].map(
      (word) => word >>> 0,
    ) as [number, number];
  }

  /** Root makes task `number`, which awaits its start; its id, or nil. */
  make(number: number): number {
    const a0 = abi.threadIdOf(0, number, 0, 0);
    return this.call("2.0", "taskNew", { a0, a1: 255, a2: 0, a3: abi.UNCHANGED, a4: ROOT })[0];
  }

  delete(id: number): void {
    expect(this.call("2.0", "taskNew", { a0: id, a1: 0, a4: abi.NIL })[0]).not.toBe(0);
  }

  /** Root gets all frames from σ0, which waits again. */
  fetchPages(): void {
    this.call("2.0", "ipc", { ...pages(SIGMA0, 0, 0, 0), a1: 0, a2: SIGMA0, a4: abi.COMPLETE });
    const given = pages(ROOT, FRAME, 3, PAGE);
    this.call("1.0", "ipc", { ...given, a2: abi.ANY });
  }

  /** Root maps 2^`log2` of its pages to `to`, at `spot`; the error. */
  give(to: number, log2: number, spot: number): number {
    return this.call("2.0", "ipc", pages(to, PAGE, log2, spot))[1];
  }

  free(): readonly (number | undefined)[] {
    const view = this.lockstep.view();
    const blocks = view?.roster.byBlock.filter((block) => block !== undefined).length;
    return [view?.mapped.freeNodeCount, view?.mapped.freeTableCount, blocks];
  }

  /** Root has no pages any more. */
  dropPages(): void {
    this.call("2.0", "fpageUnmap", { a0: abi.COMPLETE | 7, a1: 1 });
  }
}

const pages = (
  to: number,
  first: number,
  log2: number,
  spot: number,
  kind: number = abi.ITEM_MAP,
): Registers => ({
  a0: to,
  a1: abi.tagOf(0, 0, 2),
  a2: abi.NIL,
  a3: 0,
  a4: 0,
  s2: ((spot << 12) | kind) >>> 0,
  s3: abi.flexpageOf(first, log2, 7),
});

/** Root's page number `page` itself. */
const grantOf = (to: number, page: number, spot: number): Registers =>
  pages(to, PAGE + page, 0, spot, abi.ITEM_GRANT);

/** Root takes all there is: threads, nodes, tables. All comes to its end on the way. */
function loadToTheLimit(run: Run): readonly number[] {
  run.fetchPages();
  const ids = NUMBERS.map((number) => run.make(number));
  // Five blocks were free.
  expect(ids.map((id) => id !== abi.NIL)).toEqual([true, true, true, true, true, false]);
  expect(run.call("2.0", "lthreadExRegs", { a0: 1, a1: 0, a2: 4, a3: ROOT })[0]).toBe(0xffff_ffff);
  const living = ids.filter((id) => id !== abi.NIL);
  const [first = 0, second = 0, third = 0] = living;
  expect(run.give(first, 3, 0x800)).toBe(0);
  // Three nodes are left for the next eight pages.
  expect(run.free()[0]).toBe(3);
  expect(run.give(second, 3, 0x800)).toBe(OUT_OF_MEMORY);
  expect(run.free()[0]).toBe(0);
  // A grant needs no node, but a table for each region.
  const grants = [0, 1, 2, 3].map(
    (page) => run.call("2.0", "ipc", grantOf(third, page, 0x1000 + 0x400 * page))[1],
  );
  expect(grants).toEqual([0, 0, 0, OUT_OF_MEMORY]);
  expect(run.free().slice(0, 2)).toEqual([0, 0]);
  return living;
}

/** The same numbers are used once, and nothing ever ends. */
function useOnce(run: Run): void {
  for (const number of NUMBERS.slice(0, 5)) run.delete(run.make(number));
}

test("after the limit and the load everything is as if there had been no load", () => {
  for (const seed of [1, 2, 3]) {
    const [used, fresh] = [new Run(), new Run()];
    const before = used.free();
    for (const id of loadToTheLimit(used)) used.delete(id);
    used.dropPages();
    useOnce(fresh);
    fresh.fetchPages();
    fresh.dropPages();
    // What a store writes is told by the number of its event.
    while (fresh.calls < used.calls) fresh.call("2.0", "idNearest", { a0: abi.NIL });
    expect(used.free()).toEqual(before);
    expect(sameState(fresh.lockstep.state, used.lockstep.state)).toBeUndefined();
    const random = prng(seed);
    const habits = drawHabits(random, boot);
    for (let events = 0; events < 150; events++) {
      const { state } = fresh.lockstep;
      const event = drawEvent(random, boot, habits, state, { events, seen: [ROOT, SIGMA0] });
      const said = fresh.lockstep.step(event);
      expect(used.lockstep.step(event)).toEqual(said);
      expect(said.tag, JSON.stringify(said)).not.toBe("refuted");
      expect(sameState(fresh.lockstep.state, used.lockstep.state)).toBeUndefined();
    }
    expect(used.free()).toEqual(fresh.free());
  }
});

test("where the last table is taken a task is not made, and is made when one is back", () => {
  const run = new Run({ threads: 9, kernelTables: 5 });
  const [one, two] = [run.make(3), run.make(4)];
  expect(run.free()[1]).toBe(0);
  expect([one, two]).not.toContain(abi.NIL);
  const before = run.free();
  expect(run.make(5)).toBe(abi.NIL);
  expect(run.free()).toEqual(before);
  run.delete(two);
  expect(run.make(5)).not.toBe(abi.NIL);
});
