// The command line: verbs and options. What a verb does stands in verbs/.

import { Command, CommanderError, Option } from "commander";
import { EXIT_HOLDS, UsageFault } from "./fault.ts";
import { version } from "./project.ts";
import { addReporter, reporterNames } from "./reporters/reporters.ts";
import {
  budgetFrom,
  DEFAULT_BUGS,
  DEFAULT_EVENTS,
  DEFAULT_RUNS,
  DEFAULT_SEED,
  numberFor,
} from "./settings.ts";
import { tlbPolicies } from "./kernels.ts";
import { complaint } from "./complaint.ts";
import { numberIn } from "./numbers.ts";
import { addRunVerb, engineOption, INSTRUCTIONS } from "./runProgram.ts";
import type { Terminal } from "./terminal.ts";
import { bytes, DEFAULT_STATES, type BytesOptions } from "./verbs/bytes.ts";
import { conformance, type ConformanceOptions } from "./verbs/conformance.ts";
import { check, DEFAULT_OUT, type CheckOptions } from "./verbs/check.ts";
import { addExplore } from "./explore/command.ts";
import { addCertify, addMinimise } from "./minimum/command.ts";
import {
  exportDot,
  exportSchema,
  exportTla,
  exportTrace,
  traceFormats,
  type ExportModelOptions,
  type ExportOptions,
  type ExportTraceOptions,
  type TraceFormat,
} from "./verbs/export.ts";
import { DEFAULT_GENERATED, induct, type InductOptions } from "./verbs/induct.ts";
import { mutants, type MutantsOptions } from "./verbs/mutants.ts";
import { replay, type ReplayOptions } from "./verbs/replay.ts";
import { DEFAULT_PAIRS, taint, type TaintOptions } from "./verbs/taint.ts";

const EXIT_HELP = "Exit codes: 0 holds, 1 refuted, 2 usage or input, 70 a bug in Septet.";

/** Does what the arguments say; the answer is the exit code. */
export async function run(arguments_: readonly string[], terminal: Terminal): Promise<number> {
  let code = EXIT_HOLDS;
  const done = (answer: Promise<number>): Promise<void> =>
    answer.then((exit) => void (code = exit));
  const program = programFor(terminal, done);
  try {
    await program.parseAsync(arguments_, { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT_HOLDS;
    throw new UsageFault(complaint(error, arguments_, program));
  }
}

function programFor(terminal: Terminal, done: (answer: Promise<number>) => Promise<void>): Command {
  const program = new Command("septet")
    .description("Checks a microkernel against its specification, step by step.")
    .version(version())
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} })
    .addHelpText("after", `\n${EXIT_HELP}`);
  addReporters(addKernelOptions(addBudget(program.command("check"))))
    .description("random runs, every step checked; the first refutation is made short and written")
    .option("--out <file>", `where a refutation is written (default: ${DEFAULT_OUT})`)
    .option("--corpus <folder>", "begin with the traces there, go on from them, keep what is new")
    .option(
      "--budget <time>",
      "search for so long, as 60s or 5m, in the place of --runs",
      budgetFrom,
    )
    .option(
      "--bugs <number>",
      `tell of so many bugs, at most (default: ${DEFAULT_BUGS})`,
      numberFor("bugs"),
    )
    .action((options: CheckOptions) => done(check(options, terminal)));
  addKernelOptions(program.command("replay"))
    .description("the events of a trace file, done again")
    .argument("<file>", "a trace, as `check --out` writes it")
    .option("--verbose", "show every event, and what it reached")
    .option("--explain", "explain a run that holds, or a long one, as a short refutation is")
    .option("--json", "one JSON object on stdout")
    .action((file: string, options: ReplayOptions) => done(replay(file, options, terminal)));
  addReporters(addBudget(program.command("mutants")))
    .description("every seeded bug: is it caught, by which claim, in how many events?")
    .option("--only <name...>", "these seeded bugs only")
    .option("--family <name...>", "those of these families only; of the machine, `hardware`")
    .option("--list", "only list them, with what each does")
    .action((options: MutantsOptions) => done(mutants(options, terminal)));
  addSearches(program, terminal, done);
  for (const add of [addInduct, addTaint, addBytes, addExports, addMachineVerbs])
    add(program, terminal, done);
  return program;
}

function addInduct(
  program: Command,
  terminal: Terminal,
  done: (answer: Promise<number>) => Promise<void>,
): void {
  addKernelOptions(program.command("induct"))
    .description("states that no run need reach, but satisfy all claims: do they after a step?")
    .option("--seed <number>", `decides every draw (default: ${DEFAULT_SEED})`, numberFor("seed"))
    .option("--from <number>", "the number of the first state (default: 0)", numberIn(NUMBERS))
    .option(
      "--states <number>",
      `how many states (default: ${DEFAULT_GENERATED})`,
      numberIn({ min: 1, max: 100_000_000 }),
    )
    .option("--json", "one JSON object on stdout")
    .action((options: InductOptions) => done(Promise.resolve(induct(options, terminal))));
}

function addTaint(
  program: Command,
  terminal: Terminal,
  done: (answer: Promise<number>) => Promise<void>,
): void {
  addKernelOptions(program.command("taint"))
    .description("does a word that one task wrote reach another unsaid? runs in pairs")
    .option("--seed <number>", `decides every draw (default: ${DEFAULT_SEED})`, numberFor("seed"))
    .option("--from <number>", "the number of the first run (default: 0)", numberIn(NUMBERS))
    .option("--runs <number>", `how many pairs (default: ${DEFAULT_PAIRS})`, numberFor("runs"))
    .option(
      "--events <number>",
      `events in each run, at most (default: ${DEFAULT_EVENTS})`,
      numberFor("events"),
    )
    .option("--json", "one JSON object on stdout")
    .action((options: TaintOptions) => done(Promise.resolve(taint(options, terminal))));
}

