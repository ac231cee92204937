// The privileged instructions: legal in M mode, and in S mode unless mstatus takes them away. WFI
// in U mode could be legal; it traps. (RISC-V Privileged, "Machine-Mode Privileged Instructions",
// "Supervisor Instructions" and "Virtualization Support in mstatus Register")

import { CAUSE_ILLEGAL_INSTRUCTION } from "../hart/causes.ts";
import { MSTATUS_TSR, MSTATUS_TVM, MSTATUS_TW } from "../hart/csrNumbers.ts";
import { MACHINE_MODE, SUPERVISOR_MODE } from "../hart/modes.ts";
import { type Format, formatAddressFence, formatBare, rs1Of, rs2Of } from "./formats.ts";
import type { Instruction, Processor } from "./instruction.ts";

/** The bit of mstatus that makes it illegal in S mode, or always illegal there. */
type Trapped = { readonly inSupervisorMode: number | "always" };

function isLegal(p: Processor, { inSupervisorMode }: Trapped): boolean {
  if (p.mode === MACHINE_MODE) return true;
  if (p.mode !== SUPERVISOR_MODE || inSupervisorMode === "always") return false;
  return !p.hasStatus(inSupervisorMode);
}

const privileged = (
  name: string,
  match: number,
  mask: number,
  format: Format,
  trapped: Trapped,
  execute: Instruction["execute"],
): Instruction => ({
  name,
  match,
  mask,
  format,
  execute: (p, word) =>
    isLegal(p, trapped) ? execute(p, word) : p.trap(CAUSE_ILLEGAL_INSTRUCTION, word),
});

const bare = (
  name: string,
  match: number,
  trapped: Trapped,
  execute: Instruction["execute"],
): Instruction => privileged(name, match, 0xffff_ffff, formatBare, trapped, execute);

// prettier-ignore
export const privilegedInstructions: readonly Instruction[] = [
  bare("mret", 0x3020_0073, { inSupervisorMode: "always" }, (p) => p.machineReturn()),
  bare("sret", 0x1020_0073, { inSupervisorMode: MSTATUS_TSR }, (p) => p.supervisorReturn()),
  bare("wfi",  0x1050_0073, { inSupervisorMode: MSTATUS_TW }, (p) => p.waitForInterrupt()),
  // The register number x0, not the value 0, means "all".
  privileged("sfence.vma", 0x1200_0073, 0xfe00_7fff, formatAddressFence,
    { inSupervisorMode: MSTATUS_TVM }, (p, word) => {
      const address = rs1Of(word) === 0 ? undefined : p.read(rs1Of(word));
      const asid = rs2Of(word) === 0 ? undefined : p.read(rs2Of(word));
      p.fence(address, asid);
    }),
];
