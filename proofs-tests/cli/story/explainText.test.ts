import { expect, test } from "vitest";
import type { ExplainedEvent, Without } from "../../../cli/story/explain.ts";
import {
  explainedJson,
  explainedLines,
  matterLines,
  withoutJson,
} from "../../../cli/story/explainText.ts";
import { plain } from "../../../cli/terminal.ts";

const change = { what: "clock", before: "tick 0", after: "tick 1" };
const step: ExplainedEvent = {
  at: 3,
  event: { event: "tick" },
  verdict: { tag: "holds", reached: [] },
  changes: [change],
  permitted: [
    { because: ["tick.passes"], changes: [change], taken: true },
    { because: ["schedule.turn", "tick.passes"], changes: [], taken: false },
  ],
};

test("an event is told with what it changed, its rules, and what else was permitted", () => {
  expect(explainedLines(step, plain)).toEqual([
    "     3  a tick passes",
    "          clock: tick 0 → tick 1",
    "          as tick.passes",
    "          or else, as schedule.turn, tick.passes:",
    "            nothing changes",
  ]);
});

test("of a refuted event every permitted end is told", () => {
  const failure = { claim: "aClaim", difference: [] };
  const refuted: ExplainedEvent = {
    ...step,
    verdict: { tag: "refuted", failure },
    changes: [],
    permitted: step.permitted.map((one) => ({ ...one, taken: false })),
  };
  expect(explainedLines(refuted, plain)).toEqual([
    "     3  a tick passes",
    "          it should have been, as tick.passes:",
    "            clock: tick 0 → tick 1",
    "          it should have been, as schedule.turn, tick.passes:",
    "            nothing changes",
  ]);
});

const found: readonly Without[] = [
  { at: 0, end: { tag: "holds" }, disabled: [1, 2] },
  { at: 1, end: { tag: "same" }, disabled: [] },
  { at: 2, end: { tag: "other", claim: "another" }, disabled: [] },
];

test("which events matter is told for each", () => {
  expect(matterLines(found, plain)).toEqual([
    "2 of 3 events matter. Without:",
    "     0  it holds; then 1, 2 cannot happen, and go too",
    "     1  the same claim fails all the same",
    "     2  another claim fails: another",
  ]);
  expect(matterLines(found.slice(0, 1), plain)[0]).toBe(
    "Every event matters. Without it, of 1 event:",
  );
});

test("as JSON it is the same", () => {
  expect(explainedJson(step)).toMatchObject({
    at: 3,
    event: "a tick passes",
    verdict: "holds",
    changes: [change],
    permitted: [{ taken: true }, { because: ["schedule.turn", "tick.passes"], taken: false }],
  });
  expect(found.map(withoutJson)).toMatchObject([
    { without: 0, verdict: "holds", matters: true, disabled: [1, 2] },
    { without: 1, verdict: "refuted", claim: null, matters: false },
    { without: 2, verdict: "refuted", claim: "another", matters: true },
  ]);
});
