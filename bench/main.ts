// `npm run bench`: figures by name, as a table or as JSON.

import { cpus } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { endAsTold } from "../cli/fault.ts";
import { columns } from "../cli/report/text.ts";
import { checkedSteps, phases } from "./checking.ts";
import type { Figure } from "./figure.ts";
import { instructions, portOperations, predecodedInstructions } from "./machine.ts";
import { mutantLoad } from "./mutants.ts";
import { snapshots } from "./snapshots.ts";
import { start } from "./start.ts";

const benches: Readonly<Record<string, (repeats: number) => readonly Figure[]>> = {
  checkedSteps,
  phases,
  instructions,
  predecodedInstructions,
  portOperations,
  snapshots,
  mutantLoad,
  start,
};

type Options = { readonly json?: true; readonly only?: string; readonly repeats: number };

const program = new Command("bench")
  .exitOverride(endAsTold)
  .option("--json", "one JSON object")
  .option("--only <name>", `a figure or a group of figures: ${Object.keys(benches).join(", ")}`)
  .option("--repeats <number>", "how often each is measured", repeatsIn, 5)
  .parse();
report(program.opts<Options>());

function repeatsIn(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 1000) return value;
  throw new InvalidArgumentError("It must be a whole number from 1 to 1000.");
}

function report({ json, only, repeats }: Options): void {
  const group = only?.split(".", 1)[0];
  const chosen = Object.entries(benches).filter(([name]) => group === undefined || name === group);
  if (chosen.length === 0) program.error(`error: no figure is called ${only}`, { exitCode: 2 });
  const figures = chosen
    .flatMap(([, measure]) => measure(repeats))
    .filter(({ name }) => only === undefined || only === group || name === only);
  process.stdout.write(`${json === true ? jsonText(figures) : table(figures)}\n`);
}

function jsonText(figures: readonly Figure[]): string {
  const processor = cpus()[0]?.model ?? "unknown";
  const byName = Object.fromEntries(figures.map(({ name, ...rest }) => [name, rest]));
  return JSON.stringify({ node: process.version, processor, figures: byName }, undefined, 2);
}

function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, min, max }) => [
    name,
    value.toLocaleString("en"),
    unit,
    `${min.toLocaleString("en")} … ${max.toLocaleString("en")}`,
  ]);
  return columns([["figure", "median", "unit", "range"], ...rows], [1]).join("\n");
}
