import { expect, test } from "vitest";
import { featuresOf } from "../../../cli/minimum/likeness.ts";
import { completed, Lockstep, realSystem } from "../../../refinement/index.ts";
import * as say from "../../../refinement/small/say.ts";
import type { Boot, TraceEvent } from "../../../trace/index.ts";

const [sigma0, root] = [say.actor(0, 1, 0), say.actor(0, 2, 0)];
const boot: Boot = {
  userFrames: 1,
  tasks: 2,
  threads: 2,
  kernelTables: 8,
  mappingNodes: 5,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
  devices: [{ line: 3, frame: 65536 }],
};

/** What is true after these events. */
function after(...events: readonly TraceEvent[]): readonly string[] {
  const run = Lockstep.begin(realSystem, boot);
  if ("claim" in run) throw new Error(run.claim);
  for (const event of events) expect(run.step(completed(event)).tag).toBe("holds");
  return featuresOf(run.state);
}

const news = (before: readonly string[], then: readonly string[]): readonly string[] =>
  then.filter((feature) => !before.includes(feature));

test("who runs, who waits, whose pages and lines there are", () => {
  expect(after()).toContain("1.0 runs");
  expect(after().filter((feature) => feature.startsWith("1:"))).toHaveLength(2);
  expect(after()).toContain("line 3: nobody's, masked");
  const offers = say.ipc(sigma0, { to: root, item: say.item("map", say.framePage(0), 5, 6) }, {});
  const offered = after(offers);
  expect(news(after(), offered)).toEqual([
    "2.0 runs",
    "1.0 polls on 2.0 (ipc), offers map page 80100 rw- at 5, then waits",
    "2.0 is ready, queue 1.0",
  ]);
  const taken = after(offers, say.ipc(root, undefined, {}));
  expect(news(offered, taken).join("; ")).toMatch(
    /1.0 waits for anybody \(ipc\), takes pages.*2:5 is frame 80100 rw- from 1:80100/,
  );
});

test("what was said and when makes no difference", () => {
  const waits = say.ipc(sigma0, undefined, {});
  expect(after(waits, say.tick)).toEqual(after(waits));
  const says = (word: number) => say.ipc(sigma0, { to: root, words: [word] }, undefined);
  expect(after(says(1))).toEqual(after(says(2)));
});
