// Worker threads, and a search that they share. The result is that of one worker that does the runs
// in order: parts are joined in order, and what lies beyond the lowest failing run is left out.

import { Tinypool } from "tinypool";
import { joined, type Range } from "../engines/index.ts";
import type { Boot, TraceEvent } from "../trace/index.ts";
import { UsageFault, WorkerFault } from "./fault.ts";
import { inlineLittle } from "./optimiser.ts";
import type { Answer, HuntJob } from "./worker.ts";
import { shortestOf, type Sample } from "./samples.ts";
import type {
  Hunted,
  KernelFailing,
  KernelSearched,
  Replayable,
  Setup,
  Shortened,
} from "./work.ts";
import { checkWorker } from "./workerModules.ts";

export type Workers = {
  readonly count: number;
  readonly search: (range: Range) => Promise<KernelSearched>;
  readonly shorten: (failing: KernelFailing) => Promise<Shortened>;
  readonly again: (run: Replayable) => Promise<KernelFailing | undefined>;
  readonly distil: (sample: Sample) => Promise<Sample>;
  readonly hunt: (job: HuntJob) => Promise<Hunted>;
};

/** Opens `count` workers for `use`, and closes them whatever happens. */
export async function withWorkers<T>(
  count: number,
  setup: Setup,
  use: (workers: Workers) => Promise<T>,
): Promise<T> {
  inlineLittle();
  const pool = new Tinypool({
    filename: checkWorker.href,
    runtime: "worker_threads",
    minThreads: count,
    maxThreads: count,
    isolateWorkers: false,
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
  const ask = async <Result>(name: string, job: unknown): Promise<Result> =>
    valueOf((await pool.run(job, { name }).catch(outOfMemory(setup))) as Answer<Result>);
  try {
    return await use({
      count,
      search: (range) => ask("search", range),
      shorten: (failing) => ask("shorten", failing),
      again: (run) => ask("again", run),
      distil: (sample) => ask("distil", sample),
      hunt: (job) => ask("hunt", job),
    });
  } finally {
    await pool.destroy();
  }
}

/** More than any check of a right kernel takes, several times. */
const HEAP_MEGABYTES = 1536;

/** A worker that ended for lack of memory: the fault of the kernel, unless it is ours. */
const outOfMemory =
  ({ kernel }: Setup) =>
  (error: unknown): never => {
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    if (code !== "ERR_WORKER_OUT_OF_MEMORY" || kernel.tag === "ours") throw error;
    const took = `it took more than ${HEAP_MEGABYTES} MB of memory`;
    throw new UsageFault(`${kernel.name}: ${took}, where a kernel needs none; mend the kernel`);
  };

function valueOf<T>(answer: Answer<T>): T {
  if (answer.tag === "done") return answer.value;
  if (answer.name === "UsageFault") throw new UsageFault(answer.says);
  throw new WorkerFault(`${answer.name}: ${answer.says}`, answer.stack);
}

/** Ranges by index; there may be very many. */
export type Ranges = { readonly count: number; readonly at: (index: number) => Range };

/** Searches `ranges`, which are in order, up to the first failing run of all, or until it is late:
 *  then what has begun is ended. At least one range is searched. */
export async function searchInOrder(
  workers: Workers,
  ranges: Ranges,
  onPart: (part: KernelSearched) => void,
  isLate: () => boolean = () => false,
): Promise<KernelSearched> {
  const waiting = new Map<number, KernelSearched>();
  let total: KernelSearched = { ...joined<Boot, TraceEvent>([]), setAside: 0, samples: [] };
  let [added, end] = [0, ranges.count];
  await inLanes(
    workers.count,
    () => (isLate() ? Math.min(end, 1) : end),
    async (index) => {
      const part = await workers.search(ranges.at(index));
      if (part.failing !== undefined) end = Math.min(end, index + 1);
      // Added up in order as they come, since a long search has very many parts.
      waiting.set(index, part);
      for (let next = waiting.get(added); next !== undefined; next = waiting.get(++added)) {
        waiting.delete(added);
        const setAside = total.setAside + next.setAside;
        const samples = shortestOf([...total.samples, ...next.samples]);
        if (added < end) total = { ...joined([total, next]), setAside, samples };
      }
      onPart(part);
    },
  );
  return total;
}

/** Does jobs 0, 1, … below `end()`, as many at a time as there are lanes. */
export async function inLanes(
  lanes: number,
  end: () => number,
  job: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = (): Promise<void> => (next < end() ? job(next++).then(lane) : Promise.resolve());
  await Promise.all(Array.from({ length: lanes }, lane));
}
