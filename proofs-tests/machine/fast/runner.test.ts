// The fast interpreter and the table-driven hart in lockstep, on random programs.

import fc from "fast-check";
import { expect, test } from "vitest";
import { u32 } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import * as f from "../fixture.ts";
import { arbHalves, arbScene, machineOf } from "../scene.arb.ts";

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
        const before = machine.ram.slice();
        const [pages, lines] = [machine.pageStamps.slice(), machine.lineStamps.slice()];
        machine.run(30);
        for (let at = 0; at < before.length; at++) {
          if (machine.ram[at] === before[at]) continue;
          const [page, line] = [Math.floor(at / f.PAGE), Math.floor(at / LINE)];
          expect(machine.pageStamps[page]).toBeGreaterThan(pages[page] ?? 0);
          expect(machine.lineStamps[line]).toBeGreaterThan(lines[line] ?? 0);
        }
      }
    }),
    { numRuns: 20 },
  );
});

/** Bytes that have a stamp of their own. */
const LINE = 256;

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
