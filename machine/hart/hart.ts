// The hart: fetches, decodes and executes one instruction at a time, and takes traps.
//
// Traps are precise: an instruction that traps has changed nothing, and mepc is its address.
// A misaligned load or store always traps, before its address is translated.

import { u32, type Word } from "../../lib/u32.ts";
import { RAM_START } from "../board.ts";
import { clintLoad, clintStore, inClint } from "../clint.ts";
import { decode } from "../isa/decode.ts";
import type { Processor } from "../isa/instruction.ts";
import {
  CYCLES,
  MCAUSE_WORD,
  MEPC_WORD,
  MODE,
  MSTATUS_WORD,
  MTVAL_WORD,
  MTVEC_WORD,
  PC,
  RETIRED,
  WAITING,
  WAITING_IN_WFI,
  WAITING_NOT,
} from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { accessFault, CAUSE_ILLEGAL_INSTRUCTION, CAUSE_INTERRUPT, misaligned } from "./causes.ts";
import { discountThisInstruction, cycleCounter, instretCounter } from "./counters.ts";
import { MCYCLE, MCYCLEH, MINSTRET, MINSTRETH } from "./csrNumbers.ts";
import { MSTATUS_MIE, MSTATUS_MPIE, MSTATUS_MPP } from "./csrNumbers.ts";
import { MSTATUS_MPP_SHIFT, MSTATUS_MPRV } from "./csrNumbers.ts";
import { csrIsAllowed, readCsr, writeCsr } from "./csrs.ts";
import type { Mmu } from "./mmu.ts";
import { type Access, MACHINE_MODE, type Mode } from "./modes.ts";

/** Modelled cycles that an attempt to execute an instruction takes. */
const INSTRUCTION_CYCLES = 1;
/** Modelled cycles that taking a trap takes, beyond those of the instruction. */
const TRAP_CYCLES = 4;

/** The fields of mstatus that a trap pushes on and mret pops. */
const TRAP_STACK = MSTATUS_MIE | MSTATUS_MPIE | MSTATUS_MPP;

export class Hart implements Processor {
  private readonly memory: Memory;
  private readonly mmu: Mmu;
  private nextPc = 0;
  private trapped = false;

  constructor(memory: Memory, mmu: Mmu) {
    this.memory = memory;
    this.mmu = mmu;
  }

  get pc(): number {
    return this.memory.word(PC);
  }

  get mode(): Mode {
    return this.memory.hart[MODE] as Mode;
  }

  /** Executes `word` as the instruction at pc, in the current mode. */
  execute(word: Word): void {
    const { memory } = this;
    memory.count(CYCLES, INSTRUCTION_CYCLES);
    this.nextPc = memory.word(PC) + 4;
    this.trapped = false;
    const row = decode(word);
    if (row === undefined) return this.trap(CAUSE_ILLEGAL_INSTRUCTION, word);
    row.execute(this, word);
    if (this.trapped) return;
    memory.hart[PC] = this.nextPc;
    memory.count(RETIRED, 1);
  }

  /** The word at pc, or `undefined` after a trap. */
  fetch(): Word | undefined {
    const pc = u32(this.pc);
    const physical = this.translate(pc, "fetch", this.mode);
    if (physical === undefined) return undefined;
    const offset = physical - RAM_START;
    if (offset >= 0 && offset < this.memory.ramBytes) return this.memory.load32(offset);
    this.trap(accessFault("fetch"), pc);
    return undefined;
  }

  read(n: number): number {
    return this.memory.word(n);
  }

  set(n: number, value: number): void {
    if (n !== 0) this.memory.hart[n] = value;
  }

  jump(target: number): boolean {
    if ((target & 3) !== 0) {
      this.trap(misaligned("fetch"), target);
      return false;
    }
    this.nextPc = target;
    return true;
  }

  load(address: number, bytes: 1 | 2 | 4): number | undefined {
    const physical = this.translateData(u32(address), bytes, "load");
    if (physical === undefined) return undefined;
    const { memory } = this;
    const offset = physical - RAM_START;
    if (offset >= 0 && offset < memory.ramBytes) {
      if (bytes === 4) return memory.load32(offset);
      return bytes === 2 ? memory.load16(offset) : memory.load8(offset);
    }
    if (bytes === 4 && inClint(physical)) return clintLoad(memory, physical);
    this.trap(accessFault("load"), address);
    return undefined;
  }

