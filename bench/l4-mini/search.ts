// A search as the command line wants it: with worker threads, from a file, to a file.

import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
import {
  type Checkpoint,
  explore,
  type Explored,
  type FiniteModel,
  type Helpers,
  type Job,
  readCheckpoint,
  type Symmetry,
} from "../../engines/exhaustive/index.ts";
import type { Arguments } from "./arguments.ts";
import type { Fields } from "./kinds.ts";
import { type Configuration, l4mini } from "./model.ts";
import { pinnedFor } from "./pinned.ts";

/** What a worker is told: the model as a value, and the search. */
export type Assignment = { readonly configuration: Configuration; readonly job: Job };

/** Explores L4-mini; throws a TypeError if the file to resume is not one. */
export function search(wanted: Arguments): Explored {
  const { k, bug, depthMax, megabytesMax } = wanted;
  const configuration: Configuration = { k, pages: "ofEachTask", grantForgetsChildren: bug };
  const model = l4mini(configuration);
  const symmetry = wanted.symmetry ? "all" : "none";
  const pinned = bug ? undefined : pinnedFor(k, wanted.symmetry);
  const from =
    wanted.resume === undefined ? undefined : checkpointIn(wanted.resume, model, symmetry);
  let save: () => readonly Uint8Array[] = () => [];
  const explored = explore(model, {
    symmetry,
    depthMax,
    bytesMax: megabytesMax * 2 ** 20,
    helpers: helpers(wanted.workers - 1, configuration),
    ...(pinned === undefined ? {} : { pinned }),
    ...(from === undefined ? {} : { from }),
    onLevel: (reached) => {
      save = reached.save;
      return "goOn";
    },
  });
  if (wanted.save !== undefined) write(wanted.save, save());
  return explored;
}

/** Worker threads of this process; they end when the search does, or with the process. */
const helpers = (count: number, configuration: Configuration): Helpers => ({
  count,
  start: (job) => {
    const workerData: Assignment = { configuration, job };
    new Worker(new URL("./worker.js", import.meta.url), { workerData }).unref();
  },
});

function checkpointIn(path: string, model: FiniteModel<Fields>, symmetry: Symmetry): Checkpoint {
  const read = readCheckpoint(model, symmetry, readFileSync(path));
  if (read.tag === "refused") throw new TypeError(`${path}: ${read.because}`);
  return read.checkpoint;
}

function write(path: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, "w");
  for (const part of parts) {
    for (let at = 0; at < part.length; at += writeSync(file, part, at));
  }
  closeSync(file);
}
