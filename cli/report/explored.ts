// What `septet explore` says: the verdict with its bounds, for people and as JSON.

import { surveyed, type Survey } from "../../engines/index.ts";
import type { Failure } from "../../engines/index.ts";
import type { TraceEvent } from "../../trace/index.ts";
import { eventLine } from "../story/story.ts";
import type { Paint } from "../terminal.ts";
import { count, counted } from "../../lib/counted.ts";

/** A search and what is known around it. */
export type Explored = {
  readonly survey: Survey;
  readonly seconds: number;
  /** States that this process has found, without those of a checkpoint. */
  readonly found: number;
  readonly peakMegabytes: number;
  readonly bounds: Readonly<Record<string, number>>;
  readonly counterexample: Counterexample | undefined;
};

export type Counterexample = {
  readonly events: readonly TraceEvent[];
  readonly failure: Failure;
  /** Where the trace was written, and how to see it again; the specification's have none. */
  readonly file: string | undefined;
  readonly again: string | undefined;
};

/** Goals that a complete search has not reached. */
export const missed = ({ ended, goals }: Survey): readonly string[] =>
  ended === "complete"
    ? [...goals].filter(([, depth]) => depth === undefined).map(([name]) => name)
    : [];

/** True iff nothing is wrong with what was looked at. */
export const isGood = ({ survey }: Explored): boolean =>
  survey.ended !== "refuted" && missed(survey).length === 0;

const perSecond = ({ found, seconds }: Explored): number =>
  Math.round(found / Math.max(seconds, 0.001));

export function exploredJson(explored: Explored): string {
  const { survey, bounds, seconds, counterexample } = explored;
  const { configuration, ended, states, transitions, depth, levels, goals } = survey;
  const report = {
    verdict: isGood(explored) ? "holds" : "refuted",
    complete: ended === "complete",
    configuration,
    ended,
    states,
    transitions,
    depth,
    seconds: Math.round(seconds * 1000) / 1000,
    statesPerSecond: perSecond(explored),
    peakMegabytes: explored.peakMegabytes,
    bytesPerState: Math.round(survey.bytesPerState),
    bounds,
    says: surveyed(survey),
    levels,
    goals: Object.fromEntries([...goals].map(([name, at]) => [name, at ?? null])),
    ...(counterexample === undefined ? {} : { failure: failureFields(counterexample) }),
  };
  return JSON.stringify(report, undefined, 2);
}

const failureFields = ({ events, failure, file }: Counterexample): object => ({
  ...failure,
  events: events.length,
  ...(file === undefined ? {} : { trace: file }),
});

export function exploredText(explored: Explored, paint: Paint): string {
  const { survey, seconds, peakMegabytes, counterexample } = explored;
  const [verdict = "", ...wrong] = surveyed(survey);
  const colour = isGood(explored) ? paint.green : paint.red;
  const goals = [...survey.goals].map(([name, depth]) =>
    depth === undefined ? `${name} not reached` : `${name} at depth ${depth}`,
  );
  return [
    ...levelLines(survey),
    "",
    colour(verdict),
    ...wrong.map((line) => `  ${line}`),
    ...missed(survey).map((name) => paint.red(`  ${name}: no state reaches this goal`)),
    ...(counterexample === undefined ? [] : storyLines(counterexample)),
    paint.dim(
      `${counted(survey.transitions, "transition")}, ${seconds.toFixed(1)} s, ` +
        `${count(perSecond(explored))} states per second, ${count(peakMegabytes)} MB, ` +
        `${count(survey.bytesPerState)} bytes a state kept`,
    ),
    ...(goals.length === 0 ? [] : [paint.dim(`Goals: ${goals.join(", ")}.`)]),
  ].join("\n");
}

const levelLines = ({ levels }: Survey): readonly string[] =>
  levels.map(
    ({ states, transitions }, depth) =>
      `  depth ${String(depth).padStart(3)}  ${count(states).padStart(12)} states` +
      `  ${count(transitions).padStart(12)} transitions`,
  );

const storyLines = ({ events, failure, file, again }: Counterexample): readonly string[] => [
  "",
  ...events.map(eventLine),
  `  ${failure.claim}`,
  ...failure.difference.map((line) => `    ${line}`),
  ...(file === undefined || again === undefined
    ? []
    : [`The trace is in ${file}; \`septet replay ${again}\` shows it again.`]),
  "",
];
