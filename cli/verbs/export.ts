// `septet export`: what Septet has, in the form that others read.

import { basename, extname } from "node:path";
import { expand, Follower, Leader, type Survey } from "../../engines/breadth/index.ts";
import { all, execute, join, read, write } from "../../spec/index.ts";
import { parseTrace, type Trace } from "../../trace/index.ts";
import { configJsonSchema } from "../config/schema.ts";
import { dot } from "../export/dot.ts";
import { graphOf } from "../export/graph.ts";
import { itf } from "../export/itf.ts";
import {
  mappingEventText,
  mappingsText,
  mappingSystem,
  sizeText,
  type MappingSize,
} from "../export/mapping.ts";
import { mermaid } from "../export/mermaid.ts";
import { tlaModule, tlcConfiguration } from "../export/tla.ts";
import { traceText } from "../export/traceText.ts";
import { EXIT_HOLDS, UsageFault } from "../fault.ts";
import { checkWritable, readText, writeWhole } from "../files.ts";
import { kernelOf, systemOf, type KernelOptions } from "../kernels.ts";
import { counted } from "../../lib/counted.ts";
import { inTurns } from "../replaying.ts";
import type { Terminal } from "../terminal.ts";

export type ExportOptions = { readonly out?: string };

/** Writes `text()` to stdout or a file; the answer is the exit code. */
async function put(
  text: () => string,
  { out }: ExportOptions,
  terminal: Terminal,
): Promise<number> {
  if (out !== undefined) checkWritable(out, "--out");
  const made = madeBy(text);
  if (out === undefined) terminal.out(made.replace(/\n$/, ""));
  else writeWhole(out, made);
  return EXIT_HOLDS;
}

/** The text, unless it is longer than a string can be. */
export function madeBy(text: () => string): string {
  try {
    return text();
  } catch (error) {
    if (!(error instanceof RangeError && error.message === "Invalid string length")) throw error;
    throw new UsageFault("what would be exported is longer than a text can be; shorten the trace");
  }
}

/** The JSON schema of config files. */
export const exportSchema = (options: ExportOptions, terminal: Terminal): Promise<number> =>
  put(configJsonSchema, options, terminal);

export const traceFormats = ["text", "mermaid", "itf"] as const;
export type TraceFormat = (typeof traceFormats)[number];
export type ExportTraceOptions = ExportOptions & KernelOptions;

/** A trace file in another format. */
export function exportTrace(
  format: TraceFormat,
  file: string,
  options: ExportTraceOptions,
  terminal: Terminal,
): Promise<number> {
  const parsed = parseTrace(readText(file), file);
  if (parsed.tag === "refused") throw new UsageFault(parsed.says);
  return put(() => traceIn(format, parsed.value, file, options), options, terminal);
}

function traceIn(
  format: TraceFormat,
  trace: Trace,
  file: string,
  options: ExportTraceOptions,
): string {
  switch (format) {
    case "text":
      return traceText(trace);
    case "mermaid":
      return mermaid(trace);
    case "itf":
      return itf(systemOf(kernelOf(options)), trace, file);
  }
}

export type ExportModelOptions = ExportOptions & {
  readonly tasks: number;
  readonly pages: number;
  readonly frames: number;
};

/** Of a page: everything, all but writing, reading alone. Taken back: writing, reading, all. */
const RIGHTS = {
  offers: [all, join(read, execute), read],
  revokes: [write, read, all],
};

/** States in a graph that somebody may still want to look at. */
const NODES_MAX = 5000;
/** States that are counted for a module. */
const STATES_MAX = 200_000;

const sizeOf = ({ tasks, pages, frames }: ExportModelOptions): MappingSize => {
  if (frames <= pages) return { tasks, pages, frames, ...RIGHTS };
  throw new UsageFault(
    `--frames ${frames}: each needs a page of σ0; name at least as many --pages`,
  );
};

/** The explored graph of the mapping model. */
export function exportDot(options: ExportModelOptions, terminal: Terminal): Promise<number> {
  const size = sizeOf(options);
  const graph = graphOf(mappingSystem(size), NODES_MAX);
  if (graph === undefined)
    throw new UsageFault(
      `${sizeText(size)}: more than ${NODES_MAX} states; name fewer --tasks or --pages`,
    );
  const labels = {
    name: `mapping: ${sizeText(size)}`,
    state: mappingsText,
    event: mappingEventText,
  };
  return put(() => dot(graph, labels), options, terminal);
}

/** The mapping model as a TLA+ module; beside a file, the configuration for TLC. */
export async function exportTla(options: ExportModelOptions, terminal: Terminal): Promise<number> {
  const size = sizeOf(options);
  const name = moduleName(options.out);
  const configuration = options.out?.replace(/\.tla$/, ".cfg");
  for (const file of [options.out, configuration])
    if (file !== undefined) checkWritable(file, "--out");
  const { ended, states } = await surveyInTurns(size);
  if (ended !== "complete")
    throw new UsageFault(
      `${sizeText(size)}: more than ${STATES_MAX} states; name fewer --tasks or --pages`,
    );
  await put(() => tlaModule(name, size, states), options, terminal);
  if (configuration === undefined) return EXIT_HOLDS;
  writeWhole(configuration, tlcConfiguration);
  terminal.out(
    `${counted(states, "distinct state")} of ${sizeText(size)}; ` +
      `\`tlc -config ${configuration} ${options.out}\` must find as many.`,
  );
  return EXIT_HOLDS;
}

/** Every state, with an ear for Ctrl-C. */
async function surveyInTurns(size: MappingSize): Promise<Survey> {
  const system = mappingSystem(size);
  const leader = new Leader(system, { statesMax: STATES_MAX });
  const follower = new Follower(system);
  await inTurns(Infinity, () => {
    const batch = leader.next();
    if (batch === undefined) return "end";
    leader.take(expand(system, follower, batch));
    return "on";
  });
  return leader.survey();
}

/** A module is called as its file. */
function moduleName(out: string | undefined): string {
  if (out === undefined) return "SeptetMapping";
  const name = basename(out, ".tla");
  if (extname(out) === ".tla" && /^[A-Za-z]\w*$/.test(name)) return name;
  throw new UsageFault(`--out ${out}: a TLA+ module lies in a file NAME.tla, letters and digits`);
}
