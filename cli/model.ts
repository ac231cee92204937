// The system under check as a model for the engines, and what is known about all such models.

import type { Model, Walk } from "../engines/index.ts";
import { KernelWalk, kernelModel, type System } from "../refinement/index.ts";
import type { Boot, TraceEvent } from "../trace/index.ts";
import { systemOf, type Kernel } from "./kernels.ts";

export type KernelModel = Model<Boot, TraceEvent>;

/** The model of `kernel`, every run booted with the given parameters; the others are drawn. */
export const modelOf = (kernel: Kernel, boot: Partial<Boot>): KernelModel =>
  modelOfSystem(systemOf(kernel), boot);

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
      const drawn = { ...model.drawStart(random), ...boot };
      if (boot.userFrames === undefined) {
        return { ...drawn, userFrames: Math.min(drawn.userFrames, drawn.mappingNodes) };
      }
      return { ...drawn, mappingNodes: Math.max(drawn.userFrames, drawn.mappingNodes) };
    },
  };
}

/** The walk, with events that whoever runs can do in the place of another. */
const adaptable = ({ draw, step, lockstep }: KernelWalk): Walk<TraceEvent> => ({
  draw,
  step,
  adapt: (event) => {
    const by = lockstep.runningName();
    return event.event === "tick" || by === undefined ? undefined : { ...event, by };
  },
});
