// The fast interpreter and the table-driven hart in lockstep, on random programs.

import fc from "fast-check";
import { expect, test } from "vitest";
import { u32 } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import { encoded } from "../../../machine/isa/formats.ts";
import { isInstance, lengthOf } from "../../../machine/isa/instruction.ts";
import { isa } from "../../../machine/isa/table.ts";
import * as f from "../fixture.ts";

/** A handler that skips four bytes; it lies in page 15 of RAM, and uses t6. */
const HANDLER_PAGE = 15;
const HANDLER_LINES = ["csrrs t6, mepc, zero", "addi t6, t6, 4", "csrrw zero, mepc, t6", "mret"];

/** Pages of RAM that U mode sees one after the other: two of code, and two of data. */
const PAGES = [f.FRAME, f.FRAME + 3, f.FRAME + 1, f.FRAME + 6];
const CODE_BYTES = 2 * f.PAGE;

const arbHalves = fc.constantFrom(...isa).chain((row) =>
  fc
    .tuple(
      ...row.format.fields.map(({ min, max, multipleOf, operand }) =>
        fc
          .oneof(
            fc.integer({ min: min / multipleOf, max: max / multipleOf }),
            fc.integer({
              min: Math.max(min, -64) / multipleOf,
              max: Math.floor(Math.min(max, 64) / multipleOf),
            }),
          )
          .map((n) => [operand, n * multipleOf] as const),
      ),
    )
    .map((operands) => encoded(row.match, row.format, Object.fromEntries(operands)))
    .filter((word) => isInstance(row, word))
    .map((word) => (lengthOf(word) === 2 ? [word] : [word & 0xffff, word >>> 16])),
);

const arbOptions = fc.record({
  misaligned: fc.constantFrom("trapping" as const, "working" as const),
  accessedDirty: fc.constantFrom("faulting" as const, "updating" as const),
  tlbPolicy: fc.constantFrom<m.TlbPolicy>("keeps", "forgets", { seed: 7 }),
});

/** What is in the registers: mostly addresses near the pages. */
const arbRegisters = fc.array(
  fc.oneof(
    fc.integer({ min: f.USER_PAGE, max: f.USER_PAGE + 4 * f.PAGE }),
    fc.integer({ min: f.USER_PAGE, max: f.USER_PAGE + 4 * f.PAGE }).map((at) => at & ~3),
    fc.integer({ min: 0, max: 0xffff_ffff }),
  ),
  { minLength: 31, maxLength: 31 },
);

type Scene = {
  readonly options: Partial<m.MachineOptions>;
  readonly halves: readonly number[];
  readonly registers: readonly number[];
  readonly flags: readonly number[];
  readonly mode: m.Mode;
  readonly timer: number;
};
const arbScene: fc.Arbitrary<Scene> = fc.record({
  options: arbOptions,
  halves: fc.array(arbHalves, { minLength: 20, maxLength: 200 }).map((all) => all.flat()),
  registers: arbRegisters,
  flags: fc.array(fc.constantFrom(f.ALL, f.ALL, f.ALL & ~m.PTE_D, f.ALL & ~m.PTE_U, 0), {
    minLength: 4,
    maxLength: 4,
  }),
  mode: fc.constantFrom(m.USER_MODE, m.USER_MODE, m.SUPERVISOR_MODE, m.MACHINE_MODE),
  timer: fc.nat(300),
});

function machineOf(scene: Scene): m.Machine {
  const { mode } = scene;
  const machine = f.userMachine(f.ALL, scene.options);
  const own = mode === m.SUPERVISOR_MODE ? m.PTE_U : 0; // S mode executes its own pages.
  for (const [n, page] of PAGES.entries()) {
    const flags = (scene.flags[n] ?? 0) ^ own;
    f.setEntry(machine, 0, f.USER_PAGE + n * f.PAGE, f.entry(page, n === 0 ? f.ALL ^ own : flags));
  }
  for (let at = 0; at < CODE_BYTES; at += 2) {
    const half = scene.halves[(at / 2) % scene.halves.length] ?? 0;
    const place = f.addressOf(PAGES[at < f.PAGE ? 0 : 1] ?? 0) + (at % f.PAGE);
    machine.poke8(place, half & 255);
    machine.poke8(place + 1, half >>> 8);
  }
  for (const [n, line] of HANDLER_LINES.entries())
    machine.poke32(f.addressOf(HANDLER_PAGE) + 4 * n, m.assembleLine(line));
  machine.csrWrite(m.MTVEC, f.addressOf(HANDLER_PAGE));
  machine.csrWrite(m.MIE, m.MIP_MTIP);
  machine.store32(m.CLINT_MTIMECMP, scene.timer);
  for (const [n, value] of scene.registers.entries()) machine.writeRegister(n + 1, u32(value));
  f.enter(machine, mode, mode === m.MACHINE_MODE ? f.addressOf(f.FRAME) : f.USER_PAGE);
  return machine;
}

const STEPS = 400;

test("many steps at once do what as many single steps do, to the byte", () => {
  fc.assert(
    fc.property(arbScene, fc.integer({ min: 1, max: STEPS }), (scene, first) => {
      const [slow, fast] = [machineOf(scene), machineOf(scene)];
      for (const steps of [first, STEPS - first]) {
        for (let n = 0; n < steps; n++) slow.step();
        fast.run(steps);
        expect(m.sameMachine(fast.snapshot(), slow.snapshot())).toBeUndefined();
      }
      expect(fast.cycles).toBe(slow.cycles);
    }),
    { numRuns: 300 },
  );
});

test("stamps tell of every page that changed", () => {
  fc.assert(
    fc.property(arbScene, (scene) => {
      const machine = machineOf(scene);
      machine.run(50);
      for (let round = 0; round < 3; round++) {
        const [before, stamps] = [machine.ram.slice(), machine.pageStamps.slice()];
        machine.run(30);
        for (const [page, stamp] of machine.pageStamps.entries()) {
          if (stamp !== stamps[page]) continue;
          const [start, end] = [page * f.PAGE, (page + 1) * f.PAGE];
          expect(machine.ram.slice(start, end)).toEqual(before.slice(start, end));
        }
      }
    }),
    { numRuns: 50 },
  );
});
