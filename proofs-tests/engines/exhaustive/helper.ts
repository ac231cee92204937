// The module that a worker thread loads in tests: it helps to explore the model that it is told.
import { workerData } from "node:worker_threads";
import { assist, type Job } from "../../../engines/exhaustive/index.ts";
import { wide, workshop } from "./toys.ts";

export type Assignment = { readonly model: "wide" | "workshop" | "broken"; readonly job: Job };

const { model, job } = workerData as Assignment;
if (model === "wide") assist(wide, job);
if (model === "workshop") assist(workshop(-1), job);
if (model === "broken") assist({ ...wide, steps: ({ count }) => count.set(-1, 0) }, job);
