// Boot configurations to try: small and medium ones, roomy and tight.

import type { Prng } from "../../lib/prng.ts";
import type { Boot } from "../../trace/event.ts";

/** A boot configuration; some are tight in threads, tables, nodes, versions or depth. */
export function drawBoot(random: Prng): Boot {
  const userFrames = random.pick([1, 2, 4, 4, 8, 8, 16]);
  const tasks = random.chance(1, 8) ? 3 : 4 + random.below(5);
  const tightTables = random.chance(1, 6);
  const tightNodes = random.chance(1, 5);
  return {
    userFrames,
    tasks,
    threads: random.chance(1, 8) ? 2 + random.below(3) : 5 + random.below(8),
    // σ0 has a root table and one for its frames, root a root table.
    kernelTables: tightTables ? 3 + random.below(8) : 20 + random.below(12),
    mappingNodes: userFrames + (tightNodes ? random.below(5) : 24 + random.below(72)),
    tickMicros: random.pick([1, 7, 10, 1000, 1000, 1000, 1024, 1_000_000]),
    firstVersion: random.pick([1, 1, 1, 1, 1021, 1022, 1023]),
    depthMax: random.pick([0, 1, 2, 3, 15, 15, 15, 15, 15, 15]),
  };
}
