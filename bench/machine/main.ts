// `npm run bench:machine`: how fast the machine executes programs with Sv32 on, beside QEMU.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { endAsTold, UsageFault } from "../../cli/fault.ts";
import { columns } from "../../cli/report/text.ts";
import { type Engine, engines, type Run, runHere } from "./engines.ts";
import { compiled, type Program, programs } from "./programs.ts";

type Options = {
  readonly json?: true;
  readonly only?: string;
  readonly repeats: number;
  readonly run?: string;
};

const command = new Command("bench:machine")
  .exitOverride(endAsTold)
  .option("--json", "one JSON object")
  .option("--only <name>", `one program: ${programs.map(({ name }) => name).join(", ")}`)
  .option("--repeats <number>", "how often each is run", repeatsIn, 3)
  .option("--run <engine>", "one run, of the executable in the argument; JSON")
  .argument("[file]")
  .parse();
main(command.opts<Options>(), command.args[0]);

function repeatsIn(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100) return value;
  throw new InvalidArgumentError("It must be a whole number from 1 to 100.");
}

function main({ json, only, repeats, run }: Options, file: string | undefined): void {
  if (run !== undefined && file !== undefined) return say(JSON.stringify(runHere(run, file)));
  const chosen = programs.filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0) command.error(`error: no program is called ${only}`, { exitCode: 2 });
  const folder = mkdtempSync(join(tmpdir(), "septet-bench-"));
  try {
    const all = engines();
    const measured = chosen.map((program) => measure(program, all, repeats, folder));
    say(json === true ? JSON.stringify({ programs: measured }, undefined, 2) : table(measured));
    if (all.length < 4) say("\nQEMU is not installed; `npm run setup:debian` does that.");
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error;
    command.error(`bench:machine: ${error.message}`, { exitCode: 2 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Millions of instructions per second: the median and the best of the repeats. */
type Speed = { readonly median: number; readonly best: number };
type Measured = {
  readonly name: string;
  readonly instructions: number;
  readonly speeds: Readonly<Record<string, Speed>>;
};

/** The engines take turns, so that whatever else the computer does is shared. */
function measure(
  program: Program,
  all: readonly Engine[],
  repeats: number,
  folder: string,
): Measured {
  const file = compiled(program, folder);
  const runs = new Map<string, Run[]>(all.map(({ name }) => [name, []]));
  for (let n = 0; n < repeats; n++)
    for (const engine of all) runs.get(engine.name)?.push(engine.run(file));
  const instructions = runs.get("translator")?.[0]?.instructions ?? 0;
  const printed = new Set(
    [...runs].flatMap(([name, some]) => (name === "interpreter" ? [] : some.map((r) => r.printed))),
  );
  if (printed.size !== 1)
    throw new UsageFault(`${program.name}: the engines print ${[...printed].join(" and ")}`);
  const speeds = [...runs].map(([name, some]) => [name, speedOf(some, instructions)] as const);
  return { name: program.name, instructions, speeds: Object.fromEntries(speeds) };
}

function speedOf(runs: readonly Run[], otherwise: number): Speed {
  const rates = runs
    .map(({ seconds, instructions = otherwise }) => Math.round(instructions / seconds / 1e6))
    .toSorted((a, b) => a - b);
  return { median: rates[Math.floor(rates.length / 2)] ?? 0, best: rates.at(-1) ?? 0 };
}

function table(measured: readonly Measured[]): string {
  const names = Object.keys(measured[0]?.speeds ?? {});
  const header = ["program", "instructions", ...names, "to qemu", "to icount"];
  const rows = measured.map(({ name, instructions, speeds }) => {
    const ratio = (other: string): string => {
      const [mine, its] = [speeds["translator"], speeds[other]];
      return mine && its ? (mine.median / its.median).toFixed(2) : "";
    };
    const cells = names.map((one) => `${speeds[one]?.median} (${speeds[one]?.best})`);
    const millions = `${Math.round(instructions / 1e6)} M`;
    return [name, millions, ...cells, ratio("qemu"), ratio("qemu-icount")];
  });
  const right = header.map((_, n) => n).slice(1);
  const lines = columns([header, ...rows], right);
  return [...lines, "", "Millions of instructions per second: median (best)."].join("\n");
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
