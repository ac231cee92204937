// Boot configurations to try: small and medium ones, roomy and tight.

import { DEVICE_FRAMES_START, KERNEL_BYTES, PAGE_BYTES } from "../../abi/index.ts";
import type { Prng } from "../../lib/prng.ts";
import type { Boot, BootNumbers, Device } from "../../trace/event.ts";

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
  const drawn: BootNumbers = {
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
  };
  const boot = bootOf(drawn, drawn, devices.length === 0 ? undefined : devices);
  // Rare enough without a draw of its own.
  const isVast =
    userFrames === 16 && boot.tickMicros === 1024 && boot.firstTick > 0 && boot.firstVersion === 1;
  return isVast ? withRegion(boot) : boot;
}

/**
 * A boot configuration with the pools of another. Field by field: the hidden class of objects with
 * a spread in them goes with the last of them, and with it all compiled code that has met one.
 */
function bootOf(
  { tasks, threads, tickMicros, firstVersion, depthMax, firstTick }: BootNumbers,
  { userFrames, kernelTables, mappingNodes }: Pools,
  devices: readonly Device[] | undefined,
): Boot {
  const boot = {
    userFrames,
    tasks,
    threads,
    kernelTables,
    mappingNodes,
    tickMicros,
    firstVersion,
    depthMax,
    firstTick,
  };
  return devices === undefined ? boot : Object.assign(boot, { devices });
}

type Pools = Pick<BootNumbers, "userFrames" | "kernelTables" | "mappingNodes">;

/** A few devices; at times two lines are of one. */
function drawDevices(random: Prng): readonly Device[] {
  const lines = new Set<number>();
  for (let left = 1 + random.below(3); left > 0; left--)
    lines.add(random.pick([0, 1, 2, 9, 30, random.below(31)]));
  return [...lines]
    .toSorted((a, b) => a - b)
    .map((line) => ({ line, frame: DEVICE_FRAMES_START + random.below(2) }));
}

/** Pages in 4 MiB. */
export const REGION_PAGES = 1024;
/** So many user frames reach to the end of the first 4 MiB of RAM that are theirs alone. */
export const FRAMES_WITH_REGION: number = 2 * REGION_PAGES - KERNEL_BYTES / PAGE_BYTES;

/** True iff users have 4 MiB of memory in one piece, from a multiple of 4 MiB on. */
export const hasRegion = ({ userFrames }: Boot): boolean => userFrames >= FRAMES_WITH_REGION;

/** The same, with the 4 MiB, a table more for σ0's, and nodes to map them twice. */
export function withRegion(boot: Boot): Boot {
  const pools = {
    userFrames: FRAMES_WITH_REGION,
    kernelTables: boot.kernelTables + 1,
    mappingNodes: boot.mappingNodes - boot.userFrames + FRAMES_WITH_REGION + 2 * REGION_PAGES,
  };
  return bootOf(boot, pools, boot.devices);
}
