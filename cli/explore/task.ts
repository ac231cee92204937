// What is explored, as a value that can be sent to a worker, and the worker's part of it.

import {
  expand,
  Follower,
  type Batch,
  type Expansion,
  type Failure,
  type System,
} from "../../engines/index.ts";
import { productOf, specificationOf, type Kind } from "../../refinement/index.ts";
import type { Configuration, TraceEvent } from "../../trace/index.ts";
import { systemOf, type Kernel } from "../kernels.ts";

/** The specification alone, or with the machine that runs a kernel. */
export type Task =
  | {
      readonly tag: "specification";
      readonly configuration: Configuration;
      readonly reduceBy: readonly Kind[];
    }
  | { readonly tag: "product"; readonly configuration: Configuration; readonly kernel: Kernel };

/** A system whose states are nobody's business here. */
export type AnySystem = System<unknown, TraceEvent>;

/** The system of `task`; a failure if not even its start is right. */
export function systemFor(task: Task): AnySystem | Failure {
  const { configuration } = task;
  const made =
    task.tag === "specification"
      ? specificationOf(configuration, task.reduceBy)
      : productOf(configuration, systemOf(task.kernel));
  // Only the system itself ever looks into its states.
  return made as AnySystem | Failure;
}

/** What expands batches, for as long as it lives. */
export function expanderOf(system: AnySystem): (batch: Batch) => Expansion {
  const follower = new Follower(system);
  return (batch) => expand(system, follower, batch);
}
