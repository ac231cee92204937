import { expect, test } from "vitest";
import { plainFor, themesOf } from "../../../cli/simpler/plain.ts";
import * as abi from "../../../abi/index.ts";
import { configurations } from "../../../refinement/index.ts";
import * as say from "../../../refinement/small/say.ts";
import type { Boot, TraceEvent } from "../../../trace/index.ts";

const start = configurations[0]?.boot as Boot;
const [one, two] = [say.actor(0, 1, 0), say.actor(0, 2, 0)];
const item = (words: readonly number[]) => say.ipc(one, { to: two, item: words }, undefined);

test("what a run is about is what its events are about", () => {
  const cases: readonly (readonly [TraceEvent, readonly string[]])[] = [
    [say.tick, ["time"]],
    [say.ipc(one, undefined, { timeout: 5 }), ["time"]],
    [say.ipc(one, undefined, {}), []],
    [item(say.item("map", 1, 2, 7)), ["pages"]],
    [item([abi.stringItemOf(4), 0]), ["pages", "strings"]],
    [say.unmap(one, 1, 7, true), ["pages"]],
    [say.access(one, "load", 0), []],
    [say.access(one, "load", 1), ["pages"]],
    [say.exception(one, "breakpoint"), ["exceptions"]],
    [say.switchTo(one, two), ["switches"]],
    [say.exRegs(one, 1, {}), ["growth"]],
    [{ event: "interrupt", line: 0 }, []],
  ];
  for (const [event, themes] of cases) expect([...themesOf([event])].toSorted()).toEqual(themes);
});

test("plain events are those of the actors of the run, and an empty run has none", () => {
  const events = [say.ipc(say.actor(0, 2, 1), { to: two }, undefined)];
  const who = plainFor({ start, events }).flatMap((event) => ("by" in event ? [event.by] : []));
  expect(new Set(who)).toEqual(new Set(["1.0", "2.0", "2.1"]));
  expect(plainFor({ start, events: [] })).toEqual([]);
});
