// `septet replay`: the events of a trace file, done again on a kernel.

import { replay as replayEvents, type Replayed, type Verdict } from "../../engines/index.ts";
import { parseTrace, type Trace, type TraceEvent } from "../../trace/index.ts";
import { EXIT_HOLDS, EXIT_REFUTED, UsageFault } from "../fault.ts";
import { readText } from "../files.ts";
import { kernelName, kernelOf, type KernelOptions } from "../kernels.ts";
import { modelOf } from "../model.ts";
import { counted } from "../report/text.ts";
import { bootText, eventLine, storyOf } from "../story/story.ts";
import type { Paint, Terminal } from "../terminal.ts";

export type ReplayOptions = KernelOptions & { readonly verbose?: true; readonly json?: true };

/** Replays the trace in `file`; the answer is the exit code. */
export async function replay(
  file: string,
  options: ReplayOptions,
  terminal: Terminal,
): Promise<number> {
  const parsed = parseTrace(readText(file), file);
  if (parsed.tag === "refused") throw new UsageFault(parsed.says);
  const trace = parsed.value;
  const kernel = kernelOf(options);
  const steps: string[] = [];
  const replayed = replayEvents(
    modelOf(kernel, {}),
    trace.boot,
    trace.events,
    (at, event, verdict) => steps.push(eventLine(event, at), ...verdictLines(verdict)),
  );
  const run: Run = { file, kernel: kernelName(kernel), trace, replayed, leaves: false };
  const told: Run = { ...run, leaves: leavesAsRecorded(run) };
  if (told.replayed.tag === "disabled" && !told.leaves) throw nonsense(told);
  const verbose = options.verbose === true ? [`  boot  ${bootText(trace.boot)}`, ...steps, ""] : [];
  terminal.out(
    options.json === true
      ? replayJson(told)
      : [...verbose, ...verdictText(told, terminal.paint)].join("\n"),
  );
  return replayed.tag === "refuted" ? EXIT_REFUTED : EXIT_HOLDS;
}

type Run = {
  readonly file: string;
  readonly kernel: string;
  readonly trace: Trace;
  readonly replayed: Replayed;
  /** The kernel makes another choice than the recorded one, where the file says that it does. */
  readonly leaves: boolean;
};

const leavesAsRecorded = ({ trace: { recorded }, kernel, replayed }: Run): boolean =>
  replayed.tag === "disabled" &&
  recorded !== undefined &&
  recorded.kernel !== kernel &&
  recorded.leavesAt === replayed.at;

/** An event that makes no sense where it stands, as a fault of the file. */
function nonsense({ file, replayed }: Run): UsageFault {
  const at = "at" in replayed ? replayed.at : 0;
  const because = "because" in replayed ? replayed.because : "";
  return new UsageFault(`${file}: events[${at}] cannot happen there: ${because}; mend the file`);
}

const verdictLines = (verdict: Verdict): readonly string[] =>
  verdict.tag === "holds" && verdict.reached.length > 0
    ? [`          ${verdict.reached.join(", ")}`]
    : [];

function verdictText(run: Run, paint: Paint): readonly string[] {
  const { file, kernel, trace, replayed } = run;
  if (replayed.tag === "refuted") {
    const events: readonly TraceEvent[] = trace.events.slice(0, replayed.at + 1);
    const { failure } = replayed;
    const where = replayed.at < 0 ? "at boot" : `at event ${replayed.at}`;
    return [
      ...storyOf({ start: trace.boot, events, failure }, paint),
      "",
      `${paint.red("refuted")}: ${failure.claim} does not hold of ${kernel}, ${where} of ${file}.`,
    ];
  }
  const events = counted(trace.events.length, "event");
  const until = "at" in replayed ? `the first ${replayed.at} of ${events}` : `all ${events}`;
  const leaves = run.leaves
    ? ["There the kernel makes another choice that the specification leaves open."]
    : [];
  return [`${paint.green("holds")} of ${kernel}: ${until} of ${file}.`, ...leaves];
}

function replayJson({ file, kernel, trace, replayed }: Run): string {
  const report = {
    verdict: replayed.tag === "refuted" ? "refuted" : "holds",
    kernel,
    trace: file,
    events: "at" in replayed ? Math.max(replayed.at, 0) : trace.events.length,
    ...(replayed.tag === "refuted"
      ? {
          failure: {
            claim: replayed.failure.claim,
            difference: replayed.failure.difference,
            at: replayed.at,
            events: replayed.at + 1,
          },
        }
      : {}),
  };
  return JSON.stringify(report, undefined, 2);
}
