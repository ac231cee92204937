// The privileged instructions: legal in M mode only. WFI in U mode could be legal without S mode;
// it traps, as it will when S mode is there. (RISC-V Privileged, "Machine-Mode Privileged
// Instructions" and "Supervisor Memory-Management Fence Instruction")

import { CAUSE_ILLEGAL_INSTRUCTION } from "../hart/causes.ts";
import { type Format, formatAddressFence, formatBare, rs1Of, rs2Of } from "./formats.ts";
import type { Instruction } from "./instruction.ts";

const privileged = (
  name: string,
  match: number,
  mask: number,
  format: Format,
  execute: Instruction["execute"],
): Instruction => ({
  name,
  match,
  mask,
  format,
  execute: (p, word) =>
    p.isMachineMode() ? execute(p, word) : p.trap(CAUSE_ILLEGAL_INSTRUCTION, word),
});

export const privilegedInstructions: readonly Instruction[] = [
  privileged("mret", 0x3020_0073, 0xffff_ffff, formatBare, (p) => p.machineReturn()),
  privileged("wfi", 0x1050_0073, 0xffff_ffff, formatBare, (p) => p.waitForInterrupt()),
  // The register number x0, not the value 0, means "all".
  privileged("sfence.vma", 0x1200_0073, 0xfe00_7fff, formatAddressFence, (p, word) => {
    const address = rs1Of(word) === 0 ? undefined : p.read(rs1Of(word));
    const asid = rs2Of(word) === 0 ? undefined : p.read(rs2Of(word));
    p.fence(address, asid);
  }),
];
