// Runs end before places and pages that they are to stop at. These exercises come last: they go
// round without end, and so does a machine here that does not count its steps.

import type { Word } from "../lib/u32.ts";
import type * as m from "../machine/index.ts";
import { type Bench, DATA, type Exercise, type Machine, RAM } from "./bench.ts";

const STEPS = 150;
/** Enough for code to be translated. */
const HOT = 60_000;
/** They go round at RAM; the second stores, which each run has to look up once. */
const LOADING = ["lw a2, 0(a0)", "addi a3, a3, 1", "addi a4, a4, 1", "jal zero, -12"];
const STORING = ["lw a2, 0(a0)", "sw a2, 0(a1)", "addi a3, a3, 1", "jal zero, -12"];

/** It ends before the line that says `line`, round by round, and before no other. */
function stopsBefore(
  bench: Bench,
  machine: Machine,
  stops: Omit<m.Stops, "isHere">,
  line: number,
): void {
  const place = RAM + 4 * line;
  machine.stopAt({ ...stops, isHere: () => machine.pc === place });
  machine.run(1);
  machine.run(STEPS);
  for (let round = 0; round < 3; round++)
    bench.equal(`line ${line}`, [machine.run(STEPS), machine.pc], [LOADING.length, place]);
  machine.stopAt(undefined);
}

export const stopExercises: readonly Exercise[] = [
  {
    name: "runsEndAtStops",
    says: "Many steps at once end before what they are to stop at, also where they went before.",
    run: (bench) => {
      const none = { addresses: new Set<Word>(), pages: new Set<number>() };
      for (const translate of [false, true]) {
        const begin = (lines: readonly string[]): Machine => {
          const machine = bench.program(lines, { a0: DATA, a1: DATA + 0x1000 }, { translate });
          machine.run(translate ? HOT : STEPS);
          return machine;
        };
        for (const line of LOADING.keys())
          stopsBefore(
            bench,
            begin(LOADING),
            { ...none, addresses: new Set([RAM + 4 * line]) },
            line,
          );
        const machine = begin(STORING);
        stopsBefore(bench, machine, { ...none, pages: new Set([DATA >>> 12]) }, 0);
        stopsBefore(bench, machine, { ...none, pages: new Set([(DATA >>> 12) + 1]) }, 1);
        bench.equal("then it goes on", machine.run(STEPS), STEPS);
      }
    },
  },
];
