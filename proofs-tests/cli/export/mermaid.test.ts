import { expect, test } from "vitest";
import { mermaid } from "../../../cli/export/mermaid.ts";
import { refuted, trace } from "./fixture.ts";

const arrows = (text: string): readonly string[] =>
  text.split("\n").filter((line) => line.includes("->>"));

test("every thread has a life line, every event a line of its own", () => {
  const text = mermaid(trace);
  const lines = text.split("\n");
  expect(lines[0]).toBe("sequenceDiagram");
  expect(lines).toContain("  participant t1_0 as 1.0");
  expect(lines).toContain("  participant t2_0 as 2.0");
  expect(arrows(text).map((line) => line.replace(/:.*/, "").trim())).toEqual([
    "t1_0->>t1_0",
    "t2_0->>t2_0",
    "t1_0->>t2_0",
  ]);
  expect(lines).toContain("  Note over t1_0,t2_0: a tick passes");
});

test("what Mermaid would take for its own is written as an entity", () => {
  const text = mermaid(refuted);
  expect(text).toContain("  Note over t1_0,t2_0: page 2:80100: r-- | rwx#59; #35;1\n");
  expect(text).toContain("refuted: spacesRelation");
});

test("a trace of ticks alone has a life line too", () => {
  const text = mermaid({ ...trace, events: [{ event: "tick" }] });
  expect(text).toContain("  participant tkernel as kernel");
  expect(text).toContain("  Note over tkernel: a tick passes");
});
