// Which interrupts are pending, which are enabled, which is first.
// (RISC-V Privileged, "Machine Interrupt Registers")

import type { Word } from "../../lib/u32.ts";
import { mtimecmpOf, mtimeOf } from "../clint.ts";
import { MIE_WORD, MODE, MSIP_WORD, MSTATUS_WORD } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import {
  CAUSE_MACHINE_EXTERNAL_INTERRUPT,
  CAUSE_MACHINE_SOFTWARE_INTERRUPT,
  CAUSE_MACHINE_TIMER_INTERRUPT,
} from "./causes.ts";
import { MIP_MEIP, MIP_MSIP, MIP_MTIP, MSTATUS_MIE } from "./csrNumbers.ts";
import { MACHINE_MODE } from "./modes.ts";

/** mip: the interrupts that devices ask for. No device asks for MEIP yet. */
export const pendingInterrupts = (memory: Memory): number =>
  (mtimeOf(memory) >= mtimecmpOf(memory) ? MIP_MTIP : 0) |
  (memory.word(MSIP_WORD) !== 0 ? MIP_MSIP : 0);

/** Pending and not masked by mie: what ends a WFI, whatever mstatus.MIE says. */
export function unmaskedInterrupts(memory: Memory): number {
  const unmasked = memory.word(MIE_WORD);
  return unmasked === 0 ? 0 : unmasked & pendingInterrupts(memory);
}

/** The cause of the interrupt that the hart must take now, if any: external, software, timer. */
export function interruptToTake(memory: Memory): Word | undefined {
  const enabled =
    memory.word(MODE) !== MACHINE_MODE || (memory.word(MSTATUS_WORD) & MSTATUS_MIE) !== 0;
  if (!enabled) return undefined;
  const candidates = unmaskedInterrupts(memory);
  if (candidates === 0) return undefined;
  if ((candidates & MIP_MEIP) !== 0) return CAUSE_MACHINE_EXTERNAL_INTERRUPT;
  if ((candidates & MIP_MSIP) !== 0) return CAUSE_MACHINE_SOFTWARE_INTERRUPT;
  return CAUSE_MACHINE_TIMER_INTERRUPT;
}
