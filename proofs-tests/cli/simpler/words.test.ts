import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { flexpagesOf, hotSpotsOf, idsIn, renamed, rolesOf } from "../../../cli/simpler/words.ts";
import * as say from "../../../refinement/small/say.ts";
import type { TraceEvent } from "../../../trace/index.ts";

const [me, you] = [say.actor(0, 1, 0), say.actor(0, 2, 1)];
const giving = say.ipc(me, { to: you, words: [7], item: say.item("map", 3, 4, 7) }, { from: you });

test("words of a message name pages only where its tag says so", () => {
  if (giving.event !== "call") throw new Error("it is a call");
  const pages = rolesOf(giving).flatMap(([name, role]) => (role === "page" ? [name] : []));
  expect(pages).toEqual(["a4", "a5", "s3", "s4"]);
  expect(hotSpotsOf(giving)).toEqual(["s3"]);
  expect(idsIn(giving)).toEqual([you.id, you.id]);
  expect(idsIn(say.tick)).toEqual([]);
});

test("flexpages have rights: the window, what is unmapped, what is sent; not where it is taken", () => {
  const callOf = (event: TraceEvent) => {
    if (event.event !== "call") throw new Error("it is a call");
    return event;
  };
  expect(flexpagesOf(callOf(giving))).toEqual(["a4", "s4"]);
  expect(flexpagesOf(callOf(say.unmap(me, 3, 7, false)))).toEqual(["a0"]);
  expect(flexpagesOf(callOf(say.switchTo(me, you)))).toEqual([]);
  const string = [abi.stringItemOf(4), 0x5004];
  expect(flexpagesOf(callOf(say.ipc(me, { to: you, item: string }, undefined)))).toEqual(["a4"]);
});

test("the length of a string names nothing, its address a page", () => {
  const event = say.ipc(me, { to: you, item: [abi.stringItemOf(0x2000), 0x5004] }, undefined);
  const other = renamed(event, { page: (page) => page + 1 });
  expect(other).toMatchObject({ registers: { s2: abi.stringItemOf(0x2000), s3: 0x6004 } });
});

test("whatever is named gets its other name, and nothing else changes", () => {
  const names = {
    task: (task: number) => (task === 2 ? 5 : task),
    lthread: (task: number, lthread: number) => (task === 2 ? lthread + 1 : lthread),
    version: () => 9,
    page: (page: number) => page + 10,
  };
  expect(renamed(giving, names)).toMatchObject({
    by: "1.0",
    registers: {
      a0: abi.threadIdOf(0, 5, 2, 9),
      a2: abi.threadIdOf(0, 5, 2, 9),
      a4: abi.COMPLETE,
      s2: 7,
      s3: (14 << 12) | abi.ITEM_MAP,
      s4: abi.flexpageOf(13, 0, 7),
    },
  });
  const line: TraceEvent = { event: "interrupt", line: 3 };
  expect(renamed(line, { line: () => 0 })).toEqual({ event: "interrupt", line: 0 });
  expect(renamed(say.tick, names)).toBe(say.tick);
  expect(renamed(say.access(you, "load", 1), names)).toEqual(
    say.access(say.actor(0, 5, 2), "load", 11),
  );
});
