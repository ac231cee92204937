// `septet run`: a program on the emulated computer, its console on stdin and stdout.

import { setImmediate } from "node:timers/promises";
import { hex } from "../../lib/u32.ts";
import { disassemble, type Machine, type Executable } from "../../machine/index.ts";
import { boardWith, diskIn, type Engine, executableIn, passTime, placeIn } from "../emulated.ts";
import { writeWhole } from "../files.ts";
import { count } from "../report/text.ts";

export type RunOptions = {
  readonly trace?: true;
  readonly stats?: true;
  readonly disk?: string;
  readonly maxInstructions?: number;
  readonly engine: Engine;
};

/** Steps between two looks at the world. */
const SLICE = 8_000_000;
/** The run was stopped: as `timeout` says it. */
const EXIT_STOPPED = 124;

/** Runs the program in `file`; the answer is its exit code. */
export async function run(file: string, options: RunOptions): Promise<number> {
  const executable = executableIn(file);
  const sent: number[] = [];
  const machine = boardWith(file, executable, {
    output: (byte) => sent.push(byte),
    translate: options.engine === "translator",
    ...(options.disk === undefined ? {} : { disk: diskIn(options.disk) }),
  });
  const console = openConsole(sent);
  const startedAt = performance.now();
  const ended = await untilItEnds(machine, executable, options, console);
  console.close();
  if (options.disk !== undefined) writeWhole(options.disk, machine.disk);
  if (options.stats === true) say(statistics(machine, (performance.now() - startedAt) / 1000));
  if (typeof ended === "number") return ended & 255;
  say(`${file}: ${ended}`);
  return EXIT_STOPPED;
}

/** The exit code, or why it was stopped. */
async function untilItEnds(
  machine: Machine,
  executable: Executable,
  { trace, maxInstructions = Infinity }: RunOptions,
  console: Console,
): Promise<number | string> {
  const advance = trace === true ? tracing(machine, executable) : (n: number) => machine.run(n);
  for (let left = maxInstructions; left > 0;) {
    console.feed(machine);
    const steps = Math.min(left, SLICE);
    const done = advance(steps);
    left -= done;
    console.flush();
    if (machine.finished !== undefined) return machine.finished;
    if (done < steps && !passTime(machine) && !console.mayFeed())
      return `waits for an interrupt that nobody raises, at ${hex(machine.pc)}`;
    await setImmediate();
  }
  return `stopped after ${count(maxInstructions)} steps, at ${hex(machine.pc)}`;
}

/** Does one step at a time, and says each before it is done. */
function tracing(machine: Machine, { symbols }: Executable): (steps: number) => number {
  const place = placeIn(symbols);
  return (steps) => {
    for (let done = 0; done < steps; done++) {
      if (machine.finished !== undefined || machine.waiting) return done;
      say(
        `${hex(machine.pc)}  ${instructionAt(machine).padEnd(32)}  ${place(machine.pc)}`.trimEnd(),
      );
      machine.step();
    }
    return steps;
  };
}

function instructionAt(machine: Machine): string {
  const word = machine.nextInstruction();
  return word === undefined ? "(cannot be fetched)" : disassemble(word);
}

const statistics = (machine: Machine, seconds: number): string =>
  `${count(machine.instret)} instructions, ${count(machine.cycles)} cycles, ` +
  `${(machine.instret / seconds / 1e6).toFixed(1)} million instructions per second`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

type Console = {
  /** Gives the machine what has arrived, as far as it has room. */
  readonly feed: (machine: Machine) => void;
  /** Is there, or may there come, something to give? */
  readonly mayFeed: () => boolean;
  /** Writes what the machine has sent. */
  readonly flush: () => void;
  readonly close: () => void;
};

function openConsole(sent: number[]): Console {
  const arrived: number[] = [];
  let ended = false;
  process.stdin.on("data", (bytes: Buffer) => arrived.push(...bytes));
  process.stdin.on("end", () => (ended = true));
  process.stdin.on("error", () => (ended = true));
  return {
    feed: (machine) => {
      while (arrived.length > 0 && machine.receive(arrived[0] ?? 0)) arrived.shift();
    },
    mayFeed: () => arrived.length > 0 || !ended,
    flush: () => void process.stdout.write(Buffer.from(sent.splice(0))),
    close: () => void process.stdin.destroy(),
  };
}
