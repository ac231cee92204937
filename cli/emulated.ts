// Programs for the emulated computer: an ELF file from disk into the RAM of a board like QEMU's.

import { hex } from "../lib/u32.ts";
import {
  type ElfSymbol,
  type Executable,
  Machine,
  type MachineOptions,
  RAM_START,
  readElf,
} from "../machine/index.ts";
import { UsageFault } from "./fault.ts";
import { readBytes } from "./files.ts";

/** What executes programs: both do the same, to the byte. */
export const ENGINES = ["interpreter", "translator"] as const;
export type Engine = (typeof ENGINES)[number];
/** What `septet run` takes, unless another is named. */
export const RUN_ENGINE: Engine = "translator";

const SECTOR_BYTES = 512;
const RAM_BYTES = 64 * 1024 * 1024;

/** The executable in `file`. */
export function executableIn(file: string): Executable {
  if (file === "") throw new UsageFault("the name of the file is empty; name an ELF executable");
  const result = readElf(readBytes(file));
  if (result.tag === "refused") throw new UsageFault(`${file}: ${result.says}`);
  return result.value;
}

/** The disk in `file`: whole sectors of 512 bytes. */
export function diskIn(file: string): Uint8Array {
  const bytes = readBytes(file);
  if (bytes.length === 0 || bytes.length % SECTOR_BYTES !== 0)
    throw new UsageFault(`${file}: ${bytes.length} bytes are no disk; make it a multiple of 512`);
  return bytes;
}

/** A board with `executable` loaded, about to execute its first instruction. */
export function boardWith(
  file: string,
  executable: Executable,
  options: Pick<MachineOptions, "output" | "disk" | "translate" | "misaligned">,
): Machine {
  const machine = new Machine({
    ramBytes: RAM_BYTES,
    misaligned: "working",
    accessedDirty: "updating", // As QEMU's: kernels that were written there set neither bit.
    ...options,
  });
  for (const { address, bytes, byteCount } of executable.segments) {
    const offset = address - RAM_START;
    if (offset < 0 || offset + byteCount > RAM_BYTES)
      throw new UsageFault(
        `${file}: ${byteCount} bytes at ${hex(address)} do not fit into the 64 MiB of RAM ` +
          `from ${hex(RAM_START)}; link it for there`,
      );
    machine.write(address, bytes);
  }
  machine.pc = executable.entry;
  return machine;
}

/**
 * Time passes at once for a hart that waits for the timer, by `warp`; false if that does not help.
 */
export function passTime(
  machine: Machine,
  warp: { readonly advanceTime: (toMtime: number) => void } = machine,
): boolean {
  if (machine.mtimecmp <= machine.mtime || machine.mtimecmp > Number.MAX_SAFE_INTEGER) return false;
  warp.advanceTime(machine.mtimecmp);
  return true;
}

/** `name+0x12`, after the symbol at or before `address`; nothing if there is none. */
export function placeIn(symbols: readonly ElfSymbol[]): (address: number) => string {
  const sorted = symbols.toSorted((a, b) => a.address - b.address);
  return (address) => {
    const symbol = sorted.findLast((one) => one.address <= address);
    if (symbol === undefined) return "";
    const offset = address - symbol.address;
    return offset === 0 ? symbol.name : `${symbol.name}+0x${offset.toString(16)}`;
  };
}
