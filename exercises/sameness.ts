// A machine does the same however it is driven: step by step or at once, from the start or from a
// snapshot.

import { prng } from "../lib/prng.ts";
import { u32, type Word } from "../lib/u32.ts";
import * as m from "../machine/index.ts";
import { ALL, type Bench, type Exercise, frameAddress, type Machine, VIRTUAL } from "./bench.ts";

const STEPS = 150;
/** Of code, which jumps back to its start. */
const LINES = 40;
export const ROUNDS = 24;
const NAMES = "add sub sll slt sltu xor srl sra or and mul mulh mulhsu mulhu div divu rem"
  .concat(" remu")
  .split(" ");
const LOADS = ["lb", "lh", "lw", "lbu", "lhu"];
const STORES = ["sb", "sh", "sw"];

/** Random user code: arithmetic, accesses, branches, stores of instructions into it. */
function randomLines(seed: number): readonly string[] {
  const random = prng(seed);
  const register = (): string => m.registerName(5 + random.below(8));
  const lines = Array.from({ length: LINES }, () => {
    switch (random.weighted([10, 4, 4, 4, 2, 2, 1, 1])) {
      case 0:
        return `${random.pick(NAMES)} ${register()}, ${register()}, ${register()}`;
      case 1:
        return `addi ${register()}, ${register()}, ${random.below(4096) - 2048}`;
      case 2:
        return `${random.pick(LOADS)} ${register()}, ${4 * random.below(16)}(a4)`;
      case 3:
        return `${random.pick(STORES)} ${register()}, ${4 * random.below(16)}(a4)`;
      case 4:
        return `${random.pick(["beq", "bltu", "bge"])} ${register()}, ${register()}, 8`;
      case 5:
        return `sw ${random.pick(["a6", "a7"])}, ${4 * random.below(LINES)}(a5)`;
      case 6:
        return `amoadd.w ${register()}, ${register()}, (a4), 0`;
      default:
        return `jal ${register()}, ${random.pick([8, 12])}`;
    }
  });
  const again = `jal zero, ${-4 * LINES}`;
  return [...lines, again, again, again];
}

/** A machine that is about to run random code, which goes round. */
export function begun(
  bench: Bench,
  seed: number,
  options: Partial<m.MachineOptions> = {},
): Machine {
  const random = prng(seed, 1);
  const machine = bench.paged(m.USER_MODE, randomLines(seed), [ALL, ALL], options);
  for (let n = 5; n < 13; n++) machine.writeRegister(n, random.word());
  machine.writeRegister(14, VIRTUAL + 0x1100);
  machine.writeRegister(15, VIRTUAL);
  machine.writeRegister(16, m.assembleLine("addi t0, t0, 1"));
  machine.writeRegister(17, m.assembleLine("xor t1, t1, t0"));
  return machine;
}

/** What two machines that did the same have in common. */
export const wordsOf = (machine: Machine): readonly Word[] => [
  machine.pc,
  machine.instret,
  machine.mtime,
  machine.cycles,
  ...Array.from({ length: 32 }, (_, n) => machine.readRegister(n)),
  machine.csrRead(m.MCAUSE),
  machine.csrRead(m.MTVAL),
  u32(sumOf(machine)),
];
const sumOf = (machine: Machine): number =>
  [0, 1].reduce((sum, n) => {
    let all = sum;
    for (let at = 0; at < 4096; at += 4)
      all = Math.imul(all, 31) + machine.peek32(frameAddress(n) + at);
    return all;
  }, 0);

export const samenessExercises: readonly Exercise[] = [
  {
    name: "atOnceIsStepByStep",
    says: "Many steps at once leave what as many single steps leave.",
    run: (bench) => {
      for (let seed = 0; seed < ROUNDS; seed++) {
        const [one, other] = [begun(bench, seed), begun(bench, seed)];
        for (let n = 0; n < STEPS; n++) one.step();
        other.run(STEPS);
        bench.equal(`seed ${seed}`, wordsOf(other), wordsOf(one));
      }
    },
  },
  {
    name: "aSnapshotIsThePast",
    says: "From a snapshot the same steps lead to the same state again.",
    run: (bench) => {
      for (let seed = 0; seed < ROUNDS; seed++) {
        const machine = begun(bench, seed);
        bench.advance(machine, 10);
        const start = machine.snapshot();
        bench.advance(machine, STEPS);
        const end = wordsOf(machine);
        machine.snapshot(); // One that is taken later changes nothing of it.
        machine.restore(start);
        bench.advance(machine, STEPS);
        bench.equal(`seed ${seed}`, wordsOf(machine), end);
      }
    },
  },
];
