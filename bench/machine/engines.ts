// What executes the programs: this machine two ways, and QEMU two ways where it is installed. Each
// run is a process of its own.

import { spawnSync } from "node:child_process";
import { assert } from "../../lib/assert.ts";
import { boardWith, ENGINES, executableIn } from "../../cli/emulated.ts";

export type Run = {
  /** What the program printed: the same everywhere, or something is wrong. */
  readonly printed: string;
  /** Of QEMU, of the whole process. */
  readonly seconds: number;
  /** Where they are counted. */
  readonly instructions?: number;
};
export type Engine = { readonly name: string; readonly run: (file: string) => Run };

/** The interpreter need not go to the end. */
const INTERPRETED_MAX = 400_000_000;
const SLICE = 20_000_000;
const OUTPUT_MAX = 1 << 20;

const ours = (name: (typeof ENGINES)[number]): Engine => ({
  name,
  run: (file) => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [`${import.meta.dirname}/main.js`, "--run", name, file],
      { encoding: "utf8", maxBuffer: OUTPUT_MAX },
    );
    assert(status === 0, `bench: the ${name} ended with ${status}: ${stderr}`);
    return JSON.parse(stdout) as Run;
  },
});

const QEMU = "qemu-system-riscv32";
const BOARD = "-M virt -m 64 -bios none -display none -serial stdio -monitor none".split(" ");

const qemu = (name: string, options: readonly string[]): Engine => ({
  name,
  run: (file) => {
    const began = performance.now();
    const { stdout, status } = spawnSync(QEMU, [...BOARD, ...options, "-kernel", file], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const seconds = (performance.now() - began) / 1000;
    assert(status === 0, `bench: ${QEMU} ended with ${status}`);
    return { printed: stdout.trim(), seconds };
  },
});

const isInstalled = (): boolean => spawnSync(QEMU, ["--version"]).error === undefined;

/** QEMU's are there if it is installed. */
export const engines = (): readonly Engine[] => [
  ...ENGINES.map(ours),
  ...(isInstalled() ? [qemu("qemu", []), qemu("qemu-icount", ["-icount", "shift=0"])] : []),
];

/** One run on this machine, in this process; what it takes to translate is part of it. */
export function runHere(engine: string, file: string): Run {
  const sent: number[] = [];
  const machine = boardWith(file, executableIn(file), {
    output: (byte) => sent.push(byte),
    translate: engine === "translator",
  });
  const max = engine === "translator" ? Infinity : INTERPRETED_MAX;
  const began = performance.now();
  while (machine.finished === undefined && machine.instret < max) machine.run(SLICE);
  const seconds = (performance.now() - began) / 1000;
  const printed = String.fromCharCode(...sent).trim();
  return { printed, seconds, instructions: machine.instret };
}
