// `npm run bench:ipc`: what the short paths cost, beside the budget. The numbers are of the
// model, so they are the same everywhere.

import { readFileSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { endAsTold } from "../../cli/fault.ts";
import { columns } from "../../cli/report/text.ts";
import { measured, overBudget, type Costs } from "./budget.ts";

const FILE = "bench/ipc/budget.json";

const options = new Command("bench:ipc")
  .exitOverride(endAsTold)
  .option("--json", "one JSON object")
  .option("--write", `make what is measured the budget, in ${FILE}`)
  .parse()
  .opts<{ readonly json?: true; readonly write?: true }>();
const costs = measured();
if (options.write === true) writeFileSync(FILE, `${JSON.stringify(costs, undefined, 2)}\n`);
const budget = JSON.parse(readFileSync(FILE, "utf8")) as Costs;
const over = overBudget(costs, budget);
process.stdout.write(
  options.json === true
    ? `${JSON.stringify({ costs, over }, undefined, 2)}\n`
    : `${table(costs)}\n${over.length === 0 ? "All within the budget." : over.join("\n")}\n`,
);
process.exitCode = over.length === 0 ? 0 : 1;

function table(all: Costs): string {
  const rows = Object.entries(all).map(
    ([name, { cycles, words, loads, stores, entries, runs }]) => [
      name,
      ...[cycles, words, loads, stores, entries].map(String),
      runs,
    ],
  );
  const head = ["path", "cycles", "words", "loads", "stores", "entries", "then runs"];
  return columns([head, ...rows], [1, 2, 3, 4, 5]).join("\n");
}
