import { expect, test } from "vitest";
import { fingerprintOf } from "../../cli/fingerprint.ts";
import type { TraceEvent } from "../../trace/index.ts";
import { boot } from "./fixture.ts";

const shortened = {
  start: boot,
  events: [{ event: "tick" }],
  failure: { claim: "aClaim", difference: ["one"] },
  minimal: true,
  leavesAt: undefined,
} as const;

test("traces of one shape that fail in the same way have one fingerprint; any other has another", () => {
  const fingerprint = fingerprintOf(shortened);
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  for (const same of [
    { ...shortened, minimal: false },
    { ...shortened, start: { ...boot, tasks: 4 } },
  ])
    expect(fingerprintOf(same)).toBe(fingerprint);
  for (const other of [
    { ...shortened, failure: { claim: "another", difference: ["one"] } },
    { ...shortened, failure: { claim: "aClaim", difference: ["another"] } },
    { ...shortened, events: [] },
  ])
    expect(fingerprintOf(other)).not.toBe(fingerprint);
});

test("who is who does not matter", () => {
  const load = (by: string, address: number) => ({ event: "load", by, address }) as const;
  const of = (events: readonly TraceEvent[]): string => fingerprintOf({ ...shortened, events });
  expect(of([load("1.0", 0x1000), load("2.0", 0x1000)])).toBe(
    of([load("3.1", 0x5000), load("4.0", 0x5000)]),
  );
  expect(of([load("1.0", 0x1000), load("2.0", 0x1000)])).not.toBe(
    of([load("1.0", 0x1000), load("1.0", 0x1000)]),
  );
});
