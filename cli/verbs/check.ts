// `septet check`: random runs, every step checked; a refutation is made short, told and written.

import { batches } from "../../engines/index.ts";
import { FORMAT, serialise, VERSION, type Trace } from "../../trace/index.ts";
import { EXIT_HOLDS, EXIT_REFUTED } from "../fault.ts";
import { checkWritable, writeWhole } from "../files.ts";
import { kernelName, kernelOf, optionFor, type Kernel, type KernelOptions } from "../kernels.ts";
import { version } from "../project.ts";
import { checkJson } from "../report/checkJson.ts";
import { checkText } from "../report/checkText.ts";
import { unreached, type Found, type Summary } from "../report/summary.ts";
import { count } from "../report/text.ts";
import { isFullBudget, settingsOf, type SettingOptions, type Settings } from "../settings.ts";
import type { Progress, Terminal } from "../terminal.ts";
import type { KernelFailing, KernelSearched, Shortened } from "../work.ts";
import { searchInOrder, withWorkers, type Workers } from "../workers.ts";

export type CheckOptions = KernelOptions &
  SettingOptions & { readonly out: string; readonly json?: true };

/** Runs the check; the answer is the exit code. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const settings = settingsOf(options);
  checkWritable(options.out);
  const kernel = kernelOf(options);
  const began = performance.now();
  const summary = await withWorkers(
    settings.workers,
    { kernel, boot: settings.boot },
    async (workers): Promise<Summary> => {
      const searched = await searchAll(workers, settings, terminal.progress);
      const seconds = (performance.now() - began) / 1000;
      const { statistics, failing } = searched;
      const found = failing && (await record(workers, failing, kernel, settings, options.out));
      return { kernel: kernelName(kernel), settings, statistics, seconds, found };
    },
  );
  terminal.progress.clear();
  const complete = isFullBudget(settings);
  terminal.out(
    options.json === true ? checkJson(summary) : checkText(summary, complete, terminal.paint),
  );
  const missed = complete && unreached(summary.statistics).length > 0;
  return summary.found !== undefined || missed ? EXIT_REFUTED : EXIT_HOLDS;
}

/** Steps in a batch: long enough to be worth a message, short enough to stop soon. */
const BATCH_STEPS = 2000;

async function searchAll(
  workers: Workers,
  { seed, runs, events }: Settings,
  progress: Progress,
): Promise<KernelSearched> {
  const size = Math.max(1, Math.round(BATCH_STEPS / events));
  const began = performance.now();
  let [doneRuns, steps] = [0, 0];
  return searchInOrder(workers, batches(seed, runs, events, size), ({ statistics }) => {
    doneRuns += statistics.runs;
    steps += statistics.events;
    const perSecond = (steps * 1000) / (performance.now() - began);
    progress.show(
      () => `${count(doneRuns)} of ${count(runs)} runs, ${count(perSecond)} steps per second`,
    );
  });
}

/** Makes the failing run short and writes it. */
async function record(
  workers: Workers,
  failing: KernelFailing,
  kernel: Kernel,
  settings: Settings,
  file: string,
): Promise<Found> {
  const shortened = await workers.shorten(failing);
  writeWhole(file, serialise(traceOf(shortened, failing.run, kernel, settings)));
  return {
    run: failing.run,
    foundEvents: failing.events.length,
    shortened,
    file,
    replayOption: optionFor(kernel),
  };
}

function traceOf(
  { start, events, failure, leavesAt }: Shortened,
  run: number,
  kernel: Kernel,
  { seed }: Settings,
): Trace {
  return {
    format: FORMAT,
    version: VERSION,
    boot: start,
    events,
    recorded: {
      seed,
      run,
      claim: failure.claim,
      at: events.length - 1,
      difference: failure.difference,
      kernel: kernelName(kernel),
      septet: version(),
      ...(leavesAt === undefined ? {} : { leavesAt }),
    },
  };
}
