// A trace in which three threads and a tick have a part.

import { FORMAT, VERSION, type Trace } from "../../../trace/index.ts";
import { mapping } from "../story/explainFixture.ts";

export const trace: Trace = {
  format: FORMAT,
  version: VERSION,
  boot: mapping.boot,
  events: [...mapping.events, { event: "tick" }],
};

export const refuted: Trace = {
  ...trace,
  events: mapping.events,
  recorded: {
    seed: 1,
    run: 2,
    claim: "spacesRelation",
    at: 2,
    difference: ["page 2:80100: r-- | rwx; #1"],
    kernel: "rightsAreJoined",
    septet: "0.1.0",
  },
};
