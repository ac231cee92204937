// Who is in the small configurations, and what they share.

import type { Boot } from "../../trace/index.ts";
import * as say from "./say.ts";
import type { Actor } from "./say.ts";

/** As little as will do. */
export const boot: Boot = {
  userFrames: 1,
  tasks: 2,
  threads: 2,
  kernelTables: 8,
  mappingNodes: 8,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
};

export const sigma0: Actor = say.actor(0, 1, 0);
export const root: Actor = say.actor(0, 2, 0);
/** The second thread of root. */
export const worker: Actor = say.actor(0, 2, 1);
