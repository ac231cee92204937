// What the other layers see of the machine.

export * from "./board.ts";
export * from "./hart/causes.ts";
export * from "./hart/csrNumbers.ts";
export * from "./hart/pte.ts";
export { csrName, csrNumber } from "./hart/csrs.ts";
export { type Access, MACHINE_MODE, type Mode, SUPERVISOR_MODE, USER_MODE } from "./hart/modes.ts";
export type { Misaligned } from "./hart/dataPath.ts";
export type { TlbPolicy, Translation } from "./hart/mmu.ts";
export type { TlbEntry } from "./hart/tlb.ts";
export type { AccessedDirty } from "./hart/walk.ts";
export { assemble, assembleLine } from "./asm/assemble.ts";
export { disassemble } from "./asm/disassemble.ts";
export { registerName, registerNumber } from "./asm/names.ts";
export { decode } from "./isa/decode.ts";
export type { Operands } from "./isa/formats.ts";
export type { MachineOptions } from "./computer.ts";
export type { Stops } from "./fast/stops.ts";
export { Machine } from "./machine.ts";
export { handlerCosts, HandlerFault, type TrapHandler, type TrapPort } from "./port.ts";
export type { Place, Places } from "./places.ts";
export type { Snapshot } from "./snapshot.ts";
export { sameMachine } from "./snapshotDifference.ts";
export { readSnapshot, snapshotBytes, type SnapshotResult } from "./snapshotFile.ts";
export { snapshotHash } from "./snapshotHash.ts";
export { type ElfSymbol, type Executable, readElf } from "./elf.ts";
