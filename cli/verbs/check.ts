// `septet check`: random runs, every step checked; a refutation is made short, told and written.

import { join, parse } from "node:path";
import { serialise, serialiseCertificate } from "../../trace/index.ts";
import { readConfig } from "../config/read.ts";
import { otherBugs } from "../bugs.ts";
import { readCorpus, type Corpus } from "../corpus.ts";
import { failedAgain, keep } from "../corpusSearch.ts";
import { EXIT_HOLDS, EXIT_REFUTED } from "../fault.ts";
import { checkApart, checkWritable, writeWhole } from "../files.ts";
import { kernelName, kernelOf, optionFor, type Kernel, type KernelOptions } from "../kernels.ts";
import { searchProgress } from "../progress.ts";
import { refutedTrace } from "../refutedTrace.ts";
import { checkJson } from "../report/checkJson.ts";
import { checkText } from "../report/checkText.ts";
import { certificateFile, unreached, type Found, type Summary } from "../report/summary.ts";
import { checkReport } from "../reporters/checkReport.ts";
import {
  reportersOf,
  tell,
  type Own,
  type Reporter,
  type ReporterOptions,
} from "../reporters/reporters.ts";
import { isFullBudget, settingsOf, type SettingOptions, type Settings } from "../settings.ts";
import type { Progress, Terminal } from "../terminal.ts";
import type { KernelFailing, KernelSearched, Setup, Shortened } from "../work.ts";
import { searchInOrder, withWorkers, type Workers } from "../workers.ts";

export type CheckOptions = KernelOptions &
  SettingOptions &
  ReporterOptions & { readonly out?: string; readonly corpus?: string };

/** Where a refutation is written unless it is said. */
export const DEFAULT_OUT = "septet-refutation.json";

/** Runs the check; the answer is the exit code. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const read = await readConfig(options.config);
  const settings = settingsOf(options, read);
  const reporters = reportersOf(options, read.config.reporters);
  const out = options.out ?? read.config.out ?? DEFAULT_OUT;
  const files = outFiles(out, settings.bugs, reporters);
  const kernel = kernelOf(options);
  const corpus = options.corpus === undefined ? undefined : readCorpus(options.corpus);
  const plan: Plan = { kernel, settings, files, corpus };
  const setup: Setup = {
    kernel,
    boot: settings.boot,
    setAside: settings.setAside,
    ...(corpus === undefined ? {} : { corpus: corpus.samples }),
  };
  const summary = await withWorkers(settings.workers, setup, (workers) =>
    done(plan, workers, terminal.progress),
  );
  terminal.progress.clear();
  // What a budget of time came to is judged as if it had been asked for in runs.
  const { budget } = settings;
  const runs = budget === undefined ? settings.runs : summary.statistics.runs;
  const complete = isFullBudget({ ...settings, runs });
  const own: Own = {
    human: (paint) => checkText(summary, complete, paint),
    json: () => checkJson(summary),
  };
  await tell(reporters, () => checkReport(summary, complete, kernel), own, terminal);
  const missed = complete && unreached(summary.statistics).length > 0;
  return summary.found !== undefined || missed ? EXIT_REFUTED : EXIT_HOLDS;
}

/** What is to be done. */
type Plan = {
  readonly kernel: Kernel;
  readonly settings: Settings;
  /** Where refutations are written. */
  readonly files: readonly string[];
  readonly corpus: Corpus | undefined;
};

/** Searches, makes short, writes and keeps. */
async function done(
  { kernel, settings, files, corpus }: Plan,
  workers: Workers,
  progress: Progress,
): Promise<Summary> {
  const began = performance.now();
  const old = corpus && (await failedAgain(workers, corpus, settings.setAside));
  const searched = old?.searched ?? (await searchAll(workers, settings, progress));
  const seconds = (performance.now() - began) / 1000;
  const failing = await failingOf(workers, searched, settings, old === undefined);
  const recorded = await recordAll(workers, failing, kernel, settings, files);
  const news = corpus && (await keep(workers, corpus, searched, recorded));
  const [found, ...others] = recorded;
  return {
    kernel: kernelName(kernel),
    settings,
    statistics: searched.statistics,
    setAside: searched.setAside,
    seconds,
    found,
    others,
    ...(news === undefined ? {} : { corpus: { ...news, failed: old?.file } }),
  };
}

/** The failing run, and if `goesOn`, those of other bugs after it. */
async function failingOf(
  workers: Workers,
  { failing }: KernelSearched,
  settings: Settings,
  goesOn: boolean,
): Promise<readonly KernelFailing[]> {
  if (failing === undefined) return [];
  return [failing, ...(goesOn ? await otherBugs(workers, failing, settings) : [])];
}

/** Where each bug's trace goes: `t.json`, `t.2.json`, … */
function outFiles(out: string, bugs: number, reporters: readonly Reporter[]): readonly string[] {
  const { dir, name, ext } = parse(out);
  const files = Array.from({ length: bugs }, (_, index) =>
    index === 0 ? out : join(dir, `${name}.${index + 1}${ext}`),
  );
  for (const file of [...files, ...files.map(certificateFile)]) {
    checkWritable(file, "--out");
    for (const reporter of reporters)
      if (reporter.file !== undefined)
        checkApart(["--out", file], [`the ${reporter.name} reporter`, reporter.file]);
  }
  return files;
}

/** Steps in a batch: long enough to be worth a message, short enough to stop soon. */
const BATCH_STEPS = 2000;

async function searchAll(
  workers: Workers,
  settings: Settings,
  progress: Progress,
): Promise<KernelSearched> {
  const { seed, runs, events, budget = Infinity } = settings;
  const size = Math.max(1, Math.round(BATCH_STEPS / events));
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const sofar = searchProgress(settings);
  return searchInOrder(
    workers,
    {
      count: Math.ceil(runs / size),
      at: (index) => ({
        seed,
        from: index * size,
        to: Math.min((index + 1) * size, runs),
        eventsMax: events,
      }),
    },
    (part) => {
      sofar.add(part);
      progress.show(() => sofar.line(seconds()));
    },
    () => seconds() >= budget,
  );
}

/** Makes the failing runs short and writes them. */
async function recordAll(
  workers: Workers,
  failing: readonly KernelFailing[],
  kernel: Kernel,
  settings: Settings,
  files: readonly string[],
): Promise<readonly Found[]> {
  const shortened = await Promise.all(failing.map((one) => workers.shorten(one)));
  return failing.map(({ run, events }, index): Found => {
    const file = files[index] as string;
    const { seed } = settings;
    const trace = refutedTrace(shortened[index] as Shortened, kernelName(kernel), { seed, run });
    const text = serialise(trace);
    writeWhole(file, text);
    const { certificate } = shortened[index] as Shortened;
    if (certificate !== undefined)
      writeWhole(certificateFile(file), serialiseCertificate(certificate));
    return {
      run,
      foundEvents: events.length,
      shortened: shortened[index] as Shortened,
      file,
      text,
      replayOption: optionFor(kernel),
    };
  });
}
