// `septet check` for people: what was reached, the verdict, and its bounds.

import { rules } from "../../spec/rules.ts";
import { storyOf } from "../story/story.ts";
import type { Paint } from "../terminal.ts";
import { reachedTable } from "./reached.ts";
import { bounds, stepsPerSecond, unreached, type Summary } from "./summary.ts";
import { columns, count, counted } from "./text.ts";

/** The report. `complete` says that every rule had to be reached. */
export function checkText(summary: Summary, complete: boolean, paint: Paint): string {
  const { statistics, found } = summary;
  const lines = [...reachedTable(statistics), "", speed(summary), ""];
  if (found === undefined) lines.push(...held(summary, complete, paint));
  else {
    const { shortened, run, foundEvents, file, replayOption } = found;
    const again = `${file} ${replayOption}`.trim();
    const minimal = shortened.minimal ? "no event can be left out" : "perhaps not minimal";
    lines.push(
      `Run ${run} failed after ${counted(foundEvents, "event")}; ` +
        `${counted(shortened.events.length, "event")} of them do it (${minimal}):`,
      "",
      ...storyOf(shortened, paint),
      "",
      `${paint.red("refuted")}: ${shortened.failure.claim} does not hold of ${summary.kernel}.`,
      `The trace is in ${file}; \`septet replay ${again}\` shows it again.`,
    );
  }
  return lines.join("\n");
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
  const rulesText = `${counted(missed.length, "rule")} of the manual`;
  const was = missed.length === 1 ? "was" : "were";
  const but = complete
    ? `but ${rulesText}, which this budget must reach, ${was} not`
    : `${rulesText} ${was} not reached with this budget`;
  const verdict = paint.green(`holds of ${summary.kernel}`);
  return [
    ...(missed.length > 0 ? ["Not reached:", ...table, ""] : []),
    missed.length > 0 ? `${verdict}; ${but}.` : `${verdict}; every rule of the manual was reached.`,
    ...bounds(summary).map((sentence) => paint.dim(sentence)),
  ];
}