  store(address: number, bytes: 1 | 2 | 4, value: number): void {
    const physical = this.translateData(u32(address), bytes, "store");
    if (physical === undefined) return;
    const { memory } = this;
    const offset = physical - RAM_START;
    if (offset >= 0 && offset < memory.ramBytes) {
      if (bytes === 4) memory.store32(offset, value);
      else if (bytes === 2) memory.store16(offset, value);
      else memory.store8(offset, value);
    } else if (bytes === 4 && inClint(physical)) clintStore(memory, physical, value);
    else this.trap(accessFault("store"), address);
  }

  /** Enters M mode at mtvec. (RISC-V Privileged, "Privilege and Global Interrupt-Enable Stack") */
  trap(cause: Word, mtval: number): void {
    const { memory } = this;
    const { hart } = memory;
    const mstatus = memory.word(MSTATUS_WORD);
    const previousEnable = (mstatus & MSTATUS_MIE) !== 0 ? MSTATUS_MPIE : 0;
    const previousMode = memory.word(MODE) << MSTATUS_MPP_SHIFT;
    hart[MEPC_WORD] = memory.word(PC);
    hart[MCAUSE_WORD] = cause;
    hart[MTVAL_WORD] = mtval;
    hart[MSTATUS_WORD] = (mstatus & ~TRAP_STACK) | previousEnable | previousMode;
    hart[MODE] = MACHINE_MODE;
    hart[WAITING] = WAITING_NOT;
    hart[PC] = trapAddress(memory.word(MTVEC_WORD), cause);
    memory.count(CYCLES, TRAP_CYCLES);
    this.trapped = true;
  }

  /** What mret does to mode, mstatus and pc. (RISC-V Privileged, same section) */
  returnFromTrap(): void {
    const { memory } = this;
    const { hart } = memory;
    const mstatus = memory.word(MSTATUS_WORD);
    const mode = (mstatus >>> MSTATUS_MPP_SHIFT) & 3;
    const enable = (mstatus & MSTATUS_MPIE) !== 0 ? MSTATUS_MIE : 0;
    const clears = mode === MACHINE_MODE ? TRAP_STACK : TRAP_STACK | MSTATUS_MPRV;
    hart[MSTATUS_WORD] = (mstatus & ~clears) | enable | MSTATUS_MPIE; // MPP = 0: U mode.
    hart[MODE] = mode;
    hart[PC] = memory.word(MEPC_WORD);
  }

  machineReturn(): void {
    this.returnFromTrap();
    this.nextPc = this.pc;
  }

  waitForInterrupt(): void {
    this.memory.hart[WAITING] = WAITING_IN_WFI;
  }

  fence(address: number | undefined, asid: number | undefined): void {
    this.mmu.fence(address, asid);
  }

  isMachineMode(): boolean {
    return this.mode === MACHINE_MODE;
  }

  csrIsAllowed(csr: number, writes: boolean): boolean {
    return csrIsAllowed(this.memory, csr, writes);
  }

  readCsr(csr: number): Word {
    return readCsr(this.memory, csr);
  }

  writeCsr(csr: number, value: number): void {
    writeCsr(this.memory, csr, u32(value));
    if (csr === MCYCLE || csr === MCYCLEH) discountThisInstruction(this.memory, cycleCounter);
    if (csr === MINSTRET || csr === MINSTRETH) discountThisInstruction(this.memory, instretCounter);
  }

  /** The physical address of an aligned load or store, or `undefined` after a trap. */
  private translateData(
    address: Word,
    bytes: number,
    access: "load" | "store",
  ): number | undefined {
    if (address % bytes === 0) return this.translate(address, access, this.dataMode());
    this.trap(misaligned(access), address);
    return undefined;
  }

  private translate(address: Word, access: Access, mode: number): number | undefined {
    const physical = this.mmu.translate(address, access, mode);
    if (physical === undefined) this.trap(this.mmu.faultCause, address);
    return physical;
  }

  /** MPRV lends loads and stores in M mode the mode of before the trap. */
  private dataMode(): number {
    const mstatus = this.memory.word(MSTATUS_WORD);
    const isLent = (mstatus & MSTATUS_MPRV) !== 0;
    return isLent ? (mstatus >>> MSTATUS_MPP_SHIFT) & 3 : this.memory.word(MODE);
  }
}

/** mtvec's base; in its vectored mode (bit 0) interrupts go to the base + 4 × cause. */
function trapAddress(mtvec: Word, cause: Word): Word {
  const base = mtvec & ~3;
  const vectored = (mtvec & 1) !== 0 && (cause & CAUSE_INTERRUPT) !== 0;
  return vectored ? base + 4 * (cause & ~CAUSE_INTERRUPT) : base;
}
