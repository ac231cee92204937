// The small configurations that come with Septet: each a corner of the kernel, small enough to look
// at all of it. What each is for says `says`; how many states it has is pinned in its test.

import type { Configuration } from "../../trace/index.ts";
import { faults, tasks, time } from "./living.ts";
import { derivations, frames, pages } from "./sharing.ts";
import { assembly, clan, crowd, messages } from "./talking.ts";

/** All of them, small ones first. */
export const configurations: readonly Configuration[] = [
  messages,
  clan,
  crowd,
  assembly,
  pages,
  frames,
  derivations,
  tasks,
  faults,
  time,
];
