import { expect, test } from "vitest";
import { featuresFor, featuresOf } from "../../../cli/minimum/likeness.ts";
import { isFailure } from "../../../engines/index.ts";
import {
  completed,
  Lockstep,
  productOf,
  realSystem,
  type ProductState,
} from "../../../refinement/index.ts";
import * as say from "../../../refinement/small/say.ts";
import { nothingAlike, type Boot, type TraceEvent } from "../../../trace/index.ts";

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

test("what is offered and what is accepted tells states apart", () => {
  const offers = (...item: readonly number[]) => after(say.ipc(sigma0, { to: root, item }, {}));
  const [zero, one] = [0, 1].map((page) => say.item("map", say.framePage(0), page, 4));
  expect(offers(...(zero ?? []))).not.toEqual(offers(...(one ?? [])));
  expect(offers()).not.toEqual(offers(...(zero ?? [])));
  const waits = say.ipc(sigma0, undefined, {});
  const late = say.ipc(sigma0, undefined, { timeout: 9 });
  expect(news(after(waits), after(late))).toEqual([
    "1.0 waits for anybody (ipc), takes pages, not for ever",
  ]);
});

const reads = say.access(sigma0, "load", say.framePage(0));
const world = { name: "", says: "", before: [], goals: [], alike: nothingAlike };

test("what the TLB has counts where it is what goes wrong", () => {
  const made = productOf({ ...world, boot, events: [reads] }, realSystem);
  if ("claim" in made) throw new Error(made.claim);
  const [start] = made.initial() as readonly [ProductState];
  const next = made.step(start, completed(reads));
  if (isFailure(next) || next[0] === undefined) throw new Error("σ0 may read its page");
  const read = made.keep?.(next[0]) ?? next[0];
  const featuresAt = (claim: string) => {
    const features = featuresFor({ claim, difference: [] });
    return [features(start), features(read)] as const;
  };
  const [before, then] = featuresAt("theTlbHoldsOnlyWhatIsMapped");
  expect(news(before, then).join("; ")).toMatch(/^the TLB has [0-9a-f-]+ [0-9a-f-]+$/);
  const [calm, same] = featuresAt("spacesRelation");
  expect(news(calm, same)).toEqual([]);
});
