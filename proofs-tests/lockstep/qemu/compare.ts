// Our computer beside a recorded run of QEMU: before every instruction the registers and control
// registers are compared, and in the end RAM. Translated code follows, and is compared with it.

import { assert } from "../../../lib/assert.ts";
import { hex, u32, type Word } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import type { Machine, TlbPolicy } from "../../../machine/index.ts";
import { rs1Of } from "../../../machine/isa/formats.ts";
import {
  type Deviation,
  deviationAhead,
  type Doubt,
  doubtOf,
  interruptsCompete,
  Link,
} from "./deviations.ts";
import { Follower } from "./follower.ts";
import { entriesIn, type Entry } from "./log.ts";
import { RAM_BYTES, satpOf, WINDOW, WINDOW_TABLES } from "./memoryMap.ts";
import type { Recorded } from "./qemu.ts";

/** A machine's module: ours, or one with a seeded bug. */
export type Machines = { readonly Machine: typeof Machine };

export type Compared = {
  /** Instructions before which all registers were equal. */
  readonly instructions: number;
  /** How many of them translated code has done as well. */
  readonly translated: number;
  /** How often each row of the ISA table was executed, and each cause taken. */
  readonly met: ReadonlyMap<string, number>;
  readonly end:
    | { readonly tag: "equal" }
    | { readonly tag: "deviation"; readonly name: Deviation }
    | { readonly tag: "different"; readonly says: readonly string[] };
};

/** Compared bit by bit, as far as the bits exist here. */
const compared: readonly (readonly [name: string, mask: Word])[] = [
  ["mstatus", 0x007e_19aa],
  ["mip", 0xaaa],
  ["mie", 0xaaa],
  ["mideleg", 0x222],
  ["medeleg", 0xb3fe],
  ...["mtvec", "stvec", "mepc", "sepc", "mcause", "scause"].map(
    (one) => [one, 0xffff_ffff] as const,
  ),
  ...["mtval", "stval", "mscratch", "sscratch", "satp"].map((one) => [one, 0xffff_ffff] as const),
];
const numbers = compared.map(([name, mask]) => [name, m.csrNumber(name) ?? 0, mask] as const);

/** Fetches that fault one after the other: QEMU logs none of them, and may do so for ever. */
const FAULTS_MAX = 64;
const TOLD_MAX = 12;

/** What QEMU recorded against what a machine of `machines` does. */
export function compare(machines: Machines, recorded: Recorded, tlbPolicy: TlbPolicy): Compared {
  const made = (translate: false | "eagerly"): Machine => {
    const machine = new machines.Machine({
      ramBytes: RAM_BYTES,
      misaligned: "working",
      accessedDirty: "updating",
      tlbPolicy,
      translate,
    });
    machine.write(m.RAM_START, recorded.before);
    return machine;
  };
  return new Lockstep(made(false), new Follower(made("eagerly"))).along(recorded);
}

class Lockstep {
  private readonly machine: Machine;
  private readonly follower: Follower;
  /** What translated code did otherwise. */
  private strayed: string | undefined;
  private readonly link = new Link();
  private readonly met = new Map<string, number>();
  /** The last instructions, for people. */
  private readonly told: string[] = [];
  private instructions = 0;
  private started = false;
  private fetchFault: Word | undefined;
  private doubt: Doubt = "nothing";
  /** An AMO that may load and not store has set the A bit of a page table entry in QEMU. */
  private accessedMayDiffer = false;
  /** An AMO that may not load has set D here, before it found no RAM; in QEMU it did not store. */
  private dirtyMayDiffer = false;
  /** A return has cleared MPRV: see mprvSurvivesReturns. */
  private mprvMayBeSet = false;

  constructor(machine: Machine, follower: Follower) {
    this.machine = machine;
    this.follower = follower;
  }

  along({ log, after }: Recorded): Compared {
    for (const entry of entriesIn(log)) {
      if (!this.started && entry.pc !== m.RAM_START) continue; // The board's own first steps.
      if (!this.started) this.start(entry);
      const deviation = this.upToInstruction();
      if (deviation !== undefined) return this.end({ tag: "deviation", name: deviation });
      const doubted = this.settle(entry);
      if (doubted !== undefined) return this.end({ tag: "deviation", name: doubted });
      const difference = this.strayed ?? this.difference(entry);
      if (difference !== undefined) return this.end(this.explained(entry, difference));
      this.instructions++;
      const word = this.machine.nextInstruction() ?? 0;
      const ahead = deviationAhead(this.machine, word, this.link);
      if (ahead !== undefined) return this.end({ tag: "deviation", name: ahead });
      this.execute(word);
    }
    const difference = this.ramDifference(after);
    if (difference === undefined) return this.end({ tag: "equal" });
    return this.end({ tag: "different", says: [...this.told, difference] });
  }

