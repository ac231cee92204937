import { expect, test } from "vitest";
import { ownWorlds } from "../../../cli/minimum/own.ts";
import * as say from "../../../refinement/small/say.ts";
import type { TraceEvent } from "../../../trace/index.ts";
import { plainBoot as start } from "../../../cli/simpler/simpler.ts";

const [sigma0, root, child] = [say.actor(0, 1, 0), say.actor(0, 2, 0), say.actor(2, 3, 0)];
const thread = say.actor(0, 2, 1);
const failure = { claim: "any", difference: [] };
const worldsOf = (events: readonly TraceEvent[]) => ownWorlds({ start, events, failure });
const menuOf = (events: readonly TraceEvent[]): readonly TraceEvent[] =>
  worldsOf(events).at(-1)?.[1] ?? [];

test("what one does another may do, to whomever", () => {
  const menu = menuOf([say.ipc(root, { to: sigma0, words: [3] }, undefined)]);
  expect(menu).toContainEqual(say.ipc(sigma0, { to: root, words: [3] }, undefined));
  expect(menu).not.toContainEqual(say.ipc(root, { to: root, words: [3] }, undefined));
});

test("what is done to another may be done to oneself, unless it is said", () => {
  const slower = say.schedule(root, sigma0, 3, undefined);
  expect(menuOf([slower])).toContainEqual(say.schedule(sigma0, sigma0, 3, undefined));
});

test("a thread of one's own is meant by its own number", () => {
  const reads = say.exRegs(thread, 0, {});
  expect(menuOf([reads])).toContainEqual(say.exRegs(root, 1, {}));
});

test("another may do it to the same task", () => {
  const made = say.makeTask(root, say.actor(2, 9, 0), root);
  expect(menuOf([made])).toContainEqual(say.makeTask(sigma0, say.actor(2, 9, 0), sigma0));
});

test("two messages are said at once", () => {
  const item = (n: number) => say.item("map", say.framePage(0), n, 7);
  const sends = (items: readonly number[]) => say.ipc(sigma0, { to: root, item: items }, undefined);
  const menu = menuOf([sends(item(1)), sends(item(2))]);
  const hotSpots = menu.filter((one) => JSON.stringify(one).includes('"a1":256'));
  expect(hotSpots).not.toEqual([]);
});

test("in whatever order things were done, there is one menu", () => {
  const events = [say.ipc(root, undefined, {}), say.ipc(sigma0, { to: root }, undefined)];
  expect(worldsOf(events.toReversed())).toEqual(worldsOf(events));
});

test("the two who live at boot come first, if there are more", () => {
  const events = [say.ipc(child, { to: root }, undefined)];
  const worlds = worldsOf(events);
  expect(worlds).toHaveLength(3);
  expect(worlds[0]?.[1]).toEqual([
    say.ipc(sigma0, { to: root }, undefined),
    say.ipc(root, { to: sigma0 }, undefined),
  ]);
  expect(worldsOf([say.ipc(root, undefined, {})])).toHaveLength(2);
});
