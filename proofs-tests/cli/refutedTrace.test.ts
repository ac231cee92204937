import { expect, test } from "vitest";
import { version } from "../../cli/project.ts";
import { refutedTrace } from "../../cli/refutedTrace.ts";
import { parseTrace, serialise, type TraceEvent } from "../../trace/index.ts";
import { boot as start } from "./fixture.ts";

const events: readonly TraceEvent[] = [{ event: "tick" }, { event: "tick" }];
const failure = { claim: "aClaim", difference: ["one", "other"] };

test("the last event is the one that failed", () => {
  const trace = refutedTrace({ start, events, failure }, "aMutant", { seed: 7, run: 3 });
  expect(trace).toMatchObject({ boot: start, events });
  expect(trace.recorded).toEqual({
    seed: 7,
    run: 3,
    claim: "aClaim",
    at: 1,
    difference: ["one", "other"],
    kernel: "aMutant",
    septet: version(),
  });
});

test("it is read as it was written, also where our own kernel leaves it", () => {
  const trace = refutedTrace({ start, events, failure, leavesAt: 1 }, "aMutant");
  expect(trace.recorded).toMatchObject({ seed: 0, run: 0, leavesAt: 1 });
  expect(parseTrace(serialise(trace), "t.json")).toEqual({ tag: "parsed", value: trace });
});
