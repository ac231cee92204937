// A machine with a kernel on it, and the ways in which events happen to it. Nothing here calls into
// the kernel: registers are set, an instruction is injected, and what traps traps.

import * as abi from "../abi/index.ts";
import { MIE, MIP, MIP_MEIP, MTVEC } from "../machine/index.ts";
import type { Machine } from "../machine/index.ts";
import { u32 } from "../lib/u32.ts";
import type { Boot, ThreadEvent, TraceEvent } from "../trace/event.ts";
import { bootWords } from "./abstraction/bytes.ts";
import type { RegisterFile } from "./codec/call.ts";
import { setRegisters, stimulusOf } from "./codec/event.ts";
import { firstPages } from "./userMemory.ts";
import { blankMachine } from "./spares.ts";
import type { System } from "./system.ts";

/** Where boot begins; the kernel says in mtvec where traps go afterwards. */
const BOOT_ADDRESS = abi.RAM_START;

/** A machine that `boot` has booted. Throws what the kernel throws. */
export function booted(system: System, boot: Boot): Machine {
  const machine = prepared(system, boot);
  startUp(system, machine);
  return machine;
}

/** A machine that is about to boot: RAM is zero but for the boot parameters and user memory. */
export function prepared(system: System, boot: Boot): Machine {
  const machine = blankMachine(system, abi.KERNEL_BYTES + boot.userFrames * abi.PAGE_BYTES);
  machine.handlerCyclesMax = longestTrap(boot);
  machine.setTrapHandler(BOOT_ADDRESS, (port) => system.kernel.boot(port));
  machine.pc = BOOT_ADDRESS;
  machine.advanceTime(timeAtBoot(boot));
  for (const [offset, value] of bootWords(boot)) machine.poke32(abi.RAM_START + offset, value);
  fillUserMemory(machine, boot);
  return machine;
}

/** Boots the machine, which has been prepared. Throws what the kernel throws. */
export function startUp(system: System, machine: Machine): void {
  machine.step();
  machine.setTrapHandler(u32(machine.csrRead(MTVEC) & ~3), system.kernel.trap);
}

const WORD_VALUES = 2 ** 32;

/** Where the computer was on for long before, the low word of its time wraps as that of the
 *  kernel's ticks does; else its time begins at 0. */
function timeAtBoot({ firstTick, tickMicros }: Boot): number {
  const ticksBefore = WORD_VALUES - firstTick;
  return Math.max(0, WORD_VALUES - ticksBefore * tickMicros * abi.MTIME_PER_MICRO);
}

/** Four strings of 4 MiB are the most that a message can carry. */
const STRING_BYTES_MAX = 4 * 2 ** 22;
/** Modelled cycles of one byte of a string in the worst case: two loads and a store each. */
const CYCLES_PER_BYTE = 8;
const CYCLES_BESIDES = 2_000_000;

/** More cycles than any trap takes. The longest copies strings: as much as can be mapped. */
const longestTrap = ({ mappingNodes }: Boot): number =>
  CYCLES_BESIDES + CYCLES_PER_BYTE * Math.min(STRING_BYTES_MAX, mappingNodes * abi.PAGE_BYTES);

/** No two words of user memory are alike, so that a load tells where it went. */
function fillUserMemory(machine: Machine, { userFrames }: Boot): void {
  firstPages(userFrames).forEach((page, index) => {
    machine.write(u32(abi.USER_FRAMES_START + index * abi.PAGE_BYTES), new Uint8Array(page.buffer));
  });
}

/** The machine does `event`. Throws what the kernel throws; false if it did not happen at all. */
export const perform = (machine: Machine, event: TraceEvent, ordinal: number): boolean =>
  performWith(machine, event, (thread, registers) => setRegisters(thread, ordinal, registers));

/** The same, with registers that `prepare` sets in those of the machine, which are the running
 *  thread's; x0 stays zero. */
export function performWith(
  machine: Machine,
  event: TraceEvent,
  prepare: (event: ThreadEvent, registers: RegisterFile) => void,
): boolean {
  if (event.event === "tick") {
    machine.advanceTime(Math.max(machine.mtime, machine.mtimecmp));
    return machine.takeInterrupt();
  }
  if (event.event === "interrupt") {
    machine.raise(event.line + 1);
    // A line that is not enabled interrupts nobody; and a tick that is due comes as its own event.
    if ((machine.csrRead(MIP) & machine.csrRead(MIE) & MIP_MEIP) !== 0) machine.takeInterrupt();
    return true;
  }
  const { registers } = machine;
  prepare(event, registers);
  registers[0] = 0;
  const { instruction, fetchFrom } = stimulusOf(event);
  if (fetchFrom === undefined) machine.inject(instruction);
  else {
    machine.pc = fetchFrom;
    machine.fetchThenInject(instruction);
  }
  return true;
}
