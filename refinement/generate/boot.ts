// Boot configurations to try: small and medium ones, roomy and tight.

import type { Prng } from "../../lib/prng.ts";
import type { Boot } from "../../trace/event.ts";
import { drawDevices } from "./lines.ts";

const FIRST_TICK_MAX = 0xffff_ffff;

/** A boot configuration; some are tight in threads, tables, nodes, versions or depth. */
export function drawBoot(random: Prng): Boot {
  const userFrames = random.pick([1, 2, 4, 4, 8, 8, 16]);
  const tasks = random.chance(1, 8) ? 3 : 4 + random.below(5);
  const tightTables = random.chance(1, 6);
  const tightNodes = random.chance(1, 5);
  const devices = random.chance(1, 2) ? drawDevices(random) : [];
  const roots = userFrames + new Set(devices.map(({ frame }) => frame)).size;
  // σ0 has a root table and one for its frames, another for its devices, root a root table.
  const tablesAtBoot = devices.length === 0 ? 3 : 4;
  return {
    userFrames,
    tasks,
    threads: random.chance(1, 8) ? 2 + random.below(3) : 5 + random.below(8),
    kernelTables: tightTables ? tablesAtBoot + random.below(8) : 20 + random.below(12),
    mappingNodes: roots + (tightNodes ? random.below(5) : 24 + random.below(72)),
    tickMicros: random.pick([1, 7, 10, 1000, 1000, 1000, 1024, 1_000_000]),
    firstVersion: random.pick([1, 1, 1, 1, 1021, 1022, 1023]),
    depthMax: random.pick([0, 1, 2, 3, 15, 15, 15, 15, 15, 15]),
    // At times the clock's low word wraps in the run.
    firstTick: random.chance(1, 3) ? FIRST_TICK_MAX - random.below(24) : 0,
    ...(devices.length === 0 ? {} : { devices }),
  };
}
