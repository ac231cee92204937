// `septet explore`: every state of a small configuration, nearest first, of the specification alone
// or of specification and machine together.

import { eventsAlong, resumed, type Bounds, type Survey } from "../../engines/index.ts";
import { replay, type Restored } from "../../engines/index.ts";
import { configurations } from "../../refinement/index.ts";
import { serialise, type Configuration } from "../../trace/index.ts";
import type { TraceEvent } from "../../trace/index.ts";
import { boundsOf, identityOf, taskOf, type PlanOptions } from "../explore/plan.ts";
import { searched, type Checkpoint } from "../explore/search.ts";
import { expanderOf, systemFor, type AnySystem, type Task } from "../explore/task.ts";
import { alone, teamOf } from "../explore/team.ts";
import { EXIT_HOLDS, EXIT_REFUTED, UsageFault } from "../fault.ts";
import { checkApart, checkWritable, kindOf, readBytes, writeWhole } from "../files.ts";
import { kernelName, optionFor, type Kernel } from "../kernels.ts";
import { modelOf } from "../model.ts";
import { refutedTrace } from "../refutedTrace.ts";
import { exploredJson, exploredText, isGood, type Counterexample } from "../report/explored.ts";
import { count } from "../../lib/counted.ts";
import type { Terminal } from "../terminal.ts";
import { exploreWorker } from "../workerModules.ts";

export type ExploreOptions = PlanOptions & {
  readonly workers?: number;
  readonly checkpoint?: string;
  readonly resume?: true;
  readonly out: string;
  readonly list?: true;
  readonly json?: true;
};

/** Explores; the answer is the exit code. */
export async function explore(options: ExploreOptions, terminal: Terminal): Promise<number> {
  if (options.list === true) return list(terminal);
  checkWritable(options.out, "--out");
  const task = taskOf(options);
  const bounds = boundsOf(options);
  const checkpoint = checkpointOf(options, task, bounds);
  const from = checkpoint && options.resume === true ? restoredFrom(checkpoint) : undefined;
  const system = startedSystem(task);
  const began = performance.now();
  const survey = await surveyOf(system, task, { options, bounds, checkpoint, from }, terminal);
  const explored = {
    survey,
    seconds: (performance.now() - began) / 1000,
    found: survey.states - (from?.visited.count ?? 0),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    bounds: { ...numbersOf(bounds), workers: options.workers ?? 1 },
    counterexample: counterexampleOf(survey, system, task, options.out),
  };
  terminal.progress.clear();
  terminal.out(
    options.json === true ? exploredJson(explored) : exploredText(explored, terminal.paint),
  );
  return isGood(explored) ? EXIT_HOLDS : EXIT_REFUTED;
}

function list(terminal: Terminal): number {
  for (const { name, says } of configurations) terminal.out(`${name.padEnd(14)}${says}`);
  return EXIT_HOLDS;
}

type Plan = {
  readonly options: ExploreOptions;
  readonly bounds: Bounds;
  readonly checkpoint: Checkpoint | undefined;
  readonly from: Restored | undefined;
};

async function surveyOf(
  system: AnySystem,
  task: Task,
  { options, bounds, checkpoint, from }: Plan,
  { progress }: Terminal,
): Promise<Survey> {
  const workers = options.workers ?? 1;
  const team = workers === 1 ? alone(expanderOf(system)) : teamOf(workers, task, exploreWorker);
  const onBatch = (now: () => Survey): void =>
    progress.show(() => {
      const { depth, states, transitions } = now();
      return `depth ${depth}, ${count(states)} states, ${count(transitions)} transitions`;
    });
  try {
    return await searched({ system, bounds, checkpoint, from, onBatch }, team);
  } finally {
    await team.dismiss();
  }
}

function startedSystem(task: Task): AnySystem {
  const system = systemFor(task);
  if (!("claim" in system) && system.initial().length > 0) return system;
  const [why = "not all of it can be done"] = "claim" in system ? system.difference : [];
  const claim = "claim" in system ? system.claim : "whatComesFirstCanBeDone";
  throw new UsageFault(
    `the start of ${task.configuration.name} is wrong already (${claim}: ${why}); ` +
      "mend its `before`, or see `septet check`",
  );
}

function checkpointOf(
  { checkpoint, resume, out }: ExploreOptions,
  task: Task,
  bounds: Bounds,
): Checkpoint | undefined {
  if (checkpoint !== undefined) {
    checkWritable(checkpoint, "--checkpoint");
    checkApart(["--out", out], ["--checkpoint", checkpoint]);
    return { file: checkpoint, identity: identityOf(task, bounds) };
  }
  if (resume === true) throw new UsageFault("--resume: from which file? add --checkpoint FILE");
  return undefined;
}

/** The search in the file, if there is a file yet. */
function restoredFrom({ file, identity }: Checkpoint): Restored | undefined {
  if (kindOf(file) === "nothing") return undefined;
  const from = resumed(identity, readBytes(file));
  if ("refused" in from) {
    throw new UsageFault(`${file}: ${from.refused}; remove it, or leave --resume out`);
  }
  return from;
}

const numbersOf = ({
  depthMax,
  statesMax,
  bytesMax,
}: Bounds): Readonly<Record<string, number>> => ({
  ...(depthMax === undefined ? {} : { depth: depthMax }),
  ...(statesMax === undefined ? {} : { states: statesMax }),
  ...(bytesMax === undefined ? {} : { megabytes: bytesMax / 2 ** 20 }),
});

/** The first counterexample as events from boot; one of a kernel is replayed and written. */
function counterexampleOf(
  { counterexamples: [first] }: Survey,
  system: AnySystem,
  task: Task,
  file: string,
): Counterexample | undefined {
  if (first === undefined) return undefined;
  const { configuration } = task;
  const events = [...configuration.before, ...eventsAlong(system, first.path)];
  const { failure } = first;
  if (task.tag === "specification") return { events, failure, file: undefined, again: undefined };
  return written(configuration, events, task.kernel, file);
}

function written(
  { boot }: Configuration,
  events: readonly TraceEvent[],
  kernel: Kernel,
  file: string,
): Counterexample {
  const replayed = replay(modelOf(kernel, {}), boot, events, () => {});
  if (replayed.tag !== "refuted")
    throw new Error("what the search found wrong is right when it is replayed");
  const { at, failure } = replayed;
  const done = events.slice(0, at + 1);
  const trace = refutedTrace({ start: boot, events: done, failure }, kernelName(kernel));
  writeWhole(file, serialise(trace));
  return { events: done, failure, file, again: `${file} ${optionFor(kernel)}`.trim() };
}
