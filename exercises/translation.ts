// Translated code does what single steps do: random code, and loops of what is easily wrong.

import type { Word } from "../lib/u32.ts";
import * as m from "../machine/index.ts";
import { ALL, DATA, entryFor, type Exercise, frameAddress, tableEntry, VIRTUAL } from "./bench.ts";
import { begun, ROUNDS, wordsOf } from "./sameness.ts";

const TRANSLATED = { translate: "eagerly" } as const;
const STEPS = 400;

type Loop = {
  readonly says: string;
  readonly lines: readonly string[];
  readonly registers?: Readonly<Record<string, Word>>;
};

/** a4 points to data; t6 counts down. */
const loops: readonly Loop[] = [
  { says: "half words", lines: ["lh a0, 0(a4)", "lhu a1, 2(a4)", "lb a2, 3(a4)"] },
  {
    says: "a misaligned word in the end",
    lines: ["lw a0, 0(a4)", "slti a3, t6, 3", "add a3, a3, a4", "lw a1, 0(a3)"],
  },
  {
    says: "the largest quotient",
    lines: ["div a2, a0, a1", "rem a3, a0, a1", "divu a5, a0, a1", "remu a6, a0, a1"],
    registers: { a0: 0x8000_0000, a1: 0xffff_ffff },
  },
  {
    says: "division by zero",
    lines: ["div a2, a0, zero", "rem a3, a0, zero", "divu a5, a0, zero", "remu a6, a0, zero"],
    registers: { a0: 0x8000_0001 },
  },
  {
    says: "a store on condition, twice",
    lines: ["lr.w a0, (a4), 0", "addi a0, a0, 1", "sc.w a1, a0, (a4), 0", "sc.w a2, a0, (a4), 0"],
  },
  {
    says: "the larger of two words",
    lines: ["amomax.w a0, t6, (a4), 0", "amominu.w a1, a2, (a4), 0", "addi a2, a2, -3"],
  },
  { says: "a branch on the sign", lines: ["bge a0, zero, 8", "addi a1, a1, 1", "addi a0, a0, -7"] },
  {
    says: "a store to its own code, once that is hot",
    lines: [
      "auipc a5, 0",
      "addi a1, a1, 1",
      "slti a3, t6, 20",
      "beq a3, zero, 8",
      "sw a0, 4(a5)", // From now on the second line is another one.
    ],
    registers: { a0: m.assembleLine("addi a2, a2, 1") },
  },
  { says: "bits of mepc", lines: ["csrrw a0, mepc, t6", "csrrs a1, mepc, a0"] },
  { says: "a jump to an odd address", lines: ["auipc a0, 0", "addi a0, a0, 13", "jalr ra, 0(a0)"] },
];

const TIMES = 60;

/** The loop, which ends in itself. */
const wholeOf = (lines: readonly string[]): readonly string[] => [
  ...lines,
  "addi t6, t6, -1",
  `bne t6, zero, ${-4 * (lines.length + 1)}`,
  "jal zero, 0",
];

export const translationExercises: readonly Exercise[] = [
  {
    name: "translatedIsStepByStep",
    says: "Random code that is translated leaves what single steps leave.",
    run: (bench) => {
      for (let seed = 0; seed < ROUNDS; seed++) {
        const [one, other] = [begun(bench, seed), begun(bench, seed, TRANSLATED)];
        for (let n = 0; n < STEPS; n++) one.step();
        other.run(STEPS / 2 + seed);
        other.run(STEPS / 2 - seed);
        bench.equal(`seed ${seed}`, wordsOf(other), wordsOf(one));
      }
    },
  },
  {
    name: "translatedLoopsAreStepByStep",
    says: "Loops that are translated leave what single steps leave, also at the corners.",
    run: (bench) => {
      for (const { says, lines, registers = {} } of loops) {
        const [one, other] = [{}, TRANSLATED].map((options) => {
          const all = { ...registers, a4: DATA, t6: TIMES };
          const machine = bench.program(wholeOf(lines), all, options);
          machine.poke32(DATA, 0x8123_8456);
          return machine;
        }) as [m.Machine, m.Machine];
        const steps = TIMES * (lines.length + 2);
        for (let n = 0; n < steps; n++) one.step();
        other.run(steps);
        bench.equal(says, wordsOf(other), wordsOf(one));
      }
    },
  },
  {
    name: "fencesReachWhatRuns",
    says: "After a fence of one page, code that knew the page sees where it lies now.",
    run: (bench) => {
      for (const options of [{}, TRANSLATED]) {
        const lines = ["lw a0, 0(a4)", "sw a0, 4(a4)", "jal zero, -8"];
        const machine = bench.paged(m.USER_MODE, lines, [ALL, ALL], options);
        machine.writeRegister(14, VIRTUAL + 0x1000);
        machine.poke32(frameAddress(1), 11);
        machine.poke32(frameAddress(2), 22);
        bench.advance(machine, 60);
        machine.poke32(tableEntry(1), entryFor(2, ALL));
        machine.fencePage(VIRTUAL + 0x1000);
        bench.advance(machine, lines.length);
        bench.equal("what is loaded", machine.readRegister(10), 22);
        bench.equal("what is stored", machine.peek32(frameAddress(2) + 4), 22);
      }
    },
  },
];
