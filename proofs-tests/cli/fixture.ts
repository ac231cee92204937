// What several tests of the command line need.

import { spawnSync } from "node:child_process";
import type { Summary } from "../../cli/report/summary.ts";
import type { Boot } from "../../trace/index.ts";

export const boot: Boot = {
  userFrames: 4,
  tasks: 3,
  threads: 4,
  kernelTables: 4,
  mappingNodes: 16,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
};

/** A check that reached two rules, and came out well. */
export const held: Summary = {
  kernel: "the kernel",
  settings: {
    seed: 7,
    runs: 3,
    events: 4,
    budget: undefined,
    workers: 1,
    bugs: 3,
    boot: {},
    setAside: [],
  },
  statistics: {
    runs: 3,
    events: 12,
    disabled: 0,
    reached: new Map(Object.entries({ "ipc.nothing": 1234, "tick.passes": 2, "tick → told": 1 })),
  },
  setAside: 0,
  seconds: 2,
  found: undefined,
  others: [],
};

/** The same, with a refutation. */
export const refuted: Summary = {
  ...held,
  kernel: "aMutant",
  found: {
    run: 2,
    foundEvents: 40,
    shortened: {
      start: boot,
      events: [{ event: "tick" }],
      failure: { claim: "aClaim", difference: ["one", "two"] },
      minimal: true,
      leavesAt: undefined,
    },
    file: "t.json",
    text: '{\n  "events": [\n    {\n      "event": "tick"\n    }\n  ]\n}\n',
    replayOption: "--mutant aMutant",
  },
};

/** What a run of the command left behind. */
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the compiled command line in a process of its own. */
export function septet(arguments_: readonly string[], folder: string): Ran {
  const bin = `${import.meta.dirname}/../../bin/septet.js`;
  const ran = spawnSync(process.execPath, [bin, ...arguments_], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}
