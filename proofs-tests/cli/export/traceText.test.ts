import { expect, test } from "vitest";
import { traceText } from "../../../cli/export/traceText.ts";
import { refuted, trace } from "./fixture.ts";

test("a trace is its boot and its events, one to a line", () => {
  const lines = traceText(trace).split("\n");
  expect(lines.length).toBe(1 + trace.events.length + 1);
  expect(lines[0]).toContain("  boot  1 frame");
  expect(lines[1]).toBe("     0  1.0 yields");
  expect(lines[4]).toBe("     3  a tick passes");
});

test("what was recorded of a failure is told after the events", () => {
  const text = traceText(refuted);
  expect(text).toContain("    page 2:80100: r-- | rwx; #1\n");
  expect(text).toMatch(/refuted: spacesRelation does not hold of rightsAreJoined\.\n$/);
});
