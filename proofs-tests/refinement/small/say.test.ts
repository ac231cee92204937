// What the words for events mean, read back from the registers.
import { expect, test } from "vitest";
import { meaningOf } from "../../../refinement/index.ts";
import { setRegisters } from "../../../refinement/codec/event.ts";
import * as say from "../../../refinement/small/say.ts";
import type { TraceEvent } from "../../../trace/index.ts";

const [me, you] = [say.actor(0, 1, 0), say.actor(0, 2, 1)];
function meaning(event: TraceEvent) {
  if (!("by" in event)) return { tag: event.event };
  const file = new Uint32Array(32);
  setRegisters(event, 0, file);
  return meaningOf(event, 0, file);
}

test("an ipc has the phases that are given", () => {
  const both = say.ipc(
    me,
    { to: you, words: [5], item: say.item("grant", 3, 4, 6) },
    { from: you },
  );
  expect(meaning(both)).toMatchObject({
    tag: "ipc",
    to: { task: 2, lthread: 1 },
    message: { untyped: 1, items: [{ tag: "grant", hotSpot: 4, flexpage: { firstPage: 3 } }] },
    sendTimeout: "never",
    receive: { source: { tag: "closed" }, timeout: "never" },
  });
  expect(meaning(say.ipc(me, { to: you, timeout: say.zero }, undefined))).toMatchObject({
    sendTimeout: 0,
    receive: undefined,
  });
  expect(meaning(say.ipc(me, undefined, {}))).toMatchObject({ to: { tag: "nil" } });
});

test("the other words mean what they say", () => {
  expect(meaning(say.unmap(me, 9, 2, true))).toMatchObject({ tag: "fpageUnmap", ownPageToo: true });
  expect(meaning(say.switchTo(me, undefined))).toMatchObject({ to: { tag: "nil" } });
  expect(meaning(say.schedule(me, you, 7, undefined))).toMatchObject({ priority: 7 });
  expect(meaning(say.exRegs(me, 1, { sp: 4 }))).toMatchObject({ lthread: 1, sp: 4, ip: undefined });
  expect(meaning(say.makeTask(me, you, me))).toMatchObject({ tag: "taskNew", ip: 0, mcp: 255 });
  expect(meaning(say.handOn(me, you, me))).toMatchObject({ pager: { tag: "nil" } });
  expect(meaning(say.access(me, "store", 3))).toMatchObject({ access: "store", address: 0x3000 });
  expect(meaning(say.exception(me, "breakpoint"))).toMatchObject({ tag: "exception", cause: 3 });
  expect(meaning(say.tick)).toEqual({ tag: "tick" });
  expect(say.framePage(1)).toBe(0x80101);
});
