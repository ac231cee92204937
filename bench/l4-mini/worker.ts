// The module that a worker thread loads: it makes the model again and helps.

import { workerData } from "node:worker_threads";
import { assist } from "../../engines/exhaustive/index.ts";
import { l4mini } from "./model.ts";
import type { Assignment } from "./search.ts";

const { configuration, job } = workerData as Assignment;
assist(l4mini(configuration), job);
