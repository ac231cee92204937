// A corpus: a folder of traces that is kept from check to check. `failures/` has what once refuted
// a kernel, to be replayed before anything else; `reached/` has a short run to each rule, and to
// each way in which a call ended, for random runs to go on from.

import { join, parse } from "node:path";
import { FORMAT, parseTrace, serialise, VERSION, type Trace } from "../trace/index.ts";
import { UsageFault } from "./fault.ts";
import { kindOf, makeFolder, namesIn, readText, writeWhole } from "./files.ts";
import { fileNameOf, type Sample } from "./samples.ts";

export type Corpus = {
  readonly folder: string;
  /** In the order of their names. */
  readonly failures: readonly { readonly file: string; readonly trace: Trace }[];
  /** Each has the name of its file. */
  readonly samples: readonly Sample[];
};

/** The corpus in `folder`, which is made if it is not there. */
export function readCorpus(folder: string): Corpus {
  if (kindOf(folder) === "file")
    throw new UsageFault(`--corpus ${folder}: that is a file; name a folder`);
  makeFolder(folder);
  const failures = tracesIn(join(folder, FAILURES));
  const samples = tracesIn(join(folder, REACHED)).map(({ file, trace }) => ({
    name: parse(file).name,
    start: trace.boot,
    events: trace.events,
  }));
  return { folder, failures, samples };
}

const FAILURES = "failures";
const REACHED = "reached";

function tracesIn(folder: string): Corpus["failures"] {
  if (kindOf(folder) === "nothing") return [];
  return namesIn(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => {
      const file = join(folder, name);
      const parsed = parseTrace(readText(file), file);
      if (parsed.tag === "refused") throw new UsageFault(parsed.says);
      return { file, trace: parsed.value };
    });
}

/** Keeps a failing trace; its name is the claim and the fingerprint, so that a bug is one file. */
export function keepFailure(
  { folder }: Corpus,
  claim: string,
  fingerprint: string,
  text: string,
): void {
  makeFolder(join(folder, FAILURES));
  writeWhole(join(folder, FAILURES, `${claim}-${fingerprint}.json`), text);
}

/** Keeps samples, each in a file that is named after what it reaches. */
export function keepSamples({ folder }: Corpus, samples: readonly Sample[]): void {
  if (samples.length > 0) makeFolder(join(folder, REACHED));
  for (const { name, start, events } of samples) {
    const trace: Trace = { format: FORMAT, version: VERSION, boot: start, events };
    writeWhole(join(folder, REACHED, `${fileNameOf(name)}.json`), serialise(trace));
  }
}
