// A long refutation of a seeded bug, to be made short: the shortest one with detours.
import { completed, configurations, kindOf } from "../../../refinement/index.ts";
import { replay } from "../../../engines/index.ts";
import { kernelOf, ours, systemOf, type Kernel } from "../../../cli/kernels.ts";
import { sameBugAs, type KernelRefutation } from "../../../cli/minimum/sameBug.ts";
import { nothingSearched, type Bug } from "../../../cli/minimum/search.ts";
import { modelOf } from "../../../cli/model.ts";
import type { TraceEvent } from "../../../trace/index.ts";
import * as say from "../../../refinement/small/say.ts";

export const kernel: Kernel = kernelOf({ mutant: "unmapStopsAfterOneLevel" });

const [sigma0, root] = [say.actor(0, 1, 0), say.actor(0, 2, 0)];
const FRAME = say.framePage(0);
const give = (me: say.Actor, you: say.Actor, page: number, hotSpot: number): TraceEvent =>
  say.ipc(me, { to: you, item: say.item("map", page, hotSpot, 6), timeout: say.zero }, {});

const boot = configurations.find(({ name }) => name === "derivations")?.boot;

/** Three derivations and some detours; then everything is taken back, but one level too little. */
const events: readonly TraceEvent[] = [
  say.switchTo(sigma0, sigma0),
  say.ipc(sigma0, undefined, {}),
  say.switchTo(root, undefined),
  give(root, sigma0, 9, 9),
  give(sigma0, root, FRAME, 1),
  give(root, sigma0, 1, 2),
  give(sigma0, root, 2, 3),
  say.schedule(root, root, undefined, 5),
  give(root, sigma0, 3, 4),
  say.unmap(sigma0, FRAME, 2, false),
];

export function found(): KernelRefutation {
  if (boot === undefined) throw new Error("there are derivations");
  const whole = { ...boot, mappingNodes: 8 };
  const replayed = replay(modelOf(kernel, {}), whole, events.map(completed), () => {});
  if (replayed.tag !== "refuted") throw new Error("the bug shows");
  return {
    start: whole,
    events: events.slice(0, replayed.at + 1),
    failure: replayed.failure,
  };
}

export function bug(): Bug {
  const model = modelOf(kernel, {});
  const sameBug = sameBugAs(found(), model, modelOf(ours, {}));
  return { system: systemOf(kernel), model, sameBug, statesMax: 2000, searched: nothingSearched() };
}

export const kindFound = (): string => kindOf(found().failure);
