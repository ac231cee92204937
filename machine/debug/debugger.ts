// A debugger's hands on a machine: breakpoints, watchpoints, memory by virtual address, and steps
// forwards and backwards. It stops exactly before a breakpoint and exactly behind a watched access.
//
// The machine runs up to each, and the hart does the step there; see fast/stops.ts.

import { u32, type Word } from "../../lib/u32.ts";
import type { Machine } from "../machine.ts";
import { History } from "./history.ts";
import { accessOf } from "./watch.ts";

export type WatchKind = "write" | "read" | "access";
export type Watchpoint = {
  readonly kind: WatchKind;
  readonly address: Word;
  readonly byteCount: number;
};

/** Why the machine stands still. */
export type Stop =
  /** All the steps that were asked for are done. */
  | { readonly tag: "stepped" }
  | { readonly tag: "breakpoint" }
  | { readonly tag: "watchpoint"; readonly hit: Watchpoint; readonly address: Word }
  /** The hart waits for an interrupt, and did nothing. */
  | { readonly tag: "waiting" }
  | { readonly tag: "finished"; readonly code: number }
  /** Backwards: there is nothing before. */
  | { readonly tag: "beginning" };

export class Debugger {
  readonly machine: Machine;
  private readonly history: History;
  private readonly breakpoints = new Set<Word>();
  private watchpoints: readonly Watchpoint[] = [];

  constructor(machine: Machine) {
    this.machine = machine;
    this.history = new History(machine);
  }

  /** True while the past is done again: what the machine says then, it has said before. */
  get repeats(): boolean {
    return this.history.repeats;
  }

  addBreakpoint(address: Word): void {
    this.breakpoints.add(address);
  }

  removeBreakpoint(address: Word): void {
    this.breakpoints.delete(address);
  }

  addWatchpoint(watchpoint: Watchpoint): void {
    this.removeWatchpoint(watchpoint);
    this.watchpoints = [...this.watchpoints, watchpoint];
  }

  removeWatchpoint({ kind, address, byteCount }: Watchpoint): void {
    this.watchpoints = this.watchpoints.filter(
      (one) => one.kind !== kind || one.address !== address || one.byteCount !== byteCount,
    );
  }

  /** The bytes from a virtual address on, as many as there are in RAM; nothing is changed. */
  readMemory(address: Word, byteCount: number): readonly number[] {
    const bytes: number[] = [];
    for (let n = 0; n < byteCount; n++) {
      const physical = this.machine.physicalAddress(u32(address + n));
      if (physical === undefined) break;
      bytes.push(this.machine.peek8(physical));
    }
    return bytes;
  }

  /** Stores all of the bytes, or none and answers false if some of them are not in RAM. */
  writeMemory(address: Word, bytes: readonly number[]): boolean {
    const places = bytes.map((_, n) => this.machine.physicalAddress(u32(address + n)));
    if (places.includes(undefined)) return false;
    this.history.forget();
    places.forEach((physical, n) => this.machine.poke8(physical ?? 0, bytes[n] ?? 0));
    return true;
  }

  /** Something else than a step is going to change the machine: the past cannot be done again. */
  willChange(): void {
    this.history.forget();
  }

  /** A byte for the console, as `Machine.receive`. */
  receive(byte: number): boolean {
    return this.history.receive(byte);
  }

  /** Warps time, as `Machine.advanceTime`. */
  advanceTime(toMtime: number): void {
    this.history.advanceTime(toMtime);
  }

  /** At most `steps` steps. The first is done even if there is a breakpoint at pc. */
  forwards(steps: number): Stop {
    const { machine } = this;
    if (this.breakpoints.size + this.watchpoints.length === 0) {
      const done = this.history.run(steps);
      return done < steps ? this.standstill() : { tag: "stepped" };
    }
    if (steps === 1) return this.toStop(1);
    machine.stopAt({
      addresses: this.breakpoints,
      pages: new Set(this.watchpoints.flatMap(pagesOf)),
      isHere: () => this.breakpoints.has(machine.pc) || this.watchedAccess() !== undefined,
    });
    try {
      return this.toStop(steps);
    } finally {
      machine.stopAt(undefined);
    }
  }

  /** The same; of more steps than one the machine knows what there is to stop at. */
  private toStop(steps: number): Stop {
    const { machine } = this;
    for (let done = 0; done < steps;) {
      if (done > 0 && this.breakpoints.has(machine.pc)) return { tag: "breakpoint" };
      const watched = this.watchedAccess();
      const retired = machine.instret;
      if (this.history.run(1) === 0) return this.standstill();
      if (watched !== undefined && machine.instret !== retired) return watched;
      done++;
      if (!machine.isAtStop()) done += this.history.run(steps - done);
    }
    return this.breakpoints.has(machine.pc) ? { tag: "breakpoint" } : { tag: "stepped" };
  }

  /** One step back. */
  backwards(): Stop {
    return this.history.goTo(this.history.now - 1) ? { tag: "stepped" } : { tag: "beginning" };
  }

  /** Back to the last breakpoint or watched access before now. */
  backwardsToStop(): Stop {
    for (let end = this.history.now; end > this.history.first;) {
      const start = this.history.before(end);
      this.history.goTo(start);
      const found = this.lastStop(end);
      if (found !== undefined) {
        this.history.goTo(found.at);
        return found.stop;
      }
      end = start;
    }
    this.history.goTo(this.history.first);
    return { tag: "beginning" };
  }

  /** Does steps up to number `end`, and tells the last place to stop at before it. */
  private lastStop(end: number): { readonly at: number; readonly stop: Stop } | undefined {
    let found: { readonly at: number; readonly stop: Stop } | undefined;
    while (this.history.now < end) {
      const at = this.history.now;
      const watched = this.watchedAccess();
      if (this.breakpoints.has(this.machine.pc)) found = { at, stop: { tag: "breakpoint" } };
      else if (watched !== undefined) found = { at, stop: watched };
      this.history.goTo(at + 1);
    }
    return found;
  }

  private standstill(): Stop {
    const { finished } = this.machine;
    return finished === undefined ? { tag: "waiting" } : { tag: "finished", code: finished };
  }

  /** The watchpoint that the next instruction is going to hit, if it does not trap. */
  private watchedAccess(): Stop | undefined {
    if (this.watchpoints.length === 0) return undefined;
    const access = accessOf(this.machine);
    if (access === undefined) return undefined;
    const hit = this.watchpoints.find(
      ({ kind, address, byteCount }) =>
        (kind === "access" || (kind === "write" ? access.stores : access.loads)) &&
        access.address < address + byteCount &&
        address < access.address + access.byteCount,
    );
    return hit && { tag: "watchpoint", hit, address: access.address };
  }
}

/** The virtual pages that a watchpoint lies in, and the one before: an access may reach over. */
const pagesOf = ({ address, byteCount }: Watchpoint): readonly number[] => {
  const first = u32(address - 3) >>> 12;
  const count = ((u32(address + byteCount - 1) >>> 12) - first + 1) & 0xf_ffff;
  return Array.from({ length: count }, (_, n) => (first + n) & 0xf_ffff);
};
