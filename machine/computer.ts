// The computer: one hart with its MMU, RAM and CLINT put together, and what an observer may see and
// set. Observing costs nothing and has no side effect.

import { fail } from "../lib/assert.ts";
import { hex, u32, type Word } from "../lib/u32.ts";
import { PLIC_SOURCE_MAX, RAM_START } from "./board.ts";
import { Bus } from "./bus.ts";
import { clintDevice, mtimecmpOf, mtimeOf, setMtime } from "./clint.ts";
import { emptySlots } from "./devices/emptySlots.ts";
import { finishedWith, finisherDevice } from "./devices/finisher.ts";
import { plicDevice, raiseSource } from "./devices/plic.ts";
import { uartDevice, uartReceives } from "./devices/uart.ts";
import { virtioBlockDevice } from "./devices/virtioBlock.ts";
import { Runner } from "./fast/runner.ts";
import type { Stops } from "./fast/stops.ts";
import { type Threshold } from "./translate/translator.ts";
import { accessFault } from "./hart/causes.ts";
import { DataPath, type Misaligned } from "./hart/dataPath.ts";
import { Hart } from "./hart/hart.ts";
import { Mmu, type TlbPolicy, type Translation } from "./hart/mmu.ts";
import { type Access, MACHINE_MODE, type Mode, USER_MODE } from "./hart/modes.ts";
import { Tlb, type TlbEntry } from "./hart/tlb.ts";
import type { AccessedDirty } from "./hart/walk.ts";
import { lengthOf } from "./isa/instruction.ts";
import { MODE, PC, RETIRED, WAITING, WAITING_NOT } from "./memory/layout.ts";
import { Memory } from "./memory/memory.ts";
import { Places } from "./places.ts";
import { Snapshots } from "./snapshot.ts";

export type MachineOptions = {
  /** A positive multiple of 4096. */
  readonly ramBytes: number;
  /** Default `keeps`. */
  readonly tlbPolicy?: TlbPolicy;
  /** Default `faulting`. */
  readonly accessedDirty?: AccessedDirty;
  /** Default `trapping`. */
  readonly misaligned?: Misaligned;
  /**
   * Does `run` translate hot code to WebAssembly? Nothing else changes; `eagerly` is for tests: all
   * that is executed twice is hot. Default: no.
   */
  readonly translate?: boolean | "eagerly";
  /** Takes each byte that software sends to the console. Default: it is lost. */
  readonly output?: (byte: number) => void;
  /** What is on the disk at first; it is copied. Default: there is no disk. */
  readonly disk?: Uint8Array;
  /** Modelled cycles after which one run of the trap handler is refused. Default 2 000 000. */
  readonly handlerCyclesMax?: number;
};

const thresholdOf = (translate: boolean | "eagerly"): Threshold | undefined => {
  if (translate === "eagerly") return { sampleSteps: 7, samples: 1 };
  return translate ? { sampleSteps: 4096, samples: 12 } : undefined;
};

const MTIME_MAX = Number.MAX_SAFE_INTEGER;

export class Computer {
  /** RAM, for observers to read. Who writes must use `poke8` or `poke32`: stamps would lie. */
  readonly ram: Uint8Array;
  /** x0 … x31. Who writes leaves x0 at zero. */
  readonly registers: Uint32Array;
  /** RAM as words; the index is (address − RAM_START) / 4. For reading, like `ram`. */
  readonly ramWords: Uint32Array;
  /**
   * For each page of RAM, and then of the disk, a number that grows with every store to it by
   * anyone. All stamps come from one clock, so that equal stamps mean equal bytes, and the greatest
   * stamp of a set of pages changes when one of them does. Integers below 2⁵³.
   */
  readonly pageStamps: Float64Array;
  /** The same for each 256 bytes. */
  readonly lineStamps: Float64Array;
  protected readonly memory: Memory;
  protected readonly tlb: Tlb;
  protected readonly mmu: Mmu;
  protected readonly bus: Bus;
  protected readonly hart: Hart;
  private readonly makeRunner: () => Runner;
  private madeRunner: Runner | undefined;
  protected readonly snapshots: Snapshots;

