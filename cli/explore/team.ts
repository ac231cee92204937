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
export const teamOf = (count: number, task: Task, module: URL): Team =>
  new Threads(count, task, module);

class Threads implements Team {
  readonly places: number;
  private readonly task: Task;
  private readonly module: URL;
  private readonly waiting: Job[] = [];
  private readonly free: Worker[] = [];
  /** All that live, and what each does. */
  private readonly jobs = new Map<Worker, Job | undefined>();
  private isOver = false;

  constructor(count: number, task: Task, module: URL) {
    this.places = 2 * count;
    this.task = task;
    this.module = module;
    for (let hired = 0; hired < count; hired++) this.hire();
  }

  readonly expand = (batch: Batch): Promise<Expansion> =>
    new Promise((done, failed) => {
      this.waiting.push({ batch, done, failed, tries: 0 });
      this.assign();
    });

  readonly dismiss = async (): Promise<void> => {
    this.isOver = true;
    await Promise.all([...this.jobs.keys()].map((worker) => worker.terminate()));
  };

  private hire(): void {
    const worker = new Worker(this.module, { workerData: this.task });
    this.jobs.set(worker, undefined);
    worker.on("message", (expansion: Expansion) => {
      this.jobs.get(worker)?.done(expansion);
      this.release(worker);
    });
    worker.on("error", (error: Error) => this.lose(worker, error));
    worker.on("exit", () => this.lose(worker, new Error("a worker thread of the search has died")));
    this.release(worker);
  }

  private release(worker: Worker): void {
    this.jobs.set(worker, undefined);
    this.free.push(worker);
    this.assign();
  }

  private assign(): void {
    while (this.waiting.length > 0 && this.free.length > 0) {
      const worker = this.free.shift() as Worker;
      const job = this.waiting.shift() as Job;
      this.jobs.set(worker, job);
      worker.postMessage(job.batch, []);
    }
  }

  /** `worker` has died: what it did is done by another, or given up. */
  private lose(worker: Worker, error: Error): void {
    if (this.isOver || !this.jobs.has(worker)) return;
    const job = this.jobs.get(worker);
    this.jobs.delete(worker);
    const place = this.free.indexOf(worker);
    if (place >= 0) this.free.splice(place, 1);
    if (job !== undefined && ++job.tries < TRIES) this.waiting.unshift(job);
    else job?.failed(new WorkerFault(error.message, error.stack ?? ""));
    this.hire();
  }
}

/** This thread alone. */
export const alone = (expand: (batch: Batch) => Expansion): Team => ({
  places: 1,
  expand: async (batch) => expand(batch),
  dismiss: async () => {},
});
