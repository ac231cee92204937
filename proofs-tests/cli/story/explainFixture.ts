// A page is mapped with fewer rights: on a kernel that forgets to mask them, a refutation.

import type { Boot, TraceEvent } from "../../../trace/index.ts";

const boot: Boot = {
  userFrames: 1,
  tasks: 2,
  threads: 2,
  kernelTables: 4,
  mappingNodes: 2,
  tickMicros: 1000,
  firstVersion: 1021,
  depthMax: 15,
  firstTick: 0,
};

const nothing = { a1: 0, a2: 0, a3: 0, a4: 0 };
const everything = 0xffff_ffff;

/** σ0 yields, root waits for anybody, σ0 maps all that it has, for reading. */
const events: readonly TraceEvent[] = [
  { event: "call", by: "1.0", call: "threadSwitch", registers: { a0: 0 } },
  {
    event: "call",
    by: "2.0",
    call: "ipc",
    registers: { ...nothing, a0: 0, a2: everything, a4: everything },
  },
  {
    event: "call",
    by: "1.0",
    call: "ipc",
    registers: { ...nothing, a0: 0x0002_03fd, a1: 0x80, s2: 8, s3: 0x204 },
  },
];

export const mapping: { readonly boot: Boot; readonly events: readonly TraceEvent[] } = {
  boot,
  events,
};
