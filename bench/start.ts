// How long it takes until a program runs: `septet run` of one that ends at once, beside Node alone.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "../lib/assert.ts";
import { projectRoot } from "../cli/project.ts";
import { assembleLine, RAM_START } from "../machine/index.ts";
import { figure, type Figure, repeated, secondsOf } from "./figure.ts";

const HEADER_BYTES = 84;

/** A program of four instructions, as an ELF file. */
function shortest(): Uint8Array {
  // 0x5555, "passed", to the test finisher.
  const lines = ["lui t0, 0x100", "lui t1, 0x5", "addi t1, t1, 0x555", "sw t1, 0(t0)"];
  const code = lines.map(assembleLine);
  const bytes = 4 * code.length;
  const segment = [1, HEADER_BYTES, RAM_START, RAM_START, bytes, bytes, 5, 4];
  const header = [0x464c_457f, 0x0001_0101, 0, 0, 0x00f3_0002, 1, RAM_START, 52, 0, 0, 0x0020_0034];
  return new Uint8Array(Uint32Array.from([...header, 1, 0, ...segment, ...code]).buffer);
}

/** Tells on stderr how long it took until all was done: by the clock, and of the processor. */
const CLOCK = `process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  require("node:fs").writeSync(2, performance.now() + " " + (user + system) / 1000);
});`;

/** What a computer may want of all of Node's processes is not of these: it takes time as well. */
const OF_NODE = ["NODE_OPTIONS", "NODE_EXTRA_CA_CERTS"];
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !OF_NODE.includes(name)),
);

/** What a process of Node says on stderr. */
function saidBy(arguments_: readonly string[]): string {
  const options = { encoding: "utf8", env: environment } as const;
  const { status, stderr } = spawnSync(process.execPath, arguments_, options);
  assert(status === 0, `bench: ${arguments_.join(" ")}: ${stderr}`);
  return stderr;
}

/** Milliseconds of whole processes, and until the four instructions are done. */
export function start(repeats: number): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "septet-start-"));
  const [file, clock] = [join(folder, "shortest.elf"), join(folder, "clock.cjs")];
  const run = [join(projectRoot(), "bin", "septet.js"), "run", file];
  const times = <T>(measure: () => T): readonly T[] => repeated(6 * repeats, measure);
  const whole = (name: string, arguments_: readonly string[]): Figure =>
    figure(
      name,
      "ms",
      times(() => 1000 * secondsOf(() => void saidBy(arguments_))),
    );
  try {
    writeFileSync(file, shortest());
    writeFileSync(clock, CLOCK);
    const done = times(() =>
      saidBy(["--require", clock, ...run])
        .split(" ")
        .map(Number),
    );
    const column = (n: number): readonly number[] => done.map((one) => one[n] ?? 0);
    return [
      figure("start.retired", "ms", column(0)),
      figure("start.processor", "ms", column(1)),
      whole("start.run", run),
      whole("start.node", ["-e", "0"]),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
