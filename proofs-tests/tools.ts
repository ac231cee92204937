// Programs of others that some tests compare with. They are not part of Septet; a test that lacks
// one says so in its title and does not run. `npm run setup:debian` installs them.

import { spawnSync } from "node:child_process";

export type Tool =
  | "qemu-system-riscv32"
  | "gdb-multiarch"
  | "riscv64-unknown-elf-gcc"
  | "riscv64-unknown-elf-objdump";

/** What is missing of `tools`, as the end of a title; empty if all are there. */
export function lacks(...tools: readonly Tool[]): string {
  const missing = tools.filter((tool) => spawnSync(tool, ["--version"]).status !== 0);
  return missing.length === 0 ? "" : ` — NOT RUN: no ${missing.join(", ")}; npm run setup:debian`;
}
