// `septet check` for people: what was reached, the verdict, and its bounds.

import { rules } from "../../spec/rules.ts";
import { storyOf } from "../story/story.ts";
import type { Paint } from "../terminal.ts";
import { reachedTable } from "./reached.ts";
import {
  bounds,
  certificateFile,
  stepsPerSecond,
  unreached,
  verdictSentence,
  type Found,
  type Summary,
} from "./summary.ts";
import { count, counted } from "../../lib/counted.ts";
import { columns } from "./text.ts";

/** The report. `complete` says that every rule had to be reached. */
export function checkText(summary: Summary, complete: boolean, paint: Paint): string {
  const { statistics, found } = summary;
  const lines = [...reachedTable(statistics), "", speed(summary), ""];
  lines.push(
    ...(found === undefined
      ? held(summary, complete, paint)
      : refuted(found, summary, complete, paint)),
  );
  return lines.join("\n");
}

function refuted(
  found: Found,
  summary: Summary,
  complete: boolean,
  paint: Paint,
): readonly string[] {
  const { shortened, run, foundEvents, file, replayOption } = found;
  const again = `${file} ${replayOption}`.trim();
  const minimal = minimalText(shortened, file);
  return [
    `${summary.corpus?.failed ?? `Run ${run}`} failed after ${counted(foundEvents, "event")}; ` +
      `${counted(shortened.events.length, "event")} of them do it (${minimal}):`,
    "",
    ...storyOf(shortened, paint),
    "",
    ...otherBugs(summary),
    paint.red(verdictSentence(summary, complete)),
    `The trace is in ${file}; \`septet replay ${again}\` shows it again.`,
    ...bounds(summary).map((sentence) => paint.dim(sentence)),
  ];
}

/** One line for each further bug; its trace tells the rest. */
function otherBugs({ others }: Summary): readonly string[] {
  if (others.length === 0) return [];
  const rows = others.map(({ shortened, run, file }) => [
    `  ${shortened.failure.claim}`,
    counted(shortened.events.length, "event"),
    `run ${run}`,
    file,
  ]);
  return ["In the runs after it, perhaps for the same reason:", ...columns(rows, [1]), ""];
}

function speed(summary: Summary): string {
  const { statistics, seconds, settings } = summary;
  return (
    `${counted(statistics.runs, "run")} from seed ${settings.seed}, ` +
    `${counted(statistics.events, "step")} in ${seconds.toFixed(1)} s: ` +
    `${count(stepsPerSecond(summary))} steps per second`
  );
}

function held(summary: Summary, complete: boolean, paint: Paint): readonly string[] {
  const missed = unreached(summary.statistics);
  const sentences: Readonly<Record<string, string>> = rules;
  const table = columns(
    missed.map((rule) => ["", rule, sentences[rule] ?? ""]),
    [],
  );
  const says = verdictSentence(summary, complete);
  const verdict = paint.green(says.slice(0, says.indexOf(";"))) + says.slice(says.indexOf(";"));
  return [
    ...(missed.length > 0 ? ["Not reached:", ...table, ""] : []),
    verdict,
    ...bounds(summary).map((sentence) => paint.dim(sentence)),
  ];
}

function minimalText({ minimal, certificate }: Found["shortened"], file: string): string {
  if (certificate !== undefined)
    return `no run of these events is shorter: ${certificateFile(file)}`;
  return minimal ? "no event can be left out" : "perhaps not minimal";
}
