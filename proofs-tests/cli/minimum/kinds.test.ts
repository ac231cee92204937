import { expect, test } from "vitest";
import { configurations } from "../../../refinement/index.ts";
import { withKinds } from "../../../cli/minimum/kinds.ts";
import * as say from "../../../refinement/small/say.ts";

const me = say.actor(0, 1, 0);
const names = (events: Parameters<typeof withKinds>[1]): readonly string[] =>
  withKinds(configurations, events).map(({ name }) => name);

test("what fails last says where a bug may live", () => {
  expect(names([say.unmap(me, 1, 7, false)]).toSorted()).toEqual([
    "derivations",
    "frames",
    "pages",
  ]);
  expect(names([say.tick])).toEqual(["time"]);
  expect(names([say.tick, say.access(me, "load", 1)]).toSorted()).toEqual(["faults", "pages"]);
  expect(names([say.ipc(me, undefined, {})]).length).toBe(configurations.length - 2);
  expect(names([])).toEqual([]);
});

test("small menus come first", () => {
  const sizes = withKinds(configurations, [say.ipc(me, undefined, {})]).map((c) => c.events.length);
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
});
