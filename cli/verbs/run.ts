// `septet run`: a program on the emulated computer, its console on stdin and stdout.

import { setImmediate, setTimeout } from "node:timers/promises";
import { hex } from "../../lib/u32.ts";
import type { Debugger } from "../../machine/debug/index.ts";
import { disassemble, type Machine } from "../../machine/index.ts";
import { type Console, openConsole } from "../console.ts";
import { boardWith, diskIn, type Engine, executableIn, passTime, placeIn } from "../emulated.ts";
import { writeWhole } from "../files.ts";
import type { GdbServer } from "../gdbServer.ts";
import { type Interrupt, takeInterrupt } from "../interrupt.ts";
import { count } from "../../lib/counted.ts";

export type RunOptions = {
  readonly trace?: true;
  readonly stats?: true;
  readonly disk?: string;
  readonly maxInstructions?: number;
  readonly gdb?: number;
  readonly engine: Engine;
};

/** Steps between two looks at the world; one that is told takes thousands of times as long. */
const SLICE = 8_000_000;
const TRACED_SLICE = 2_000;
/** Between two looks while the machine waits for the console. */
const IDLE_MS = 5;
/** The run was stopped: as `timeout` says it. */
const EXIT_STOPPED = 124;
/** Plain text, and a cursor that can be seen: a program may have left it otherwise. */
const PLAIN = "\u001b[0m\u001b[?25h";

/** What a run consists of. */
type Scene = {
  readonly file: string;
  readonly machine: Machine;
  readonly options: RunOptions;
  readonly console: Console;
  readonly interrupt: Interrupt;
  /** The name of a place. */
  readonly place: (address: number) => string;
};

/** How it ended: with its own exit code, by Ctrl-C, or because of something that is said. */
type Ended = number | "interrupted" | { readonly because: string };

/** Runs the program in `file`; the answer is its exit code. */
export async function run(file: string, options: RunOptions): Promise<number> {
  const executable = executableIn(file);
  const disk = options.disk === undefined ? {} : { disk: diskIn(options.disk) };
  const server = options.gdb === undefined ? undefined : await gdbServer(options.gdb);
  const console = openConsole();
  const past: { debugged?: Debugger } = {};
  const output = (byte: number): void => {
    if (past.debugged?.repeats !== true) console.send(byte);
  };
  try {
    const machine = boardWith(file, executable, {
      output,
      translate: options.engine === "translator",
      ...disk,
    });
    const interrupt = takeInterrupt();
    const place = placeIn(executable.symbols);
    const startedAt = options.stats === true ? performance.now() : 0;
    const scene = { file, machine, options, console, interrupt, place };
    const debugged = server === undefined ? undefined : await debug(scene, server, past);
    const ended = debugged ?? (await untilItEnds(scene));
    interrupt.release();
    console.flush();
    if (options.disk !== undefined) writeWhole(options.disk, machine.disk);
    if (options.stats === true) say(statistics(machine, (performance.now() - startedAt) / 1000));
    return exitCode(scene, ended);
  } finally {
    server?.close();
    console.close();
  }
}

/** Loaded only when it is asked for: most programs are to start soon. */
const gdbServer = (port: number): Promise<GdbServer> =>
  import("../gdbServer.ts").then(({ openGdbServer }) => openGdbServer(port));

function exitCode({ file, interrupt }: Scene, ended: Ended): number {
  if (typeof ended === "number") return ended & 255;
  if (ended === "interrupted") {
    if (process.stdout.isTTY) process.stdout.write(PLAIN);
    return interrupt.exitCode();
  }
  say(`${file}: ${ended.because}`);
  return EXIT_STOPPED;
}

/** A session of a debugger; nothing if the program is to go on without it. */
async function debug(
  { machine, console, interrupt }: Scene,
  server: GdbServer,
  past: { debugged?: Debugger },
): Promise<Ended | undefined> {
  say(`waits for a debugger: target remote 127.0.0.1:${server.port}`);
  const debugged = server.debuggerOf(machine);
  past.debugged = debugged;
  const how = await server.session(machine, debugged, console, interrupt.asked);
  delete past.debugged;
  if (interrupt.asked()) return "interrupted";
  if (how === "killed") return { because: `ended by the debugger, at ${hex(machine.pc)}` };
  return how === "finished" ? machine.finished : undefined;
}

async function untilItEnds(scene: Scene): Promise<Ended> {
  const { machine, options, console, interrupt } = scene;
  const { trace, maxInstructions = Infinity } = options;
  const slice = trace === true ? TRACED_SLICE : SLICE;
  for (let left = maxInstructions; left > 0;) {
    console.feed(machine);
    const steps = Math.min(left, slice);
    const done = trace === true ? traced(scene, steps) : machine.run(steps);
    left -= done;
    console.flush();
    if (machine.finished !== undefined) return machine.finished;
    if (interrupt.asked()) return "interrupted";
    if (done < steps && !passTime(machine)) {
      const where = hex(machine.pc);
      if (!console.mayFeed())
        return { because: `waits for an interrupt that nobody raises, at ${where}` };
      await setTimeout(IDLE_MS);
    }
    await setImmediate();
  }
  return { because: `stopped after ${count(maxInstructions)} steps, at ${hex(machine.pc)}` };
}

/** Does one step at a time, and says each before it is done; the answer is how many. */
function traced({ machine, place }: Scene, steps: number): number {
  const lines: string[] = [];
  let done = 0;
  for (; done < steps && machine.finished === undefined; done++) {
    const { pc, cycles } = machine;
    const line = `${hex(pc)}  ${instructionAt(machine).padEnd(32)}  ${place(pc)}`.trimEnd();
    machine.step();
    if (machine.cycles === cycles) break; // It waits.
    lines.push(line);
  }
  if (lines.length > 0) say(lines.join("\n"));
  return done;
}

function instructionAt(machine: Machine): string {
  const word = machine.nextInstruction();
  return word === undefined ? "(cannot be fetched)" : disassemble(word);
}

const statistics = (machine: Machine, seconds: number): string =>
  `${count(machine.instret)} instructions, ${count(machine.cycles)} cycles, ` +
  `${(machine.instret / seconds / 1e6).toFixed(1)} million instructions per second`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);
