import { expect, test } from "vitest";
import { fingerprintOf } from "../../cli/fingerprint.ts";
import { boot } from "./fixture.ts";

const shortened = {
  start: boot,
  events: [{ event: "tick" }],
  failure: { claim: "aClaim", difference: ["one"] },
  minimal: true,
  leavesAt: undefined,
} as const;

test("equal traces of one claim have one fingerprint; any other has another", () => {
  const fingerprint = fingerprintOf(shortened);
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf({ ...shortened, minimal: false })).toBe(fingerprint);
  for (const other of [
    { ...shortened, failure: { claim: "another", difference: ["one"] } },
    { ...shortened, start: { ...boot, tasks: 4 } },
    { ...shortened, events: [] },
  ])
    expect(fingerprintOf(other)).not.toBe(fingerprint);
});
