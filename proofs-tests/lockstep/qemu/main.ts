// `npm run lockstep:qemu`: random programs on QEMU and on our computer, until so many instructions
// were compared or a difference was found.
//
//   npm run lockstep:qemu -- [--instructions 1000000] [--translated 0] [--seed 1] [--from 0]

import { Command } from "commander";
import { endAsTold, EXIT_USAGE } from "../../../cli/fault.ts";
import { numberIn } from "../../../cli/numbers.ts";
import * as machines from "../../../machine/index.ts";
import { deviations } from "./deviations.ts";
import { lockstep } from "./lockstep.ts";
import { isa } from "../../../machine/isa/table.ts";
import { lacks } from "../../tools.ts";

type Options = { readonly [Name in "instructions" | "translated" | "seed" | "from"]: number };

const number = numberIn({ min: 0, max: 0xffff_ffff });
const { instructions: wanted, ...options } = new Command("lockstep:qemu")
  .exitOverride(endAsTold)
  .option("--instructions <number>", "how many are compared, at least", number, 1_000_000)
  .option("--translated <number>", "of these, by translated code", number, 0)
  .option("--seed <number>", "decides every program", number, 1)
  .option("--from <number>", "the number of the first program", number, 0)
  .parse()
  .opts<Options>();
const missing = lacks("qemu-system-riscv32");
if (missing !== "") {
  console.error(`lockstep:qemu${missing}`);
  process.exit(EXIT_USAGE);
}

const { seed } = options;
const began = performance.now();
const { instructions, translated, programs, ends, met, difference } = await lockstep(machines, {
  ...options,
  instructions: wanted,
}).catch((error: Error) => {
  console.error(`lockstep:qemu: ${error.message}; --from goes on there`);
  process.exit(EXIT_USAGE);
});
for (const [what, count] of [...met].toSorted())
  console.log(`${String(count).padStart(9)}  ${what}`);
// What always traps has no count of its own.
const traps = ["ecall", "ebreak", "c.ebreak"];
const never = isa.map(({ name }) => name).filter((name) => !met.has(name) && !traps.includes(name));
console.log(`\nNever executed: ${never.join(", ") || "none of the ISA table"}\n`);
for (const [name, count] of ends) {
  const says = name === "equal" ? "To the end." : deviations[name];
  console.log(`${String(count).padStart(5)} of ${programs} programs  ${name}: ${says}`);
}
const seconds = ((performance.now() - began) / 1000).toFixed(0);
if (difference === undefined) {
  console.log(`\n${instructions} instructions without a difference, seed ${seed}, in ${seconds} s`);
  console.log(`${translated} of them were done by translated code as well, which was compared`);
} else {
  console.log(`\nDifferent in program ${difference.program} of seed ${seed}:`);
  for (const line of difference.says) console.log(`  ${line}`);
  process.exitCode = 1;
}
