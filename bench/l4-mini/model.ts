// L4-mini: three tasks with a thread each pass messages and map pages to each other. The model is
// the same for all engines that Septet is compared with; K bounds the mappings that exist.

import { finiteModel, type FiniteModel } from "../../engines/exhaustive/index.ts";
import { claims } from "./claims.ts";
import { type Fields, fieldsOf, mapping, type Pages, ROOT } from "./kinds.ts";
import { type Kernel, steps } from "./rules.ts";

/** Which of the models; a plain value, so that a worker can be told. */
export type Configuration = Kernel & { readonly pages: Pages };

/** L4-mini as the exhaustive engine explores it. */
export const l4mini = (kernel: Configuration): FiniteModel<Fields> =>
  finiteModel({
    name: `L4-mini(${kernel.k})${kernel.grantForgetsChildren ? " with a wrong grant" : ""}`,
    fields: fieldsOf(kernel.pages),
    // Task 0 holds both frames, with all rights, and every thread runs.
    starts: (s, next) => {
      const readWrite = 1;
      s.slot.set(0, mapping(0, readWrite, ROOT));
      s.slot.set(1, mapping(1, readWrite, ROOT));
      next("start");
    },
    steps: (s, next) => steps(kernel, s, next),
    claims: claims(kernel.k),
    goals: [],
    deadlock: "refuted",
  });
