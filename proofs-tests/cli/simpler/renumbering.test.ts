import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { renumbered } from "../../../cli/simpler/renumbering.ts";
import * as say from "../../../refinement/small/say.ts";
import type { Boot, TraceEvent } from "../../../trace/index.ts";

const start: Boot = {
  userFrames: 4,
  tasks: 9,
  threads: 9,
  kernelTables: 20,
  mappingNodes: 20,
  tickMicros: 1000,
  firstVersion: 7,
  depthMax: 15,
  firstTick: 0,
  devices: [{ line: 5, frame: 0x1_0004 }],
};
const events = (
  made: say.Actor,
  second: say.Actor,
  page: number,
  frame: number,
  line: number,
): readonly TraceEvent[] => [
  say.makeTask(say.actor(0, 2, 0), made, made),
  say.exRegs(made, abi.lthreadOf(second.id), { ip: 0 }),
  say.ipc(second, { to: made, item: say.item("map", frame, page, 7) }, undefined),
  say.access(second, "load", page),
  say.ipc(made, undefined, { from: { by: "", id: line + 1 } }),
  { event: "interrupt", line },
];

test("all numbers become those of the order in which things appear", () => {
  const odd = events(say.actor(2, 8, 0, 7), say.actor(2, 8, 6, 7), 77, say.framePage(3), 5);
  const [all] = renumbered({ start, events: odd });
  expect(all?.events).toEqual(
    events(say.actor(2, 3, 0), say.actor(2, 3, 1), 0, say.framePage(0), 0),
  );
  expect(all?.start).toMatchObject({
    firstVersion: 1,
    devices: [{ line: 0, frame: 0x1_0000 }],
  });
});

test("what is in order has no other numbers", () => {
  const odd = events(say.actor(2, 8, 0, 7), say.actor(2, 8, 6, 7), 77, say.framePage(3), 5);
  const [all] = renumbered({ start, events: odd });
  expect(all && renumbered(all)).toEqual([]);
});

test("where numbers change places, each goes where the other was", () => {
  const [three, four] = [say.actor(2, 3, 0), say.actor(2, 4, 0)];
  const plain = { ...start, firstVersion: 1, devices: [] };
  const talk = (first: say.Actor, then: say.Actor) => [
    say.ipc(first, { to: then }, undefined),
    say.ipc(then, { to: first }, undefined),
  ];
  expect(renumbered({ start: plain, events: talk(four, three) })).toEqual([
    { start: plain, events: talk(three, four) },
  ]);
});
