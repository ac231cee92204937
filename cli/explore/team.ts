// Worker threads that expand batches. One that dies is replaced, and its batch is given to another;
// a batch that kills every thread that tries it ends the search with an error.

import { Worker } from "node:worker_threads";
import type { Batch, Expansion } from "../../engines/index.ts";
import { WorkerFault } from "../fault.ts";
import type { Task } from "./task.ts";

/** Who expands batches. */
export type Team = {
  /** How many batches are worth handing out at a time. */
  readonly places: number;
  readonly expand: (batch: Batch) => Promise<Expansion>;
  readonly dismiss: () => Promise<void>;
};

/** Threads that may die with the same batch before it is given up. */
const TRIES = 3;

type Job = {
  readonly batch: Batch;
  readonly done: (expansion: Expansion) => void;
  readonly failed: (error: Error) => void;
  tries: number;
};

/** `count` threads for `task`; `module` is what they load. */
export function teamOf(count: number, task: Task, module: URL): Team {
  const waiting: Job[] = [];
  const free: Worker[] = [];
  const all = new Map<Worker, Job | undefined>();
  let isOver = false;

  const assign = (): void => {
    while (waiting.length > 0 && free.length > 0) {
      const worker = free.shift() as Worker;
      const job = waiting.shift() as Job;
      all.set(worker, job);
      worker.postMessage(job.batch);
    }
  };
  const lose = (worker: Worker, error: Error): void => {
    if (isOver || !all.has(worker)) return;
    const job = all.get(worker);
    all.delete(worker);
    if (free.includes(worker)) free.splice(free.indexOf(worker), 1);
    if (job !== undefined) {
      job.tries++;
      if (job.tries >= TRIES) job.failed(new WorkerFault(error.message, error.stack ?? ""));
      else waiting.unshift(job);
    }
    hire();
  };
  const hire = (): void => {
    const worker = new Worker(module, { workerData: task });
    all.set(worker, undefined);
    free.push(worker);
    worker.on("message", (expansion: Expansion) => {
      all.get(worker)?.done(expansion);
      all.set(worker, undefined);
      free.push(worker);
      assign();
    });
    worker.on("error", (error: Error) => lose(worker, error));
    worker.on("exit", () => lose(worker, new Error("a worker thread of the search has died")));
    assign();
  };
  for (let hired = 0; hired < count; hired++) hire();
  return {
    places: 2 * count,
    expand: (batch) =>
      new Promise((done, failed) => {
        waiting.push({ batch, done, failed, tries: 0 });
        assign();
      }),
    dismiss: async () => {
      isOver = true;
      await Promise.all([...all.keys()].map((worker) => worker.terminate()));
    },
  };
}

/** This thread alone. */
export const alone = (expand: (batch: Batch) => Expansion): Team => ({
  places: 1,
  expand: async (batch) => expand(batch),
  dismiss: async () => {},
});
