// `septet replay`: the events of a trace file, done again on a kernel.

import { begin, type Replayed, type Verdict } from "../../engines/index.ts";
import { parseTrace, type Trace, type TraceEvent } from "../../trace/index.ts";
import { EXIT_HOLDS, EXIT_REFUTED, UsageFault } from "../fault.ts";
import { readText } from "../files.ts";
import { kernelName, kernelOf, systemOf, type Kernel, type KernelOptions } from "../kernels.ts";
import { modelOf } from "../model.ts";
import { counted } from "../../lib/counted.ts";
import { inTurns } from "../replaying.ts";
import { explained, leavingOut, type ExplainedEvent, type Without } from "../story/explain.ts";
import { explainedJson, explainedLines, matterLines, withoutJson } from "../story/explainText.ts";
import { bootText, eventLine, storyOf } from "../story/story.ts";
import type { Paint, Terminal } from "../terminal.ts";

export type ReplayOptions = KernelOptions & {
  readonly verbose?: true;
  readonly explain?: true;
  readonly json?: true;
};

/** Steps that are done to find out which events matter, unless more are asked for. */
const STEPS_MAX = 40_000;

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
  const { replayed, steps } = await done(kernel, trace);
  const run: Run = { file, kernel: kernelName(kernel), trace, replayed, leaves: false };
  const told: Run = { ...run, leaves: leavesAsRecorded(run) };
  if (told.replayed.tag === "disabled" && !told.leaves) throw nonsense(told);
  const explanation = await explanationOf(kernel, told, options);
  const { paint } = terminal;
  const verbose = options.verbose === true ? [`  boot  ${bootText(trace.boot)}`, ...steps, ""] : [];
  const more = explanation === undefined ? [] : [...explanationText(explanation, paint), ""];
  terminal.out(
    options.json === true
      ? replayJson(told, explanation)
      : [...verbose, ...more, ...verdictText(told, paint)].join("\n"),
  );
  return replayed.tag === "refuted" ? EXIT_REFUTED : EXIT_HOLDS;
}

/** The events done once, and each as a line with what it reached. */
async function done(
  kernel: Kernel,
  { boot, events }: Trace,
): Promise<{ readonly replayed: Replayed; readonly steps: readonly string[] }> {
  const walk = begin(modelOf(kernel, {}), boot);
  if ("claim" in walk) return { replayed: { tag: "refuted", at: -1, failure: walk }, steps: [] };
  const steps: string[] = [];
  let replayed: Replayed = { tag: "holds" };
  await inTurns(events.length, (at) => {
    const event = events[at] as TraceEvent;
    const verdict = walk.step(event);
    steps.push(eventLine(event, at), ...verdictLines(verdict));
    if (verdict.tag === "holds") return "on";
    replayed = { ...verdict, at };
    return "end";
  });
  return { replayed, steps };
}

type Explanation = {
  readonly steps: readonly ExplainedEvent[];
  /** What becomes of a refutation without each event; undefined: there is none, or it is long. */
  readonly without: readonly Without[] | undefined;
};

/** The explanation of a refutation, or of any run that it is asked for. */
async function explanationOf(
  kernel: Kernel,
  { trace, replayed }: Run,
  { explain }: ReplayOptions,
): Promise<Explanation | undefined> {
  const refuted = replayed.tag === "refuted" && replayed.at >= 0;
  if (explain !== true && !refuted) return undefined;
  const end = "at" in replayed ? replayed.at + 1 : trace.events.length;
  const events = trace.events.slice(0, end);
  const system = systemOf(kernel);
  const steps = await explained(system, trace.boot, events);
  const short = explain === true || events.length ** 2 <= STEPS_MAX;
  const without =
    replayed.tag === "refuted" && short
      ? await leavingOut(system, trace.boot, events, replayed.failure)
      : undefined;
  return { steps, without };
}

const explanationText = ({ steps, without }: Explanation, paint: Paint): readonly string[] => [
  "What each event changed, and the rules that it followed:",
  ...steps.flatMap((step) => explainedLines(step, paint)),
  ...(without === undefined ? [] : ["", ...matterLines(without, paint)]),
];

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

function replayJson({ file, kernel, trace, replayed }: Run, explanation?: Explanation): string {
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
    ...(explanation === undefined
      ? {}
      : {
          steps: explanation.steps.map(explainedJson),
          without: explanation.without?.map(withoutJson) ?? null,
        }),
  };
  return JSON.stringify(report, undefined, 2);
}
