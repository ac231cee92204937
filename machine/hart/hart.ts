// The hart: fetches, decodes and executes one instruction at a time, and takes traps.
//
// Traps are precise: an instruction that traps has changed nothing, and xepc is its address.

import { u32, type Word } from "../../lib/u32.ts";
import type { Bus } from "../bus.ts";
import { decode } from "../isa/decode.ts";
import { lengthOf, type Processor } from "../isa/instruction.ts";
import { CYCLES, MODE, MSTATUS_WORD, PC, RETIRED } from "../memory/layout.ts";
import { WAITING, WAITING_IN_WFI } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { accessFault, CAUSE_ILLEGAL_INSTRUCTION } from "./causes.ts";
import { cycleCounter, discountThisInstruction, instretCounter } from "./counters.ts";
import { MCYCLE, MCYCLEH, MINSTRET, MINSTRETH } from "./csrNumbers.ts";
import { csrIsAllowed, ownBitsOfCsr, readCsr, writeCsr } from "./csrs.ts";
import type { DataPath } from "./dataPath.ts";
import type { Mmu } from "./mmu.ts";
import type { Mode } from "./modes.ts";
import { enterTrap, returnToMpp, returnToSpp } from "./trap.ts";

/** Modelled cycles that an attempt to execute an instruction takes. */
const INSTRUCTION_CYCLES = 1;
/** Modelled cycles that taking a trap takes, beyond those of the instruction. */
const TRAP_CYCLES = 4;

/** Bits of an address within a page. */
const IN_PAGE = 0xfff;

export class Hart implements Processor {
  next = 0;
  private readonly memory: Memory;
  private readonly mmu: Mmu;
  private readonly bus: Bus;
  private readonly data: DataPath;
  private nextPc = 0;
  private trapped = false;

  constructor(memory: Memory, mmu: Mmu, bus: Bus, data: DataPath) {
    this.memory = memory;
    this.mmu = mmu;
    this.bus = bus;
    this.data = data;
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
    const length = lengthOf(word);
    memory.count(CYCLES, INSTRUCTION_CYCLES);
    this.next = this.nextPc = memory.word(PC) + length;
    this.trapped = false;
    const row = decode(word);
    if (row === undefined)
      return this.trap(CAUSE_ILLEGAL_INSTRUCTION, length === 4 ? word : word & 0xffff);
    row.execute(this, word);
    if (this.trapped) return;
    memory.hart[PC] = this.nextPc;
    memory.count(RETIRED, 1);
  }

  /** The instruction at pc, of two or four bytes, or `undefined` after a trap. */
  fetch(): Word | undefined {
    const pc = u32(this.pc);
    const physical = this.translateFetch(pc);
    if (physical === undefined) return undefined;
    if ((pc & 3) === 0) {
      const word = this.bus.load(physical, 4) ?? 0;
      return lengthOf(word) === 4 ? word : word & 0xffff;
    }
    const low = this.bus.load(physical, 2) ?? 0;
    if (lengthOf(low) === 2) return low;
    // The second half may lie in another page; if that faults, xtval is the half's address.
    const isSplit = (pc & IN_PAGE) === IN_PAGE - 1;
    const rest = isSplit ? this.translateFetch(u32(pc + 2)) : physical + 2;
    if (rest === undefined) return undefined;
    return u32(low | ((this.bus.load(rest, 2) ?? 0) << 16));
  }

  read(n: number): number {
    return this.memory.word(n);
  }

  set(n: number, value: number): void {
    if (n !== 0) this.memory.hart[n] = value;
  }

  jump(target: number): void {
    this.nextPc = target;
  }

  load(address: number, bytes: 1 | 2 | 4): number | undefined {
    return this.data.load(u32(address), bytes) ?? this.dataFault();
  }

  store(address: number, bytes: 1 | 2 | 4, value: number): void {
    if (!this.data.store(u32(address), bytes, value)) this.dataFault();
  }

  loadReserved(address: number): number | undefined {
    return this.data.loadReserved(u32(address)) ?? this.dataFault();
  }

  storeConditional(address: number, value: number): boolean | undefined {
    return this.data.storeConditional(u32(address), value) ?? this.dataFault();
  }

  exchange(address: number, result: (old: number) => number): number | undefined {
    return this.data.exchange(u32(address), result) ?? this.dataFault();
  }

  /** Enters the trap vector of the mode that takes this cause. */
  trap(cause: Word, value: number): void {
    enterTrap(this.memory, cause, value);
    this.memory.count(CYCLES, TRAP_CYCLES);
    this.trapped = true;
  }

  machineReturn(): void {
    returnToMpp(this.memory);
    this.nextPc = this.pc;
  }

  supervisorReturn(): void {
    returnToSpp(this.memory);
    this.nextPc = this.pc;
  }

  waitForInterrupt(): void {
    this.memory.hart[WAITING] = WAITING_IN_WFI;
  }

  fence(address: number | undefined, asid: number | undefined): void {
    this.mmu.fence(address, asid);
  }

  hasStatus(bit: number): boolean {
    return (this.memory.word(MSTATUS_WORD) & bit) !== 0;
  }

  csrIsAllowed(csr: number, writes: boolean): boolean {
    return csrIsAllowed(this.memory, csr, writes);
  }

  readCsr(csr: number): Word {
    return readCsr(this.memory, csr);
  }

  ownBitsOfCsr(csr: number): Word {
    return ownBitsOfCsr(this.memory, csr);
  }

  writeCsr(csr: number, value: number): void {
    writeCsr(this.memory, csr, u32(value));
    if (csr === MCYCLE || csr === MCYCLEH) discountThisInstruction(this.memory, cycleCounter);
    if (csr === MINSTRET || csr === MINSTRETH) discountThisInstruction(this.memory, instretCounter);
  }

  private dataFault(): undefined {
    this.trap(this.data.faultCause, this.data.faultAddress);
    return undefined;
  }

  /** Where the parcel at `address` lies in RAM, or `undefined` after a trap. */
  private translateFetch(address: Word): number | undefined {
    const physical = this.mmu.translate(address, "fetch", this.mode);
    if (physical !== undefined && this.bus.isRam(physical)) return physical;
    this.trap(physical === undefined ? this.mmu.faultCause : accessFault("fetch"), address);
    return undefined;
  }
}
