// What one task wrote reaches another only by a message, a string or a shared page.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { mutantKernel, mutantNamed, systemOf } from "../../../cli/kernels.ts";
import { realSystem, type System } from "../../../refinement/system.ts";
import { TAINT_CLAIM, Twins } from "../../../refinement/taint/twins.ts";
import type { Boot, Registers, TraceEvent } from "../../../trace/event.ts";
import { parseTrace } from "../../../trace/index.ts";
import { smallBoot } from "../fixture.ts";

function twinsOf(owner: number, system: System = realSystem, boot: Boot = smallBoot): Twins {
  const twins = Twins.begin(system, boot, owner, prng(1));
  if (twins instanceof Twins) return twins;
  throw new Error(twins.claim);
}

const ipc = (by: string, registers: Registers): TraceEvent => ({
  event: "call",
  by,
  call: "ipc",
  registers,
});
const OPEN = 0xffff_ffff;
/** From root to σ0, a word and no more. */
const [waits, sends] = [ipc("1.0", { a0: 0, a2: OPEN }), ipc("2.0", { a0: 0x10001, a1: 1, a2: 0 })];

test("a word that is sent arrives, and is carried on", () => {
  const twins = twinsOf(2);
  expect(twins.step(waits).tag).toBe("holds");
  expect(twins.step(sends).tag).toBe("holds");
  expect(twins.carried).toMatchObject({ words: 1, strings: 0 });
});

test("of a task that says nothing, nothing is carried", () => {
  const twins = twinsOf(3);
  expect([twins.step(waits).tag, twins.step(sends).tag]).toEqual(["holds", "holds"]);
  expect(twins.carried).toEqual({ words: 0, strings: 0, loads: 0, stores: 0 });
});

/** What the second of the two steps comes to with a seeded bug. */
function refuted(name: string): readonly [claim: string, difference: readonly string[]] {
  const twins = twinsOf(2, systemOf(mutantKernel(mutantNamed(name))));
  twins.step(waits);
  const verdict = twins.step(sends);
  if (verdict.tag !== "refuted") throw new Error(verdict.tag);
  return [verdict.failure.claim, verdict.failure.difference];
}

test.each([
  ["allMessageRegistersAreCopied", "x19 of thread 1.0"],
  ["sentWordsAreKeptBehindTheData", "kernel memory, 0x800fff00"],
  ["unsentWordsStayInTheBlock", "kernel memory"],
])("%s is a leak", (name, place) => {
  const [claim, difference] = refuted(name);
  expect(claim).toBe(TAINT_CLAIM);
  expect(difference[0]).toContain("task 2");
  expect(difference.some((line) => line.startsWith(place))).toBe(true);
});

test("what cannot happen does not", () => {
  expect(twinsOf(2).step(sends).tag).toBe("disabled");
});

const folder = new URL("./onceRefuted/", import.meta.url);

test.each(readdirSync(folder))("of task 2's words, %s, once refuted wrongly, holds", (name) => {
  const parsed = parseTrace(readFileSync(new URL(name, folder), "utf8"), name);
  if (parsed.tag === "refused") throw new Error(parsed.says);
  const { boot, events } = parsed.value;
  const twins = twinsOf(2, realSystem, boot);
  for (const event of events) expect(twins.step(event)).toMatchObject({ tag: "holds" });
  // What was not followed then was a string.
  expect(twins.carried.strings).toBeGreaterThan(0);
});
