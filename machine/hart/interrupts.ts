// Which interrupts are pending, which are enabled, which is first, and who takes it.
// (RISC-V Privileged, "Machine Interrupt Registers")

import type { Word } from "../../lib/u32.ts";
import { mtimecmpOf, mtimeOf } from "../clint.ts";
import { plicInterrupts } from "../devices/plic.ts";
import {
  MIDELEG_WORD,
  MIE_WORD,
  MIP_WORD,
  MODE,
  MSIP_WORD,
  MSTATUS_WORD,
} from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { CAUSE_INTERRUPT } from "./causes.ts";
import { MIP_MEIP, MIP_MSIP, MIP_MTIP, MIP_SEIP, MIP_SSIP, MIP_STIP } from "./csrNumbers.ts";
import { MSTATUS_MIE, MSTATUS_SIE } from "./csrNumbers.ts";
import { MACHINE_MODE, SUPERVISOR_MODE } from "./modes.ts";

/** Interrupts that can go to S mode. */
export const SUPERVISOR_INTERRUPTS: number = MIP_SSIP | MIP_STIP | MIP_SEIP;

/** mip: the interrupts that devices ask for, and those that software set. */
export const pendingInterrupts = (memory: Memory): number =>
  memory.word(MIP_WORD) |
  (mtimeOf(memory) >= mtimecmpOf(memory) ? MIP_MTIP : 0) |
  (memory.word(MSIP_WORD) !== 0 ? MIP_MSIP : 0) |
  (plicInterrupts(memory, 0) ? MIP_MEIP : 0) |
  (plicInterrupts(memory, 1) ? MIP_SEIP : 0);

/** Pending and not masked by mie: what ends a WFI, whatever mstatus says. */
export function unmaskedInterrupts(memory: Memory): number {
  const unmasked = memory.word(MIE_WORD);
  return unmasked === 0 ? 0 : unmasked & pendingInterrupts(memory);
}

/** First to last. */
const order = [MIP_MEIP, MIP_MSIP, MIP_MTIP, MIP_SEIP, MIP_SSIP, MIP_STIP];

/** The cause of the interrupt that the hart must take now, if any. Those to M mode come first. */
export function interruptToTake(memory: Memory): Word | undefined {
  const candidates = unmaskedInterrupts(memory);
  if (candidates === 0) return undefined;
  const delegated = memory.word(MIDELEG_WORD);
  const enabled =
    (isEnabled(memory, MACHINE_MODE, MSTATUS_MIE) ? candidates & ~delegated : 0) ||
    (isEnabled(memory, SUPERVISOR_MODE, MSTATUS_SIE) ? candidates & delegated : 0);
  if (enabled === 0) return undefined;
  const first = order.find((bit) => (enabled & bit) !== 0) ?? 0;
  return CAUSE_INTERRUPT + (31 - Math.clz32(first));
}

/** Interrupts to `target` are taken in it if `enable` is set, below always, above never. */
function isEnabled(memory: Memory, target: number, enable: number): boolean {
  const mode = memory.word(MODE);
  return mode < target || (mode === target && (memory.word(MSTATUS_WORD) & enable) !== 0);
}