/** Numbers of runs and states: words. */
const NUMBERS = { min: 0, max: 4_000_000_000 };

function addBytes(
  program: Command,
  terminal: Terminal,
  done: (answer: Promise<number>) => Promise<void>,
): void {
  program
    .command("bytes")
    .description("every bit of the kernel's memory is flipped, in many states: who complains?")
    .option("--seed <number>", "decides every draw (default: 1)", numberFor("seed"))
    .option(
      "--states <number>",
      `how many states (default: ${DEFAULT_STATES})`,
      numberIn({ min: 1, max: 1_000_000 }),
    )
    .addOption(tlbOption())
    .option("--json", "one JSON object on stdout")
    .action((options: BytesOptions) => done(Promise.resolve(bytes(options, terminal))));
}

function addExports(
  program: Command,
  terminal: Terminal,
  done: (answer: Promise<number>) => Promise<void>,
): void {
  const verb = program.command("export").description("what Septet has, as others read it");
  const part = (name: string, says: string): Command =>
    verb.command(name).description(says).option("--out <file>", "a file in the place of stdout");
  const formats: Readonly<Record<TraceFormat, string>> = {
    text: "a trace in words",
    mermaid: "a trace as a Mermaid sequence diagram",
    itf: "a trace and its states in the Informal Trace Format, for Apalache and Quint",
  };
  for (const format of traceFormats) {
    const command = part(format, formats[format])
      .argument("<file>", "a trace file")
      .action((file: string, options: ExportTraceOptions) =>
        done(exportTrace(format, file, options, terminal)),
      );
    if (format === "itf") addKernelOptions(command); // For the others no kernel runs.
  }
  const sized = (command: Command): Command =>
    command
      .option("--tasks <number>", "tasks, σ0 among them", numberIn({ min: 1, max: 8 }), 2)
      .option("--pages <number>", "pages of each task", numberIn({ min: 1, max: 8 }), 2)
      .option("--frames <number>", "frames, σ0's at boot", numberIn({ min: 1, max: 8 }), 1);
  sized(part("dot", "every state of the mapping model, as a graph for Graphviz")).action(
    (options: ExportModelOptions) => done(exportDot(options, terminal)),
  );
  sized(part("tla", "the mapping part of the specification as a TLA+ module")).action(
    (options: ExportModelOptions) => done(exportTla(options, terminal)),
  );
  part("schema", "the JSON schema of septet.config.json").action((options: ExportOptions) =>
    done(exportSchema(options, terminal)),
  );
}

function addSearches(
  program: Command,
  terminal: Terminal,
  done: (answer: Promise<number>) => Promise<void>,
): void {
  addExplore(addKernelOptions(program.command("explore")), terminal, done);
  addMinimise(addKernelOptions(program.command("minimise")), terminal, done);
  addCertify(addKernelOptions(program.command("certify")), terminal, done);
}

function addMachineVerbs(
  program: Command,
  terminal: Terminal,
  done: (answer: Promise<number>) => Promise<void>,
): void {
  addRunVerb(program, done);
  addReporters(program.command("conformance"))
    .description("every ELF in a folder, judged by what it says at `tohost`")
    .argument("<folder>", "of riscv-tests, or architecture tests")
    .option("--signatures <folder>", "write the signature of each there")
    .option("--max-instructions <number>", "stop after so many", numberIn(INSTRUCTIONS))
    .addOption(misalignedOption())
    .addOption(engineOption("interpreter"))
    .action((folder: string, options: ConformanceOptions) =>
      done(conformance(folder, options, terminal)),
    );
}

const addReporters = (command: Command): Command =>
  command
    .option(
      "--reporter <name[=file]>",
      `${reporterNames.join(", ")}; to stdout or a file; may be given several times`,
      addReporter,
    )
    .option("--json", "one JSON object on stdout: --reporter json");

const addBudget = (command: Command): Command =>
  command
    .option("--seed <number>", `decides every draw (default: ${DEFAULT_SEED})`, numberFor("seed"))
    .option("--runs <number>", `how many runs (default: ${DEFAULT_RUNS})`, numberFor("runs"))
    .option(
      "--events <number>",
      `events in each run, at most (default: ${DEFAULT_EVENTS})`,
      numberFor("events"),
    )
    .option(
      "--workers <number>",
      "threads that share the work (default: one for each core, at most 8)",
      numberFor("workers"),
    )
    .option(
      "--config <file>",
      "a config file (default: septet.config.ts or .json, if there is one)",
    )
    .option("--configuration <name>", "one of the config file's `configurations`");

const addKernelOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--mutant <name>", "the kernel with a seeded bug").conflicts(["patch", "kernel"]),
    )
    .addOption(
      new Option("--patch <file>", "the kernel with a unified diff applied").conflicts("kernel"),
    )
    .option("--kernel <folder>", "another kernel: its kernel.ts exports boot and trap")
    .addOption(tlbOption());

/** What a misaligned load or store does. */
const misalignedOption = (): Option =>
  new Option("--misaligned <what>", "what misaligned loads and stores do: both are legal")
    .choices(["working", "trapping"])
    .default("working");

const tlbOption = (): Option =>
  new Option("--tlb <policy>", "how the TLB forgets (default: keeps)").choices(
    Object.keys(tlbPolicies),
  );
