// An explained trace in words.

import { counted } from "../../lib/counted.ts";
import type { Change } from "../../refinement/index.ts";
import { plain, type Paint } from "../terminal.ts";
import type { ExplainedEvent, Permitted, Without } from "./explain.ts";
import { eventLine } from "./story.ts";

/** An event, what it changed, and what else it might have done. */
export function explainedLines(step: ExplainedEvent, paint: Paint): readonly string[] {
  const { event, at, verdict, changes, permitted } = step;
  const refuted = verdict.tag === "refuted";
  const line = eventLine(event, at);
  return [
    refuted ? paint.bold(line) : line,
    ...changes.map((change) => `          ${changeText(change)}`),
    ...(refuted
      ? permitted.flatMap((one) => outcomeLines("it should have been", one, paint))
      : othersLines(permitted, paint)),
  ];
}

/** What was taken, by its rules alone; the rest with what it would have changed. */
function othersLines(permitted: readonly Permitted[], paint: Paint): readonly string[] {
  const taken = permitted.filter((one) => one.taken);
  const others = permitted.filter((one) => !one.taken);
  return [
    ...taken.map(({ because }) => `          ${paint.dim(`as ${because.join(", ")}`)}`),
    ...others.flatMap((one) => outcomeLines("or else", one, paint)),
  ];
}

function outcomeLines(how: string, { because, changes }: Permitted, paint: Paint): string[] {
  return [
    `          ${paint.dim(`${how}, as ${because.join(", ")}:`)}`,
    ...(changes.length === 0 ? ["            nothing changes"] : []),
    ...changes.map((change) => `            ${changeText(change)}`),
  ];
}

const changeText = ({ what, before, after }: Change): string =>
  before === after ? what : `${what}: ${before} → ${after}`;

/** Which events matter. */
export function matterLines(found: readonly Without[], paint: Paint): readonly string[] {
  const needed = found.filter(({ end }) => end.tag !== "same");
  const summary =
    needed.length === found.length
      ? `Every event matters. Without it, of ${counted(found.length, "event")}:`
      : `${needed.length} of ${counted(found.length, "event")} matter. Without:`;
  return [
    summary,
    ...found.map((one) => `  ${String(one.at).padStart(4)}  ${endText(one, paint)}`),
  ];
}

function endText({ end, disabled }: Without, paint: Paint): string {
  const cannot =
    disabled.length === 0 ? "" : `; then ${disabled.join(", ")} cannot happen, and go too`;
  switch (end.tag) {
    case "holds":
      return `it holds${cannot}`;
    case "same":
      return paint.dim(`the same claim fails all the same${cannot}`);
    case "other":
      return `another claim fails: ${end.claim}${cannot}`;
  }
}

/** The same as data: plain values, no colour. */
export const explainedJson = (step: ExplainedEvent): object => ({
  at: step.at,
  event: eventLine(step.event, step.at)
    .trim()
    .replace(/^\d+ {2}/, ""),
  verdict: step.verdict.tag,
  changes: step.changes,
  permitted: step.permitted,
});

/** The same for leaving out: `without` is an index, `verdict` what becomes of the run. */
export const withoutJson = (one: Without): object => ({
  without: one.at,
  verdict: one.end.tag === "holds" ? "holds" : "refuted",
  claim: one.end.tag === "other" ? one.end.claim : null,
  matters: one.end.tag !== "same",
  disabled: one.disabled,
  says: endText(one, plain),
});
