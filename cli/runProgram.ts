// The verb `run`, and a command line that has only this one: loading what the others need takes
// longer than many a program runs.

import { Command, CommanderError, Option } from "commander";
import { complaint } from "./complaint.ts";
import { type Engine, ENGINES, RUN_ENGINE } from "./emulated.ts";
import { EXIT_HOLDS, UsageFault } from "./fault.ts";
import { numberIn } from "./numbers.ts";
import type { RunOptions } from "./verbs/run.ts";

/** How many instructions a run may be bounded to. */
export const INSTRUCTIONS = { min: 1, max: 1e15 } as const;

/** Chooses what executes. */
export const engineOption = (engine: Engine): Option =>
  new Option("--engine <engine>", "what executes; the result is the same")
    .choices(ENGINES)
    .default(engine);

/** Adds the verb; what it does is loaded when it is used. */
export function addRunVerb(
  program: Command,
  done: (answer: Promise<number>) => Promise<void>,
): void {
  program
    .command("run")
    .description("a program on the emulated RV32IMAC computer, its console on stdin and stdout")
    .argument("<file>", "an ELF executable, linked for RAM at 0x80000000")
    .option("--trace", "every instruction, with its place, on stderr")
    .option("--disk <image>", "the block device, written back at the end")
    .option("--stats", "instructions, cycles and speed, on stderr")
    .option(
      "--gdb <port>",
      "wait for GDB at this port of 127.0.0.1; 0 is any that is free",
      numberIn({ min: 0, max: 65535 }),
    )
    .option("--max-instructions <number>", "stop after so many", numberIn(INSTRUCTIONS))
    .addOption(engineOption(RUN_ENGINE))
    .action((file: string, options: RunOptions) =>
      done(import("./verbs/run.ts").then((verb) => verb.run(file, options))),
    );
}

/** Does what the arguments say, of which the first is `run`; the answer is the exit code. */
export async function run(arguments_: readonly string[]): Promise<number> {
  let code = EXIT_HOLDS;
  const program = new Command("septet")
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} });
  addRunVerb(program, (answer) => answer.then((exit) => void (code = exit)));
  try {
    await program.parseAsync(arguments_, { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT_HOLDS;
    throw new UsageFault(complaint(error, arguments_, program));
  }
}
