// `septet conformance`: every test program in a folder, judged by what it says at `tohost`, as
// riscv-tests do; and the signatures that architecture tests leave in memory.

import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { hex } from "../../lib/u32.ts";
import type { Executable, Machine, Misaligned } from "../../machine/index.ts";
import { boardWith, type Engine, executableIn, passTime } from "../emulated.ts";
import { EXIT_HOLDS, EXIT_REFUTED, UsageFault } from "../fault.ts";
import { elfFilesIn, kindOf, makeFolder, writeWhole } from "../files.ts";
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

/** Runs every ELF in `folder`; the answer is the exit code. */
export async function conformance(
  folder: string,
  options: ConformanceOptions,
  terminal: Terminal,
): Promise<number> {
  if (kindOf(folder) !== "folder") throw new UsageFault(`${folder}: there is no such folder`);
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
  try {
    const executable = executableIn(file);
    const machine = boardWith(file, executable, {
      misaligned: options.misaligned,
      // The programs are short: what is executed twice is hot enough.
      translate: options.engine === "translator" && "eagerly",
    });
    const said = answerOf(machine, executable, options.maxInstructions ?? INSTRUCTIONS_MAX);
    if (options.signatures !== undefined)
      writeSignature(join(options.signatures, `${name}.signature`), machine, executable);
    if (said === undefined) return { name, verdict: "timeout", detail: `at ${hex(machine.pc)}` };
    if (said === 1) return { name, verdict: "passed", detail: "" };
    return { name, verdict: "failed", detail: `case ${said >>> 1}` };
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error;
    return { name, verdict: "failed", detail: error.message };
  }
}

const addressOf = ({ symbols }: Executable, name: string): number | undefined =>
  symbols.find((symbol) => symbol.name === name)?.address;

/** What the program says in the end: 1 is passed, 2n + 1 is failed in case n. */
function answerOf(
  machine: Machine,
  executable: Executable,
  instructionsMax: number,
): number | undefined {
  const tohost = addressOf(executable, "tohost");
  const fromhost = addressOf(executable, "fromhost");
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

/** The words between two symbols, one to a line. */
function writeSignature(file: string, machine: Machine, executable: Executable): void {
  const begin = addressOf(executable, "begin_signature");
  const end = addressOf(executable, "end_signature");
  if (begin === undefined || end === undefined) return;
  const lines: string[] = [];
  for (let address = begin; address < end; address += 4)
    lines.push(machine.peek32(address).toString(16).padStart(8, "0"));
  writeWhole(file, `${lines.join("\n")}\n`);
}

function table(results: readonly ProgramResult[]): string {
  const rows = results.map(({ name, verdict, detail }) => [name, verdict, detail]);
  return [...columns(rows, []), "", conformanceVerdict(results)].join("\n");
}