  constructor(options: MachineOptions) {
    const { ramBytes, tlbPolicy = "keeps", accessedDirty = "faulting" } = options;
    const { misaligned = "trapping" } = options;
    this.memory = new Memory(ramBytes, options.disk?.length ?? 0);
    this.registers = new Uint32Array(this.memory.hart.buffer, 0, 32);
    this.ram = this.memory.ram;
    this.ramWords = this.memory.ramWords;
    this.pageStamps = this.memory.pageStamps;
    this.lineStamps = this.memory.lineStamps;
    this.tlb = new Tlb(this.memory);
    this.mmu = new Mmu(this.memory, this.tlb, tlbPolicy, accessedDirty);
    this.bus = new Bus(this.memory, [
      clintDevice(this.memory),
      plicDevice(this.memory),
      uartDevice(this.memory, options.output ?? (() => {})),
      finisherDevice(this.memory),
      virtioBlockDevice(this.memory),
      emptySlots,
    ]);
    const data = new DataPath(this.memory, this.mmu, this.bus, misaligned);
    const threshold = thresholdOf(options.translate ?? false);
    this.makeRunner = () => new Runner(this.memory, this.mmu, this.tlb, data, threshold);
    this.hart = new Hart(this.memory, this.mmu, this.bus, data);
    this.start(RAM_START); // The memory is new: it is zero.
    this.snapshots = new Snapshots(this.memory, this.tlb);
    if (options.disk !== undefined) this.memory.copyIn(ramBytes, options.disk);
  }

  /** Places to go back to, all of them near to where the machine is now. */
  places(): Places {
    return new Places(this.memory, this.tlb);
  }

  get mode(): Mode {
    return this.hart.mode;
  }

  /** Address of the next instruction. */
  get pc(): Word {
    return u32(this.hart.pc);
  }

  /** Even. */
  set pc(address: Word) {
    if (address % 2 !== 0) fail(`machine: pc ${address}`);
    this.memory.hart[PC] = address;
  }

  /** Does the hart wait for an interrupt? */
  get waiting(): boolean {
    return this.memory.hart[WAITING] !== WAITING_NOT;
  }

  /** Instructions retired since reset. Unlike the CSR minstret, nobody can set it. */
  get instret(): number {
    return this.memory.double(RETIRED);
  }

  /** Where `run` ends before all its steps are done; its first step it does in any case. */
  stopAt(stops: Stops | undefined): void {
    this.runner.stopAt(stops);
  }

  /** Does the hart stand before something that `stopAt` named? */
  isAtStop(): boolean {
    return this.madeRunner?.isAtStop() ?? false;
  }

  /** How many of them translated code has done; this is not machine state. */
  get translatedSteps(): number {
    return this.madeRunner?.translatedSteps ?? 0;
  }

  /** Time in units of 100 ns: instructions retired plus what was warped over. Below 2⁵³. */
  get mtime(): number {
    return mtimeOf(this.memory);
  }

  /** When the timer interrupt is due. Exact below 2⁵³. */
  get mtimecmp(): number {
    return mtimecmpOf(this.memory);
  }

  /** The exit code, once software has ended the run: it does nothing more then. */
  get finished(): number | undefined {
    return finishedWith(this.memory);
  }

  /** No stamp is greater: what is written from now on gets one that is. */
  get latestStamp(): number {
    return this.memory.latestStamp;
  }

  /** What is on the disk, for reading. */
  get disk(): Uint8Array {
    return this.memory.disk;
  }

  /** A byte arrives at the console; false, and nothing happens, if there is no room for it now. */
  receive(byte: number): boolean {
    return uartReceives(this.memory, byte);
  }

  /** Source `source` of the PLIC (1 … 31) asks once, as if a device behind it did. */
  raise(source: number): void {
    const valid = Number.isInteger(source) && source >= 1 && source <= PLIC_SOURCE_MAX;
    if (!valid) fail(`machine: the PLIC has no source ${source}`);
    raiseSource(this.memory, source);
  }

