// `npm run prove:wild`: calls with anything in every register. All of them on the machine, with a
// look at its bytes every so often; then some, each held against the specification.

import { Command, InvalidArgumentError } from "commander";
import { endAsTold } from "../../cli/fault.ts";
import { prng } from "../../lib/prng.ts";
import { realSystem } from "../../refinement/index.ts";
import { wildCalls, type Budget } from "./calls.ts";

const program = new Command("wild")
  .exitOverride(endAsTold)
  .option("--calls <number>", "calls on the machine alone", countIn, 10_000_000)
  .option("--checked <number>", "calls that are held against the specification", countIn, 200_000)
  .option("--every <number>", "a look at the bytes after so many calls", countIn, 64)
  .option("--seed <number>", "decides everything", countIn, 1)
  .parse();
const options = program.opts<Budget & { readonly seed: number }>();
const { says, holds } = wildCalls(realSystem, options, (scene) => prng(options.seed, scene));
process.stdout.write(`${says.join("\n")}\n`);
process.exitCode = holds ? 0 : 1;

function countIn(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 1e9) return value;
  throw new InvalidArgumentError("It must be a whole number from 1 to 1000000000.");
}
