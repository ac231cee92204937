import { expect, test } from "vitest";
import { callsForTwo, merged } from "../../../cli/simpler/merged.ts";
import * as say from "../../../refinement/small/say.ts";
import type { TraceEvent } from "../../../trace/index.ts";

const [sigma0, root] = [say.actor(0, 1, 0), say.actor(0, 2, 0)];
const page = (n: number) => say.item("map", say.framePage(n), n, 7);
const sends = (item: readonly number[]): TraceEvent =>
  say.ipc(sigma0, { to: root, item }, undefined);
const waits = say.ipc(root, undefined, {});

test("two messages to the same thread become one that has the items of both", () => {
  const events = [sends(page(0)), waits, sends(page(1))];
  const both = sends([...page(0), ...page(1)]);
  expect(merged(events)).toEqual([
    [both, waits],
    [waits, both],
  ]);
  expect(callsForTwo(events)).toEqual([both, both]);
});

test("what is sent to different threads, or has no room together, stays as it is", () => {
  const other = say.ipc(sigma0, { to: say.actor(0, 2, 1), item: page(1) }, undefined);
  expect(merged([sends(page(0)), other])).toEqual([]);
  const three = [0, 1, 2].flatMap(page);
  expect(merged([sends(three), sends(three)])).toEqual([]);
  expect(callsForTwo([sends(three), sends(three)])).toEqual([]);
});

test("what is said in words goes with the message that is not sent", () => {
  const events = [say.ipc(sigma0, { to: root, words: [5], item: page(0) }, {}), sends(page(1))];
  const [, first, second] = merged(events);
  const items = [...page(0), ...page(1)];
  expect(first).toEqual([say.ipc(sigma0, { to: root, item: items }, {})]);
  expect(second).toEqual([sends(items)]);
});

test("a register that one call sets the next call of the thread may set itself", () => {
  const sets: TraceEvent = { event: "call", by: "2.0", call: "threadSwitch", registers: { s4: 7 } };
  const registers = "registers" in waits ? waits.registers : {};
  expect(merged([sets, sends(page(0)), waits])).toEqual([
    [sends(page(0)), { ...waits, registers: { ...registers, s4: 7 } }],
  ]);
  expect(merged([sets, sends(page(0))])).toEqual([]);
  expect(merged([waits, say.tick, waits])).toEqual([]);
});

test("what is sent and what is waited for later are the phases of one call", () => {
  const gives = say.ipc(sigma0, { to: root, item: page(0), timeout: 7 }, undefined);
  const takes = say.ipc(sigma0, undefined, { from: root, timeout: 9 });
  const both = say.ipc(sigma0, { to: root, item: page(0), timeout: 7 }, { from: root, timeout: 9 });
  const runs = merged([gives, waits, takes]);
  expect(runs).toContainEqual([both, waits]);
  expect(runs).toContainEqual([waits, both]);
  expect(callsForTwo([gives, takes])).toEqual([both, both]);
  expect(callsForTwo([takes, gives])).toEqual([]);
  expect(callsForTwo([gives, waits])).toEqual([]);
});