  /** Warps time forward to `toMtime`, an integer from the present on and below 2⁵³. */
  advanceTime(toMtime: number): void {
    const valid = Number.isInteger(toMtime) && toMtime >= this.mtime && toMtime <= MTIME_MAX;
    if (!valid) fail(`machine: time goes from ${this.mtime} to ${toMtime}`);
    setMtime(this.memory, toMtime);
  }

  /** The word at a physical address in RAM, a multiple of 4. */
  peek32(address: Word): Word {
    return this.memory.load32(this.ramOffset(address, 4));
  }

  /** Stores a word, as a debugger would. */
  poke32(address: Word, value: Word): void {
    this.memory.store32(this.ramOffset(address, 4), value);
  }

  /** Puts `bytes` into RAM, as a loader would. */
  write(address: Word, bytes: Uint8Array): void {
    const offset = this.ramOffset(address, 1);
    if (offset + bytes.length > this.memory.ramBytes) fail(`machine: no RAM after ${hex(address)}`);
    this.memory.copyIn(offset, bytes);
  }

  peek8(address: Word): number {
    return this.memory.load8(this.ramOffset(address, 1));
  }

  poke8(address: Word, value: number): void {
    this.memory.store8(this.ramOffset(address, 1), value);
  }

  /** What the TLB holds, ordered by address space and page. */
  tlbEntries(): readonly TlbEntry[] {
    return this.tlb.entries();
  }

  /** Changes whenever `tlbEntries` does, and never returns to an old value. */
  get tlbStamp(): number {
    return this.tlb.stamp;
  }

  /**
   * What an access by U mode under the present satp, TLB and page tables would meet: a physical
   * address (34 bits), or the cause of a page or access fault. Alignment is not looked at.
   */
  translate(address: Word, access: Access): Translation {
    const translation = this.mmu.observe(address, access, USER_MODE);
    if ("fault" in translation) return translation;
    const { physical } = translation;
    if (this.bus.isRam(physical)) return translation;
    if (access !== "fetch" && this.bus.isDevice(physical)) return translation;
    return { fault: accessFault(access) };
  }

  /**
   * Where in RAM the present mode sees `address`, whatever its rights there are; for debuggers.
   * `undefined` if nowhere. Nothing is changed.
   */
  physicalAddress(address: Word): Word | undefined {
    const physical = this.mmu.locate(address, this.mode);
    return physical !== undefined && this.bus.isRam(physical) ? physical : undefined;
  }

  /** The instruction at pc, of two or four bytes, if it can be fetched; nothing is changed. */
  nextInstruction(): Word | undefined {
    const low = this.parcel(this.pc);
    if (low === undefined || lengthOf(low) === 2) return low;
    const high = this.parcel(u32(this.pc + 2));
    return high === undefined ? undefined : u32(low | (high << 16));
  }

  /** Made when it is needed: who only injects instructions needs none of its tables. */
  protected get runner(): Runner {
    return (this.madeRunner ??= this.makeRunner());
  }

  private parcel(address: Word): number | undefined {
    const translation = this.mmu.observe(address, "fetch", this.mode);
    if ("fault" in translation || !this.bus.isRam(translation.physical)) return undefined;
    return this.bus.load(translation.physical, 2);
  }

  /** M mode, pc at `address`, and all else zero. */
  protected powerOn(address: Word): void {
    const { hart, ram } = this.memory;
    this.tlb.forgetAll();
    hart.fill(0);
    ram.fill(0);
    this.memory.touchAll();
    this.start(address);
  }

  /** From a state that is all zero. */
  private start(address: Word): void {
    const { hart } = this.memory;
    this.mmu.powerOn();
    hart[MODE] = MACHINE_MODE;
    hart[PC] = address;
  }

  private ramOffset(address: Word, bytes: number): number {
    const offset = address - RAM_START;
    const valid = offset >= 0 && offset < this.memory.ramBytes && offset % bytes === 0;
    if (!valid) fail(`machine: no aligned RAM at ${hex(address)}`);
    return offset;
  }
}
