import { expect, test } from "vitest";
import { like } from "../../../cli/minimum/features.ts";
import { plainEvents } from "../../../refinement/index.ts";
import * as say from "../../../refinement/small/say.ts";

const [sigma0, root] = [say.actor(0, 1, 0), say.actor(0, 2, 0)];
const [waits, sends] = [
  say.ipc(root, undefined, {}),
  say.ipc(sigma0, { to: root, words: [7] }, undefined),
];
const menu = plainEvents({
  actors: [sigma0, root],
  firstVersion: 1,
  tickMicros: 1000,
  lines: [0],
  themes: new Set(["time", "pages", "strings", "switches", "exceptions", "growth"]),
});

test("phases may be joined, and waiting for anybody is always among what may be done", () => {
  const either = [sigma0, root].flatMap((me) => {
    const you = me === root ? sigma0 : root;
    return [
      say.ipc(me, undefined, {}),
      say.ipc(me, { to: you }, undefined),
      say.ipc(me, { to: you }, {}),
    ];
  });
  expect(like([sends], menu)).toEqual(either);
  expect(like([], menu)).toEqual([waits, either[0]].toReversed());
});

test("what a run has nowhere is left out: times, lines, items, other calls", () => {
  const late = say.ipc(root, undefined, { timeout: 9 });
  const timed = say.ipc(root, undefined, { timeout: 1000 });
  expect(like([late], menu)).toContainEqual(timed);
  expect(like([waits], menu)).not.toContainEqual(timed);
  const line = say.ipc(root, undefined, { from: { by: "", id: 1 } });
  expect(like([line], menu)).toContainEqual(line);
  expect(like([say.ipc(root, undefined, { from: sigma0 })], menu)).not.toContainEqual(line);
  const item = say.item("grant", 5, 5, 7);
  const pages = like([say.ipc(root, { to: sigma0, item }, undefined)], menu);
  const handed = (kind: "map" | "grant") =>
    say.ipc(root, { to: sigma0, item: say.item(kind, 0, say.framePage(0), 7) }, undefined);
  expect(pages).toContainEqual(handed("grant"));
  expect(pages).not.toContainEqual(handed("map"));
  expect(like([say.unmap(root, 0, 7, true), say.tick], menu)).toContainEqual(say.tick);
  expect(like(menu, menu)).toEqual(menu);
});

test("a task that is made is something else than one that is deleted", () => {
  const child = say.actor(2, 3, 0);
  const [made, gone] = [say.makeTask(root, child, root), say.handOn(root, child, root)];
  expect(like([made], [made, gone])).toEqual([made]);
  expect(like([gone], [made, gone])).toEqual([gone]);
  const reads = say.exRegs(root, 1, {});
  const starts = say.exRegs(root, 1, { ip: 0 });
  expect(like([starts], [reads, starts])).toEqual([starts]);
  expect(like([reads], [reads, starts])).toEqual([reads, starts]);
});
