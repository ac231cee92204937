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

/** Milliseconds of whole processes. */
export function start(repeats: number): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "septet-start-"));
  const file = join(folder, "shortest.elf");
  const millis = (...arguments_: readonly string[]): number =>
    1000 *
    secondsOf(() => {
      const { status, stderr } = spawnSync(process.execPath, arguments_, { encoding: "utf8" });
      assert(status === 0, `bench: ${arguments_.join(" ")}: ${stderr}`);
    });
  try {
    writeFileSync(file, shortest());
    const septet = join(projectRoot(), "bin", "septet.js");
    return [
      figure(
        "start.run",
        "ms",
        repeated(4 * repeats, () => millis(septet, "run", file)),
      ),
      figure(
        "start.node",
        "ms",
        repeated(4 * repeats, () => millis("-e", "0")),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
