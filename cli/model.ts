// The system under check as a model for the engines, and what is known about all such models.

import type { Model, Walk } from "../engines/index.ts";
import { KernelWalk, kernelModel, type System } from "../refinement/index.ts";
import { bootFault, neededAtBoot, type Boot, type TraceEvent } from "../trace/index.ts";
import { systemOf, type Kernel } from "./kernels.ts";

export type KernelModel = Model<Boot, TraceEvent>;

/** The model of `kernel`, every run booted with the given parameters; the others are drawn. */
export const modelOf = (kernel: Kernel, boot: Partial<Boot>): KernelModel =>
  modelOfSystem(systemOf(kernel), kernel.tag === "ours" ? boot : { ...kernel.boot, ...boot });

/** The same for a machine and kernel that are there already. */
export function modelOfSystem(system: System, boot: Partial<Boot>): KernelModel {
  const model: KernelModel = {
    ...kernelModel(system),
    begin: (start, random) => {
      const walk = KernelWalk.begin(system, start, random, {});
      return "claim" in walk ? walk : adaptable(walk);
    },
  };
  if (Object.keys(boot).length === 0) return model;
  return {
    ...model,
    drawStart: (random) => {
      return fitted({ ...model.drawStart(random), ...boot }, boot);
    },
  };
}

/** Where most draws end. */
const FRAMES_FEW = 16;

/** Pieces of 4 MiB want more nodes and tables than somebody who names a number has in mind. */
function withFewFrames(drawn: Boot, given: Partial<Boot>): Boot {
  if (given.mappingNodes === undefined && given.kernelTables === undefined) return drawn;
  return { ...drawn, userFrames: given.userFrames ?? Math.min(drawn.userFrames, FRAMES_FEW) };
}

/** Drawn parameters give way to those that were given, so that σ0's pages have nodes and tables. */
function fitted(free: Boot, given: Partial<Boot>): Boot {
  const drawn = withFewFrames(free, given);
  const { devices: _, ...plain } = drawn;
  const boot = given.devices === undefined && bootFault(drawn) !== undefined ? plain : drawn;
  const needed = neededAtBoot(boot);
  const kernelTables = Math.max(boot.kernelTables, needed.kernelTables);
  if (given.userFrames === undefined && given.mappingNodes !== undefined) {
    const frames = boot.userFrames - Math.max(0, needed.mappingNodes - given.mappingNodes);
    return { ...boot, kernelTables, userFrames: frames };
  }
  return { ...boot, kernelTables, mappingNodes: Math.max(boot.mappingNodes, needed.mappingNodes) };
}

/** The walk, with events that whoever runs can do in the place of another. */
const adaptable = ({ draw, step, save, end, lockstep }: KernelWalk): Walk<TraceEvent> => ({
  draw,
  step,
  save,
  end,
  adapt: (event) => {
    const by = lockstep.runningName();
    return "by" in event && by !== undefined ? { ...event, by } : undefined;
  },
});
