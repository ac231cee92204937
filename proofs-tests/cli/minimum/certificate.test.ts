// A certificate is right as it is made, and wrong however it is tampered with.
import { expect, test } from "vitest";
import { certificateOf, judged, minimiser, minimumOn } from "../../../cli/minimum/certificate.ts";
import { kernelName, ours } from "../../../cli/kernels.ts";
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

const [first, second] = events as readonly [TraceEvent, TraceEvent];
const with_ = (change: Partial<Certificate>): Certificate => ({ ...certificate, ...change });
const shorter = with_({
  length: length - 1,
  levels: levels.slice(0, -1),
  events: events.slice(1),
});
const longer = with_({
  length: length + 1,
  levels: [...levels, levels[last] as CertifiedLevel],
  events: [first, ...events],
});
const swapped = with_({ events: events.with(0, second).with(1, first) });
const inTheMenu = with_({ events: events.with(0, tick), menu: [...menu, tick] });
const otherKernel = with_({ kernel: { ...certificate.kernel, sources: "f".repeat(64) } });
const otherBoot = with_({ boot: { ...certificate.boot, threads: 9, depthMax: 3 } });
const said = levels.map(({ states }) => states);

test.each<[string, Certificate, string]>([
  ["a state less", level(last, { states: (said[last] ?? 0) - 1 }), `states at depth ${last}, not`],
  ["a state more", level(1, { states: (said[1] ?? 0) + 1 }), "states at depth 1, not"],
  ["another sum", level(last, { hash: "0".repeat(32) }), `the states at depth ${last} sum up to`],
  ["a shorter length", with_({ length: length - 1 }), "but the run has"],
  ["a shorter length with levels and events to match", shorter, ""],
  ["a longer length with a detour", longer, ""],
  ["another event", with_({ events: events.with(0, tick) }), "events[0] is not in the menu"],
  ["another event that is in the menu too", inTheMenu, ""],
  ["two events in another order", swapped, ""],
  ["an event more in the menu", with_({ menu: [...menu, tick] }), "does not occur in the run"],
  ["an event less in the menu", with_({ menu: menu.slice(1) }), "is not in the menu"],
  ["another boot", otherBoot, ""],
  ["another bug", with_({ kind: "aClaim: thread #" }), "fail as it says"],
  ["other sources", otherKernel, "other sources"],
])("%s is refused", (_, tampered, says) => {
  const because = judged(tampered, kernel);
  expect(because).toBeDefined();
  expect(because).toContain(says);
});

test("for another kernel it is refused", () => {
  const { name } = certificate.kernel;
  expect(judged(certificate, ours)).toContain(`other sources than ${kernelName(ours)} has`);
  expect(judged(certificate, ours)).toContain(`judge it with --mutant ${name}`);
  const patched = { ...certificate, kernel: { ...certificate.kernel, name: "a.patch" } };
  expect(judged(patched, ours)).not.toContain("--mutant");
});

test("several refutations of one bug become equally short, and their certificates are right", () => {
  const { minimum, soon } = minimiser(kernel, 2000);
  for (const run of [soon(found()), found(), found()]) {
    const short = minimum(run);
    expect(short.refutation.events.length).toBe(length);
    const proof = certificateOf(kernel, short);
    expect(proof && judged(proof, kernel)).toBeUndefined();
    expect(proof).toBeDefined();
  }
});