  private end(reached: Compared["end"]): Compared {
    const strayed = this.strayed ?? this.follower.difference(this.machine);
    const end: Compared["end"] =
      strayed === undefined || reached.tag === "different"
        ? reached
        : { tag: "different", says: [...this.told, strayed] };
    const { instructions, met, follower } = this;
    return { instructions, translated: follower.translatedSteps, met, end };
  }

  private stepped(): void {
    this.strayed ??= this.follower.stepped(this.machine);
  }

  /** QEMU has come to the first instruction in RAM: both are the same from here. */
  private start(entry: Entry): void {
    assert(entry.mode === m.MACHINE_MODE, "qemu: the program starts in M mode");
    this.follower.change(this.machine, (machine) => {
      entry.registers.forEach((value, n) => machine.writeRegister(n, value));
      machine.pc = entry.pc;
    });
    this.started = true;
  }

  /** Takes interrupts, and traps of fetches: for neither does QEMU write an entry. */
  private upToInstruction(): Deviation | undefined {
    const { machine } = this;
    this.fetchFault = undefined;
    for (let faults = 0; faults < FAULTS_MAX; faults++) {
      const competing = interruptsCompete(machine);
      if (machine.takeInterrupt()) {
        this.stepped();
        if (competing) return "lowestInterruptFirst";
        this.trapped(undefined);
      } else if (machine.nextInstruction() === undefined) {
        if (machine.mode === m.SUPERVISOR_MODE) this.fetchFault = machine.pc;
        machine.step();
        this.stepped();
        this.trapped(undefined);
        if (this.doubt === "everything") return "boardsDiffer";
      } else return undefined;
    }
    return undefined;
  }

  private execute(word: Word): void {
    const { machine } = this;
    const row = m.decode(word);
    const base = machine.readRegister(rs1Of(word));
    const [retired, lends] = [machine.instret, isSet(machine, m.MSTATUS_MPRV)];
    this.tell(`${hex(machine.pc)} mode ${machine.mode}  ${m.disassemble(word)}`);
    machine.step();
    this.stepped();
    if (machine.instret === retired) return this.trapped(word);
    this.count(row?.name ?? "");
    if (lends && !isSet(machine, m.MSTATUS_MPRV) && machine.mode !== m.MACHINE_MODE)
      this.mprvMayBeSet = true;
    this.link.executed(word, base);
  }

  private write(csr: number, value: Word): void {
    this.follower.change(this.machine, (machine) => machine.csrWrite(csr, value));
  }

  private trapped(word: Word | undefined): void {
    const { machine } = this;
    const isMachine = machine.mode === m.MACHINE_MODE;
    const cause = machine.csrRead(isMachine ? m.MCAUSE : m.SCAUSE);
    this.link.trapped();
    this.count(`${m.causeName(cause)} to ${isMachine ? "M" : "S"} mode`);
    this.tell(`  trap: ${m.causeName(cause)}`);
    if (word !== undefined && cause === m.CAUSE_BREAKPOINT)
      this.write(isMachine ? m.MTVAL : m.STVAL, 0); // ebreakLeavesNoAddress
    const value = machine.csrRead(isMachine ? m.MTVAL : m.STVAL);
    this.doubt = doubtOf(word, cause, value);
  }

