// `septet conformance`: every test program in a folder, judged by what it says at `tohost`, as
// riscv-tests do; and the signatures that architecture tests leave in memory.

import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { hex } from "../../lib/u32.ts";
import { RAM_START, type Executable, type Machine, type Misaligned } from "../../machine/index.ts";
import { boardWith, type Engine, executableIn, passTime } from "../emulated.ts";
import { EXIT_HOLDS, EXIT_REFUTED, UsageFault } from "../fault.ts";
import { checkFolder, elfFilesIn, makeFolder, writeWhole } from "../files.ts";
import { columns } from "../report/text.ts";
import {
  conformanceReport,
  conformanceVerdict,
  type ProgramResult,
} from "../reporters/conformanceReport.ts";
import { reportersOf, tell, type Own, type ReporterOptions } from "../reporters/reporters.ts";
import type { Terminal } from "../terminal.ts";

export type ConformanceOptions = ReporterOptions & {
  readonly signatures?: string;
  readonly maxInstructions?: number;
  readonly misaligned: Misaligned;
  readonly engine: Engine;
};

const INSTRUCTIONS_MAX = 20_000_000;
/** Steps between two looks at `tohost`. */
const SLICE = 1000;
const WORD_BYTES = 4;

/** Runs every ELF in `folder`; the answer is the exit code. */
export async function conformance(
  folder: string,
  options: ConformanceOptions,
  terminal: Terminal,
): Promise<number> {
  checkFolder(folder);
  const files = elfFilesIn(folder);
  if (files.length === 0) throw new UsageFault(`${folder}: there is no ELF file in it`);
  const reporters = reportersOf(options);
  if (options.signatures !== undefined) makeFolder(options.signatures);
  const began = performance.now();
  const results: ProgramResult[] = [];
  for (const name of files) {
    terminal.progress.show(() => name);
    results.push(judged(join(folder, name), options));
    await setImmediate(); // Ctrl-C is heard between two programs.
  }
  terminal.progress.clear();
  const seconds = (performance.now() - began) / 1000;
  const own: Own = {
    human: () => table(results),
    json: () => JSON.stringify({ results }, undefined, 2),
  };
  await tell(reporters, () => conformanceReport(folder, results, seconds), own, terminal);
  return results.every(({ verdict }) => verdict === "passed") ? EXIT_HOLDS : EXIT_REFUTED;
}

function judged(file: string, options: ConformanceOptions): ProgramResult {
  const name = basename(file);
  const done = ran(file, options);
  if ("refused" in done) return { name, verdict: "failed", detail: done.refused };
  const { said, machine, signature } = done;
  if (options.signatures !== undefined && signature !== undefined)
    writeWhole(join(options.signatures, `${name}.signature`), signature);
  if (said === undefined) return { name, verdict: "timeout", detail: `at ${hex(machine.pc)}` };
  if (said === 1) return { name, verdict: "passed", detail: "" };
  return { name, verdict: "failed", detail: `case ${said >>> 1}` };
}

type Ran = {
  /** 1 is passed, 2n + 1 is failed in case n; undefined: nothing was said in time. */
  readonly said: number | undefined;
  readonly machine: Machine;
  readonly signature: string | undefined;
};

/** The program, run; or why it cannot be. */
function ran(file: string, options: ConformanceOptions): Ran | { readonly refused: string } {
  try {
    const executable = executableIn(file);
    const machine = boardWith(file, executable, {
      misaligned: options.misaligned,
      // The programs are short: what is executed twice is hot enough.
      translate: options.engine === "translator" && "eagerly",
    });
    const place = (name: string): number | undefined => wordNamed(name, file, executable, machine);
    const [begin, end] = [place("begin_signature"), place("end_signature")];
    const said = answerOf(
      machine,
      { tohost: place("tohost"), fromhost: place("fromhost") },
      options.maxInstructions ?? INSTRUCTIONS_MAX,
    );
    const has = begin !== undefined && end !== undefined;
    return { said, machine, signature: has ? wordsBetween(machine, begin, end) : undefined };
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error;
    return { refused: error.message };
  }
}

/** The address of a symbol that names a word of RAM, or what follows its last one. */
function wordNamed(
  name: string,
  file: string,
  { symbols }: Executable,
  machine: Machine,
): number | undefined {
  const address = symbols.find((symbol) => symbol.name === name)?.address;
  if (address === undefined) return undefined;
  const offset = address - RAM_START;
  if (offset % WORD_BYTES === 0 && offset >= 0 && offset < machine.ram.length) return address;
  throw new UsageFault(`${file}: its ${name}, ${hex(address)}, is no word of RAM`);
}

type Mailboxes = { readonly tohost: number | undefined; readonly fromhost: number | undefined };

/** What the program says in the end. */
function answerOf(
  machine: Machine,
  { tohost, fromhost }: Mailboxes,
  instructionsMax: number,
): number | undefined {
  for (let left = instructionsMax; left > 0; left -= SLICE) {
    if (machine.run(SLICE) < SLICE && machine.finished === undefined && !passTime(machine)) break;
    if (machine.finished !== undefined) return 2 * machine.finished + 1;
    const said = tohost === undefined ? 0 : machine.peek32(tohost);
    if (said % 2 === 1) return said;
    if (said === 0 || tohost === undefined) continue;
    machine.poke32(tohost, 0); // It asks for a service, to print something: granted.
    if (fromhost !== undefined) machine.poke32(fromhost, 1);
  }
  return undefined;
}

/** A signature: the words between two addresses, one to a line. */
function wordsBetween(machine: Machine, begin: number, end: number): string {
  const lines: string[] = [];
  for (let address = begin; address < end; address += WORD_BYTES)
    lines.push(machine.peek32(address).toString(16).padStart(8, "0"));
  return `${lines.join("\n")}\n`;
}

function table(results: readonly ProgramResult[]): string {
  const rows = results.map(({ name, verdict, detail }) => [name, verdict, detail]);
  return [...columns(rows, []), "", conformanceVerdict(results)].join("\n");
}
