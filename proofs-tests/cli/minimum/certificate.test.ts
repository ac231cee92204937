// A certificate is right as it is made, and wrong however it is tampered with.
import { expect, test } from "vitest";
import { certificateOf, judged, minimumOn } from "../../../cli/minimum/certificate.ts";
import { ours } from "../../../cli/kernels.ts";
import type { Certificate, CertifiedLevel, TraceEvent } from "../../../trace/index.ts";
import { found, kernel } from "./world.ts";

const made = certificateOf(kernel, minimumOn(kernel, found(), 2000));
if (made === undefined) throw new Error("it can be proved");
const certificate: Certificate = made;
const { levels, events, menu, length } = certificate;
const level = (at: number, change: Partial<CertifiedLevel>): Certificate => ({
  ...certificate,
  levels: levels.map((one, depth) => (depth === at ? { ...one, ...change } : one)),
});

test("what was made is right, counted again by other code", () => {
  expect(judged(certificate, kernel)).toBeUndefined();
});

const tick: TraceEvent = { event: "tick" };
const last = length - 1;

// prettier-ignore
test.each<[string, Certificate, string]>([
  ["a state less", level(last, { states: (levels[last]?.states ?? 0) - 1 }), `states at depth ${last}, not`],
  ["a state more", level(1, { states: (levels[1]?.states ?? 0) + 1 }), "states at depth 1, not"],
  ["another sum", level(last, { hash: "0".repeat(32) }), `the states at depth ${last} sum up to`],
  ["a shorter length", { ...certificate, length: length - 1 }, "but the run has"],
  ["a shorter length with levels and events to match", { ...certificate, length: length - 1, levels: levels.slice(0, -1), events: events.slice(1) }, ""],
  ["a longer length with a detour", { ...certificate, length: length + 1, levels: [...levels, levels[last] as CertifiedLevel], events: [events[0] as TraceEvent, ...events] }, ""],
  ["another event", { ...certificate, events: events.with(0, tick) }, "events[0] is not in the menu"],
  ["another event that is in the menu too", { ...certificate, events: events.with(0, tick), menu: [...menu, tick] }, ""],
  ["two events in another order", { ...certificate, events: events.with(0, events[1] as TraceEvent).with(1, events[0] as TraceEvent) }, ""],
  ["an event more in the menu", { ...certificate, menu: [...menu, tick] }, "does not occur in the run"],
  ["an event less in the menu", { ...certificate, menu: menu.slice(1) }, "is not in the menu"],
  ["another boot", { ...certificate, boot: { ...certificate.boot, threads: 9, depthMax: 3 } }, ""],
  ["another bug", { ...certificate, kind: "aClaim: thread #" }, "fail as it says"],
  ["other sources", { ...certificate, kernel: { ...certificate.kernel, sources: "f".repeat(64) } }, "other sources"],
])("%s is refused", (_, tampered, says) => {
  const because = judged(tampered, kernel);
  expect(because).toBeDefined();
  expect(because).toContain(says);
});

test("for another kernel it is refused", () => {
  expect(judged(certificate, ours)).toContain("other sources");
});
