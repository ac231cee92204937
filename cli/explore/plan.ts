// What `septet explore` is told: which configuration, what of it, and how far.

import { createHash } from "node:crypto";
import type { Bounds } from "../../engines/index.ts";
import { configurations, goalNames, kinds, type Kind } from "../../refinement/index.ts";
import { parseConfiguration, writtenConfiguration, type Configuration } from "../../trace/index.ts";
import { UsageFault } from "../fault.ts";
import { kindOf, readText } from "../files.ts";
import { kernelName, kernelOf, type KernelOptions } from "../kernels.ts";
import { projectSources, version } from "../project.ts";
import { nearest } from "../suggest.ts";
import type { Task } from "./task.ts";

/** How the command line says it. */
export type PlanOptions = KernelOptions & {
  readonly config?: string;
  readonly specOnly?: true;
  readonly symmetry?: string;
  readonly depth?: number;
  readonly states?: number;
  readonly megabytes?: number;
};

export const DEFAULT_CONFIGURATION = "crowd";
const DEFAULT_MEGABYTES = 1024;

/** The task that the options name. */
export function taskOf(options: PlanOptions): Task {
  const configuration = configurationNamed(options.config ?? DEFAULT_CONFIGURATION);
  const reduceBy = kindsNamed(options.symmetry);
  if (options.specOnly === true) {
    const named = (["mutant", "patch", "kernel", "tlb"] as const).find((name) => name in options);
    if (named === undefined) return { tag: "specification", configuration, reduceBy };
    throw new UsageFault(`--spec-only: no kernel runs there; leave --${named} out, or --spec-only`);
  }
  if (reduceBy.length > 0) {
    throw new UsageFault(
      "--symmetry: the kernel breaks ties by number, so only --spec-only can be reduced; add it",
    );
  }
  return { tag: "product", configuration, kernel: kernelOf(options) };
}

/** The bounds that the options name. */
export const boundsOf = ({ depth, states, megabytes }: PlanOptions): Bounds => ({
  ...(depth === undefined ? {} : { depthMax: depth }),
  ...(states === undefined ? {} : { statesMax: states }),
  bytesMax: (megabytes ?? DEFAULT_MEGABYTES) * 2 ** 20,
});

/** A configuration that comes with Septet, or one in a file. */
export function configurationNamed(name: string): Configuration {
  const known = configurations.find((one) => one.name === name);
  if (known !== undefined) return known;
  if (kindOf(name) === "nothing") {
    const names = configurations.map((one) => one.name);
    const near = nearest(name, names);
    const hint = near.length > 0 ? `did you mean ${near.join(" or ")}? there` : "there";
    throw new UsageFault(
      `--config ${name}: no such file, and no such configuration; ${hint} are ${names.join(", ")}`,
    );
  }
  const parsed = parseConfiguration(readText(name), name);
  if (parsed.tag === "refused") throw new UsageFault(parsed.says);
  const unknown = parsed.value.goals.find((goal) => !goalNames.includes(goal));
  if (unknown === undefined) return parsed.value;
  throw new UsageFault(
    `${name}: goals: no goal is called ${unknown}; there are ${goalNames.join(", ")}`,
  );
}

function kindsNamed(text: string | undefined): readonly Kind[] {
  if (text === undefined) return [];
  if (text === "all") return kinds;
  return text.split(",").map((name) => {
    const kind = kinds.find((one) => one === name);
    if (kind !== undefined) return kind;
    throw new UsageFault(`--symmetry ${name}: there are ${kinds.join(", ")}, and all`);
  });
}

/** What a checkpoint is of: the same words mean the same search, sources and bounds included. */
export function identityOf(task: Task, bounds: Bounds): string {
  const { configuration } = task;
  const sources =
    task.tag === "product" && task.kernel.tag === "sources"
      ? task.kernel.sources
      : projectSources();
  const what = {
    configuration: writtenConfiguration(configuration),
    bounds,
    sources: [...sources],
  };
  const hash = createHash("sha256").update(JSON.stringify(what)).digest("hex").slice(0, 16);
  const of =
    task.tag === "product"
      ? kernelName(task.kernel)
      : `the specification (${task.reduceBy.join(",")})`;
  return `${configuration.name} of ${of}, Septet ${version()}, ${hash}`;
}
