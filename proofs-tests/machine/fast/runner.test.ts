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
  halves: fc.array(arbHalves, { minLength: 20, maxLength: 60 }).map((all) => all.flat()),
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

const STEPS = 250;

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
    { numRuns: 100 },
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
    { numRuns: 20 },
  );
});

test("every operation does what the table says, on values at the corners", () => {
  const corners = [0, 1, 2, 7, 31, 0x7fff_ffff, 0x8000_0000, 0xffff_fff9, 0xffff_ffff];
  const arbWord = fc.oneof(
    fc.constantFrom(...corners),
    fc.constantFrom(f.RAM, f.RAM + 0x1000, f.RAM + 0x1002, f.RAM + 0x1ffd, f.RAM + 0x2000),
    fc.integer({ min: 0, max: 0xffff_ffff }),
  );
  const arbWords = fc.array(fc.tuple(arbHalves, arbWord, arbWord), { minLength: 1, maxLength: 40 });
  const property = fc.property(arbWords, (words) => {
    const [slow, fast] = [f.bareMachine(), f.bareMachine()];
    for (const machine of [slow, fast]) {
      for (const [halves, a, b] of words) {
        const word = u32((halves[0] ?? 0) | ((halves[1] ?? 0) << 16));
        machine.poke32(f.RAM, word);
        machine.pc = f.RAM;
        const [rs1, rs2] = [(word >>> 15) & 31, (word >>> 20) & 31];
        machine.writeRegister(rs2, b);
        machine.writeRegister(rs1, a);
        if (machine === slow) machine.step();
        else machine.run(1);
      }
    }
    expect(m.sameMachine(fast.snapshot(), slow.snapshot())).toBeUndefined();
  });
  fc.assert(property, { numRuns: 150 });
});

test("code that was just written is executed, also where code was executed before", () => {
  const code = f.RAM + 2 * f.PAGE;
  const lines = [
    "sw a1, 0(a0)", // learns that the page may be written
    "sw a1, 8(a0)", // and writes without the hart
    "jalr ra, 0(a0)",
    "sw a2, 0(a0)", // It is code now.
    "sw a2, 64(a0)",
    "jalr ra, 0(a0)",
    "amoswap.w zero, a1, (a0), 0", // makes it unknown at once
    "sw a1, 64(a0)", // and allows stores without the hart
    "sw a1, 64(a0)",
    "jalr ra, 0(a0)",
    "sw a2, 0(a0)",
    "jalr ra, 0(a0)",
  ];
  const machine = f.bareMachine();
  for (const [n, line] of lines.entries()) machine.poke32(f.RAM + 4 * n, m.assembleLine(line));
  machine.poke32(code + 4, m.assembleLine("jalr zero, 0(ra)"));
  machine.pc = f.RAM;
  machine.writeRegister(10, code);
  machine.writeRegister(11, m.assembleLine("addi a5, a5, 1"));
  machine.writeRegister(12, m.assembleLine("addi a5, a5, 16"));
  machine.run(lines.length + 4 * 2);
  expect([machine.pc, machine.readRegister(15)]).toEqual([f.RAM + 4 * lines.length, 34]);
});

test.each(["lw a0, 2(a1)", "lh a0, 1(a1)", "sw a0, 2(a1)", "sh a0, 1(a1)"])(
  "%s is misaligned also where the page is known",
  (line) => {
    const machine = f.bareMachine();
    const learn = ["lw a2, 0(a1)", "sw a2, 0(a1)", "lw a2, 0(a1)", "sw a2, 0(a1)", line];
    for (const [n, one] of learn.entries()) machine.poke32(f.RAM + 4 * n, m.assembleLine(one));
    machine.pc = f.RAM;
    machine.writeRegister(11, f.RAM + f.PAGE);
    machine.run(learn.length);
    expect([machine.instret, f.trapOf(machine).at]).toEqual([4, f.RAM + 16]);
  },
);
