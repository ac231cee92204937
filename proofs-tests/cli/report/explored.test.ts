import { expect, test } from "vitest";
import type { Survey } from "../../../engines/index.ts";
import {
  exploredJson,
  exploredText,
  isGood,
  missed,
  type Explored,
} from "../../../cli/report/explored.ts";
import { plain } from "../../../cli/terminal.ts";

const whole: Survey = {
  configuration: "toy",
  ended: "complete",
  states: 3,
  transitions: 5,
  depth: 1,
  levels: [
    { states: 1, transitions: 2, hash: "aa" },
    { states: 2, transitions: 3, hash: "bb" },
  ],
  counterexamples: [],
  goals: new Map([["seen", 1]]),
  bytesPerState: 40.4,
};
const good: Explored = {
  survey: whole,
  seconds: 2,
  found: 3,
  peakMegabytes: 90,
  bounds: { megabytes: 1024, workers: 1 },
  counterexample: undefined,
};
const unseen: Explored = { ...good, survey: { ...whole, goals: new Map([["seen", undefined]]) } };
const refuted: Explored = {
  ...good,
  survey: {
    ...whole,
    ended: "refuted",
    counterexamples: [{ path: Int32Array.of(0, 0), failure: { claim: "aClaim", difference: [] } }],
  },
  counterexample: {
    events: [{ event: "tick" }],
    failure: { claim: "aClaim", difference: ["one"] },
    file: "t.json",
    again: "t.json --mutant m",
  },
};

test("it is good iff nothing is wrong and a complete search has seen its goals", () => {
  expect([good, unseen, refuted].map(isGood)).toEqual([true, false, false]);
  expect(missed(unseen.survey)).toEqual(["seen"]);
  expect(missed({ ...unseen.survey, ended: "depth" })).toEqual([]);
});

test("the JSON has what was promised", () => {
  expect(JSON.parse(exploredJson(good))).toMatchObject({
    verdict: "holds",
    complete: true,
    states: 3,
    transitions: 5,
    statesPerSecond: 2,
    peakMegabytes: 90,
    bounds: { megabytes: 1024, workers: 1 },
    goals: { seen: 1 },
  });
  expect(JSON.parse(exploredJson(refuted))).toMatchObject({
    verdict: "refuted",
    failure: { claim: "aClaim", events: 1, trace: "t.json" },
  });
  expect(JSON.parse(exploredJson(unseen))).toMatchObject({ goals: { seen: null } });
});

test("the text says the bounds, the levels, and how to see it again", () => {
  const text = exploredText(good, plain);
  expect(text).toContain("holds: all 3 states up to depth 1 of toy; there are no others");
  expect(text).toContain("depth   1             2 states             3 transitions");
  expect(text).toContain("Goals: seen at depth 1.");
  expect(exploredText(refuted, plain)).toContain("`septet replay t.json --mutant m`");
  expect(exploredText(unseen, plain)).toContain("seen: no state reaches this goal");
});
