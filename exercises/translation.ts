// Translated code does what single steps do: random code, and loops of what is easily wrong.

import { u32, type Word } from "../lib/u32.ts";
import * as m from "../machine/index.ts";
import {
  ALL,
  type Bench,
  DATA,
  entryFor,
  type Exercise,
  frameAddress,
  tableEntry,
  VIRTUAL,
} from "./bench.ts";
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

type Walk = { readonly says: string; readonly lines: readonly string[]; readonly from: Word };

/** a5 goes from page 1 to page 2, or back; t6 counts down. */
const PAGE_BYTES = 4096;
const border = VIRTUAL + 2 * PAGE_BYTES;
const walks: readonly Walk[] = [
  {
    says: "words, up",
    lines: ["lw a0, 0(a5)", "add a1, a1, a0", "sw a1, 0(a5)", "addi a5, a5, 4"],
    from: border - 160,
  },
  {
    says: "half words, down",
    lines: ["lhu a0, 2(a5)", "add a1, a1, a0", "sh a1, 0(a5)", "addi a5, a5, -2"],
    from: border + 80,
  },
  {
    says: "bytes and words, some of them sometimes",
    lines: ["lbu a0, 7(a5)", "andi a2, a0, 1", "beq a2, zero, 8", "sw t6, 4(a5)", "addi a5, a5, 8"],
    from: border - 240,
  },
  {
    says: "words, going on in one round of four",
    lines: [
      "lw a0, 0(a5)",
      "add a1, a1, a0",
      "andi a2, t6, 3",
      "bne a2, zero, 8",
      "addi a5, a5, 4",
    ],
    from: border - 28,
  },
  {
    says: "words that lie askew in the end",
    lines: [
      "addi a6, zero, 8",
      "lw a0, 0(a5)",
      "addi a5, a5, 4",
      "addi a6, a6, -1",
      "bne a6, zero, -12",
      "slti a2, t6, 20",
      "add a5, a5, a2",
    ],
    from: border - 3000,
  },
];
/** So many steps at once, so that these end in the middle of a round. */
const PIECE = 97;

const TIMES = 60;

/** The loop, which ends in itself. */
const wholeOf = (lines: readonly string[]): readonly string[] => [
  ...lines,
  "addi t6, t6, -1",
  `bne t6, zero, ${-4 * (lines.length + 1)}`,
  "jal zero, 0",
];

/** A machine that is about to go from `from` on; the two pages lie far from each other. */
function walking(
  bench: Bench,
  lines: readonly string[],
  from: Word,
  options: Partial<m.MachineOptions>,
): m.Machine {
  const machine = bench.paged(m.USER_MODE, wholeOf(lines), [ALL], options);
  for (const [n, frame] of [2, 1].entries()) {
    machine.poke32(tableEntry(n + 1), entryFor(frame, ALL));
    for (let at = 0; at < PAGE_BYTES; at += 4)
      machine.poke32(frameAddress(frame) + at, u32(0x1010_4081 * (at + frame)));
  }
  machine.writeRegister(15, from);
  machine.writeRegister(31, TIMES);
  return machine;
}

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
    name: "translatedWalksAreStepByStep",
    says: "Loops that go through memory evenly, over the border of two pages, leave the same, too.",
    run: (bench) => {
      for (const { says, lines, from } of walks) {
        const [one, other] = [{}, TRANSLATED].map((options) =>
          walking(bench, lines, from, options),
        );
        const pieces = Math.ceil((10 * TIMES * lines.length) / PIECE);
        for (let n = 0; n < pieces * PIECE; n++) one?.step();
        for (let n = 0; n < pieces; n++) other?.run(PIECE);
        if (one && other) bench.equal(says, wordsOf(other), wordsOf(one));
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
