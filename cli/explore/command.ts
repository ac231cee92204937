// The options of `septet explore`.

import type { Command } from "commander";
import { numberIn } from "../numbers.ts";
import { numberFor } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { explore, type ExploreOptions } from "../verbs/explore.ts";
import { DEFAULT_CONFIGURATION } from "./plan.ts";

const COUNT = { min: 1, max: 1e15 } as const;

/** Gives `command`, which has the options that name a kernel, all others and its work. */
export function addExplore(
  command: Command,
  terminal: Terminal,
  done: (answer: Promise<number>) => Promise<void>,
): void {
  command
    .description("every state of a small configuration, nearest first")
    .option("--config <name|file>", `which one (default: ${DEFAULT_CONFIGURATION})`)
    .option("--list", "only list the configurations that come with Septet")
    .option("--spec-only", "the specification alone, with every choice that it leaves open")
    .option("--symmetry <kinds>", "with --spec-only: tasks, threads, pages, frames, or all")
    .option("--depth <number>", "no state that is more events away", numberIn(COUNT))
    .option("--states <number>", "no more states", numberIn(COUNT))
    .option("--megabytes <number>", "no more for the states that are kept", numberIn(COUNT))
    .option("--workers <number>", "threads that share the work (default: 1)", numberFor("workers"))
    .option("--checkpoint <file>", "write the search there now and then")
    .option("--resume", "go on from the checkpoint, if there is one")
    .option("--out <file>", "where a refutation is written", "septet-refutation.json")
    .option("--json", "one JSON object on stdout")
    .action((options: ExploreOptions) => done(explore(options, terminal)));
}