  /** Takes over what QEMU says of the last trap, where that may be; else says what differs. */
  private settle(entry: Entry): Deviation | undefined {
    const { machine, doubt } = this;
    this.doubt = "nothing";
    if (doubt === "nothing") return undefined;
    if (doubt === "everything") return "boardsDiffer";
    const isMachine = machine.mode === m.MACHINE_MODE;
    const isCause = doubt === "cause";
    const name = `${isMachine ? "m" : "s"}${isCause ? "cause" : "tval"}`;
    const csr = m.csrNumber(name) ?? 0;
    const [theirs, ours] = [entry.csrs.get(name) ?? 0, machine.csrRead(csr)];
    if (isCause && theirs === ours) this.accessedMayDiffer = true; // By the load that did work.
    if (isCause && theirs === ours - 2) this.dirtyMayDiffer = true;
    const isClose = isCause ? theirs === ours || theirs === ours - 2 : Math.abs(theirs - ours) < 4;
    if (entry.mode !== machine.mode || !isClose)
      return isCause ? "atomicFaultIsALoad" : "misalignedAccessFaultNamesAWord";
    this.write(csr, theirs);
    return undefined;
  }

  private difference(entry: Entry): string | undefined {
    const { machine } = this;
    const differs = (what: string, ours: Word, theirs: Word): string =>
      `${what}: ${hex(ours)}, and with QEMU ${hex(theirs)}`;
    if (machine.pc !== entry.pc) return differs("pc", machine.pc, entry.pc);
    if (machine.mode !== entry.mode) return differs("mode", machine.mode, entry.mode);
    for (let n = 1; n < 32; n++) {
      const [ours, theirs] = [machine.readRegister(n), entry.registers[n] ?? 0];
      if (ours !== theirs) return differs(m.registerName(n), ours, theirs);
    }
    // The log reads satp as software would: not under TVM.
    const hidden =
      machine.mode === m.SUPERVISOR_MODE && isSet(machine, m.MSTATUS_TVM) ? "satp" : "";
    const theirStatus = entry.csrs.get("mstatus") ?? 0;
    if ((theirStatus & m.MSTATUS_MPRV) === 0) this.mprvMayBeSet = false;
    const maskOfStatus = this.mprvMayBeSet ? ~m.MSTATUS_MPRV : -1;
    for (const [name, number, full] of numbers) {
      if (name === hidden) continue;
      const mask = name === "mstatus" ? full & maskOfStatus : full;
      const [ours, theirs] = [machine.csrRead(number), entry.csrs.get(name) ?? 0];
      if (u32((ours ^ theirs) & mask) !== 0) return differs(name, ours, theirs);
    }
    return undefined;
  }

  private explained(entry: Entry, difference: string): Compared["end"] {
    if (entry.mode === m.SUPERVISOR_MODE && entry.pc === this.fetchFault)
      return { tag: "deviation", name: "userPagesAreExecutedUnderSum" };
    return { tag: "different", says: [...this.told, difference] };
  }

  private ramDifference(after: Uint8Array): string | undefined {
    const { ram } = this.machine;
    const at = ram.findIndex((byte, n) => byte !== after[n] && !this.isAccessed(n, byte, after[n]));
    if (at === -1) return undefined;
    return `RAM at ${hex(m.RAM_START + at)}: ${ram[at]}, and with QEMU ${after[at]}`;
  }

  /** Does only the A bit of a page table entry differ, or our D bit, and may it? */
  private isAccessed(offset: number, ours: number, theirs = 0): boolean {
    const mayBeAccessed = this.accessedMayDiffer || this.nextFetch().includes(offset);
    const isEntry = WINDOW_TABLES.includes(Math.floor(offset / m.PAGE_BYTES)) && offset % 4 === 0;
    const accessed = mayBeAccessed ? m.PTE_A : 0;
    const dirty = this.dirtyMayDiffer ? ours & m.PTE_D : 0;
    return isEntry && ((ours ^ theirs) & ~(accessed | dirty)) === 0;
  }

  /** Entries that QEMU has used already, for the instruction before which it was stopped. */
  private nextFetch(): readonly number[] {
    const { machine } = this;
    const space = [1, 2].findIndex((one) => machine.csrRead(m.SATP) === satpOf(one as 1 | 2));
    const table = (WINDOW_TABLES[space] ?? 0) * m.PAGE_BYTES;
    return [0, 2].map((ahead) => table + 4 * ((machine.pc + ahead - WINDOW) >>> 12));
  }

  private count(what: string): void {
    this.met.set(what, (this.met.get(what) ?? 0) + 1);
  }

  private tell(line: string): void {
    this.told.push(line);
    if (this.told.length > TOLD_MAX) this.told.shift();
  }
}

const isSet = (machine: Machine, bit: number): boolean => (machine.csrRead(m.MSTATUS) & bit) !== 0;
