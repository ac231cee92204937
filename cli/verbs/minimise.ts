// `septet minimise`: a trace made as short as it can be, with a certificate that it is.

import { replay } from "../../engines/index.ts";
import {
  parseTrace,
  serialise,
  serialiseCertificate,
  type Certificate,
  type Trace,
} from "../../trace/index.ts";
import { EXIT_HOLDS, EXIT_REFUTED, UsageFault } from "../fault.ts";
import { checkApart, checkWritable, readText, writeWhole } from "../files.ts";
import { kernelName, kernelOf, optionFor, type KernelOptions } from "../kernels.ts";
import { certificateOf, minimumOn } from "../minimum/certificate.ts";
import type { KernelRefutation } from "../minimum/sameBug.ts";
import { modelOf, type KernelModel } from "../model.ts";
import { refutedTrace } from "../refutedTrace.ts";
import { counted } from "../../lib/counted.ts";
import { storyOf } from "../story/story.ts";
import type { Paint, Terminal } from "../terminal.ts";

export type MinimiseOptions = KernelOptions & {
  readonly out: string;
  readonly certificate: string;
  readonly json?: true;
};

/** States that one search may visit: some seconds. */
const STATES_MAX = 3000;

/** Minimises the trace in `file`; the answer is the exit code. */
export async function minimise(
  file: string,
  options: MinimiseOptions,
  terminal: Terminal,
): Promise<number> {
  checkWritable(options.out, "--out");
  checkWritable(options.certificate, "--certificate");
  checkApart(["--out", options.out], ["--certificate", options.certificate]);
  const parsed = parseTrace(readText(file), file);
  if (parsed.tag === "refused") throw new UsageFault(parsed.says);
  const kernel = kernelOf(options);
  const found = refutationIn(file, parsed.value, modelOf(kernel, {}), kernelName(kernel));
  if (found === undefined) {
    terminal.out(`holds: ${file} refutes nothing of ${kernelName(kernel)}`);
    return EXIT_HOLDS;
  }
  const made = minimumOn(kernel, found, STATES_MAX);
  const certificate = certificateOf(kernel, made);
  const { refutation } = made;
  writeWhole(options.out, serialise(refutedTrace(refutation, kernelName(kernel))));
  if (certificate !== undefined) writeWhole(options.certificate, serialiseCertificate(certificate));
  const told: Told = { refutation, certificate, before: parsed.value.events.length, options };
  const again = `${options.out} ${optionFor(kernel)}`.trim();
  terminal.out(options.json === true ? toldJson(told) : toldText(told, again, terminal.paint));
  return EXIT_REFUTED;
}

type Told = {
  readonly refutation: KernelRefutation;
  readonly certificate: Certificate | undefined;
  /** Events of the trace that was given. */
  readonly before: number;
  readonly options: MinimiseOptions;
};

const toldJson = ({ refutation: { failure, events }, certificate }: Told): string =>
  JSON.stringify({
    verdict: "refuted",
    claim: failure.claim,
    events: events.length,
    certified: certificate !== undefined,
    states: certificate?.levels.reduce((sum, { states }) => sum + states, 0) ?? null,
  });

function toldText(
  { refutation, certificate, before, options }: Told,
  again: string,
  paint: Paint,
): string {
  const { failure, events } = refutation;
  const why =
    certificate === undefined
      ? "there were too many runs to prove that none is shorter"
      : `no run of these events is shorter; ${options.certificate} proves it`;
  const length = `${counted(events.length, "event")} instead of ${before}`;
  return [
    ...storyOf(refutation, paint),
    "",
    `${paint.red("refuted")}: ${failure.claim}, in ${length}; ${why}.`,
    `The trace is in ${options.out}; \`septet replay ${again}\` shows it again.`,
  ].join("\n");
}

/** The refutation that a trace is; undefined if it is none. */
function refutationIn(
  file: string,
  { boot, events }: Trace,
  model: KernelModel,
  kernel: string,
): KernelRefutation | undefined {
  const replayed = replay(model, boot, events, () => {});
  switch (replayed.tag) {
    case "holds":
      return undefined;
    case "disabled":
      throw new UsageFault(
        `${file}: events[${replayed.at}] cannot happen on ${kernel}: ${replayed.because}; ` +
          "name the kernel that it was recorded on",
      );
    case "refuted":
      return { start: boot, events: events.slice(0, replayed.at + 1), failure: replayed.failure };
  }
}
