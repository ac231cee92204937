// The programs that the machine is measured with, compiled here and now with Debian's RISC-V gcc.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { UsageFault } from "../../cli/fault.ts";
import { projectRoot } from "../../cli/project.ts";

export type Program = { readonly name: string; readonly rounds: number; readonly says: string };

/** Long enough that it does not matter how an engine starts: more than 2 billion instructions. */
export const programs: readonly Program[] = [
  { name: "sieve", rounds: 600, says: "short loops of stores with a stride" },
  { name: "calls", rounds: 5_000_000, says: "like Dhrystone: records, strings, small functions" },
  { name: "sha256", rounds: 6000, says: "rotations and additions of many live values" },
  { name: "memcpy", rounds: 6500, says: "520 KiB by words, again and again" },
  { name: "pages", rounds: 12_000, says: "page faults, fences, and two address spaces in turn" },
];

const GCC = "riscv64-unknown-elf-gcc";
const PACKAGES = "gcc-riscv64-unknown-elf and binutils-riscv64-unknown-elf";
const FLAGS = [
  ..."-march=rv32imac -misa-spec=2.2 -mabi=ilp32 -mcmodel=medany -O2".split(" "),
  ..."-ffreestanding -fno-tree-loop-distribute-patterns -Wall".split(" "),
  ..."-nostdlib -nostartfiles -static -Wl,--build-id=none -Wl,--no-warn-rwx-segments".split(" "),
];

/** Compiles `program` into `folder`; the answer is the file. */
export function compiled({ name, rounds }: Program, folder: string): string {
  const sources = join(projectRoot(), "bench", "machine");
  const file = join(folder, `${name}.elf`);
  const inputs = ["start.S", "board.c", `${name}.c`].map((source) => join(sources, source));
  const script = ["-T", join(sources, "link.ld"), `-DROUNDS=${rounds}`];
  const ran = spawnSync(GCC, [...FLAGS, ...script, ...inputs, "-lgcc", "-o", file], {
    encoding: "utf8",
  });
  if (ran.error !== undefined)
    throw new UsageFault(`there is no ${GCC}; install ${PACKAGES}, as npm run setup:debian does`);
  if (ran.status !== 0) throw new UsageFault(`${GCC} refuses ${name}.c: ${ran.stderr.trim()}`);
  return file;
}
