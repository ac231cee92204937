// The machine: a computer that runs, and the trap handler that runs in the hart's stead.
//
// Words are unsigned at every method. Besides the bytes of its memory the machine has no state that
// a later step could depend on.

import { assert, fail } from "../lib/assert.ts";
import { hex, u32, type Word } from "../lib/u32.ts";
import { RAM_START } from "./board.ts";
import { clintLoad, clintStore, inClint } from "./clint.ts";
import { inPlic } from "./devices/plic.ts";
import { Computer, type MachineOptions } from "./computer.ts";
import { csrExists, csrIsReadOnly, readCsr, writeCsr } from "./hart/csrs.ts";
import { interruptToTake, unmaskedInterrupts } from "./hart/interrupts.ts";
import { MACHINE_MODE } from "./hart/modes.ts";
import { returnToMpp } from "./hart/trap.ts";
import { CYCLES, WAITING, WAITING_NOT } from "./memory/layout.ts";
import { WAITING_IN_HANDLER, WAITING_IN_WFI } from "./memory/layout.ts";
import { handlerCosts as costs, HandlerFault, type TrapHandler, type TrapPort } from "./port.ts";
import type { Snapshot } from "./snapshot.ts";

const HANDLER_CYCLES_MAX = 2_000_000;
/** More would not be faster; V8 keeps numbers of 30 bits in registers. */
const STEPS_AT_ONCE = 1 << 29;

export class Machine extends Computer implements TrapPort {
  /** Modelled cycles after which one run of the trap handler is refused. */
  handlerCyclesMax: number;
  private handler: { readonly address: Word; readonly enter: TrapHandler } | undefined;

  // While the handler runs; no state survives it.
  private handlerState: "absent" | "running" | "ended" = "absent";
  /** Cycles that the handler may still spend; without bound when it is not running. */
  private cyclesLeft = Infinity;
  /** `cyclesLeft` when the cycle counter was last brought up to date. */
  private cyclesLeftCounted = Infinity;

  constructor(options: MachineOptions) {
    super(options);
    this.handlerCyclesMax = options.handlerCyclesMax ?? HANDLER_CYCLES_MAX;
  }

  /**
   * From now on `enter` runs in the hart's stead whenever the hart, in M mode, is about to execute
   * at `address`, a multiple of 4. It is not machine state: `reset` and `restore` leave it alone.
   */
  setTrapHandler(address: Word, enter: TrapHandler): void {
    if (u32(address) !== address || address % 4 !== 0) fail(`machine: a handler at ${address}`);
    this.handler = { address, enter };
  }

  /** Power on: M mode, pc at the trap handler, or else at the start of RAM; all else is zero. */
  reset(): void {
    this.assertOutsideHandler();
    this.powerOn(this.handler?.address ?? RAM_START);
  }

  /**
   * Takes a pending enabled interrupt; else runs the handler if the hart stands there; else fetches
   * and executes one instruction. Where this traps to the handler, the handler has run on return.
   * A waiting hart that nothing wakes does nothing: `advanceTime` is how time passes then.
   */
  step(): void {
    if (this.finished !== undefined || this.takeInterrupt() || !this.wakes()) return;
    if (this.isAtHandler()) return this.runHandler();
    const word = this.hart.fetch();
    if (word !== undefined) this.hart.execute(word);
    if (this.isAtHandler()) this.runHandler();
  }

  /**
   * Does what `steps` calls of `step` do, fast, and answers how many of them did something: fewer
   * than `steps` only if the hart waits now, software has ended the run, or `stopAt` named this
   * place.
   */
  run(steps: number): number {
    this.runner.begin();
    let left = steps;
    while (left > 0 && this.finished === undefined) {
      if (left < steps && this.runner.isAtStop()) break;
      if (this.takeInterrupt()) left--;
      else if (!this.wakes()) break;
      else if (this.handler !== undefined && this.mode === MACHINE_MODE) {
        this.step();
        left--;
      } else left -= this.runner.advance(Math.min(left, this.quietSteps()), () => this.step());
    }
    return steps - left;
  }

  /**
   * Executes `word`, in the current mode and as if it lay at pc, without fetching it. Interrupts
   * are held off. If it traps to the handler, the handler has run on return. The hart must not be
   * waiting.
   */
  inject(word: Word): void {
    this.assertMayInject();
    this.hart.execute(word);
    if (this.isAtHandler()) this.runHandler();
  }

  /** As `inject`, but pc is fetched from first, which may trap (causes 1 and 12). */
  fetchThenInject(word: Word): void {
    this.assertMayInject();
    if (this.hart.fetch() !== undefined) this.hart.execute(word);
    if (this.isAtHandler()) this.runHandler();
  }

  /** Takes the first pending enabled interrupt and runs the handler; false if there is none. */
  takeInterrupt(): boolean {
    this.assertOutsideHandler();
    const cause = interruptToTake(this.memory);
    if (cause === undefined) return false;
    this.hart.trap(cause, 0);
    if (this.isAtHandler()) this.runHandler();
    return true;
  }

  /** Modelled cycles since reset. Unlike the CSR mcycle, nobody can set it. */
  get cycles(): number {
    this.countHandlerCycles();
    return this.memory.double(CYCLES);
  }

  /** All machine state. Costs as much as changed since the last snapshot. */
  snapshot(): Snapshot {
    this.assertOutsideHandler();
    return this.snapshots.take();
  }

  /** Goes back to `snapshot`, any number of times. Pages that change get fresh stamps. */
  restore(snapshot: Snapshot): void {
    this.assertOutsideHandler();
    this.snapshots.restore(snapshot);
  }

  // --- TrapPort. Outside the handler the same operations cost nothing.

  load32(address: Word): Word {
    const offset = u32(address - RAM_START);
    if (offset >= this.memory.ramBytes || (offset & 3) !== 0) return this.loadDevice(u32(address));
    if ((this.cyclesLeft -= costs.memory) < 0) this.refuse();
    return this.memory.load32(offset);
  }

  store32(address: Word, value: Word): void {
    const offset = u32(address - RAM_START);
    if (offset >= this.memory.ramBytes || (offset & 3) !== 0)
      return this.storeDevice(u32(address), value);
    if ((this.cyclesLeft -= costs.memory) < 0) this.refuse();
    this.memory.store32(offset, value);
  }

  readRegister(n: number): Word {
    if ((this.cyclesLeft -= costs.register) < 0) this.refuse();
    assertRegister(n);
    return u32(this.memory.word(n));
  }

  writeRegister(n: number, value: Word): void {
    if ((this.cyclesLeft -= costs.register) < 0) this.refuse();
    assertRegister(n);
    this.hart.set(n, value);
  }

  csrRead(csr: number): Word {
    this.spend(costs.csr);
    if (!csrExists(csr)) throw new HandlerFault(`the handler reads CSR ${hex(csr)}: there is none`);
    this.countHandlerCycles();
    return readCsr(this.memory, csr);
  }

  csrWrite(csr: number, value: Word): void {
    this.spend(costs.csr);
    if (!csrExists(csr) || csrIsReadOnly(csr))
      throw new HandlerFault(`the handler writes CSR ${hex(csr)}: none or read-only`);
    this.countHandlerCycles();
    writeCsr(this.memory, csr, value);
  }

  fence(address: Word, asid: number): void {
    this.spend(costs.fence);
    this.mmu.fence(address, asid);
  }

  fenceAsid(asid: number): void {
    this.spend(costs.fence);
    this.mmu.fence(undefined, asid);
  }

  fencePage(address: Word): void {
    this.spend(costs.fence);
    this.mmu.fence(address, undefined);
  }

  fenceAll(): void {
    this.spend(costs.fence);
    this.mmu.fence(undefined, undefined);
  }

  mret(): void {
    this.spend(costs.mret);
    returnToMpp(this.memory);
    this.endHandler();
  }

  waitForInterrupt(): void {
    this.spend(costs.wait);
    this.memory.hart[WAITING] = WAITING_IN_HANDLER;
    this.endHandler();
  }

  // --- Inside

  /** For how many retired instructions the clock raises no interrupt. */
  private quietSteps(): number {
    const units = this.mtimecmp - this.mtime;
    return units > 0 ? Math.min(units, STEPS_AT_ONCE) : STEPS_AT_ONCE;
  }

  private isAtHandler(): boolean {
    return this.handler?.address === this.pc && this.mode === MACHINE_MODE;
  }

  private runHandler(): void {
    const { handler } = this;
    assert(handler !== undefined, "machine: there is a handler where the hart stands");
    this.handlerState = "running";
    this.cyclesLeft = this.cyclesLeftCounted = this.handlerCyclesMax;
    try {
      handler.enter(this);
      // Widened by hand: the compiler cannot see that the handler changes it.
      if ((this.handlerState as string) !== "ended")
        throw new HandlerFault("the handler returns without mret or waitForInterrupt");
    } finally {
      this.countHandlerCycles();
      this.handlerState = "absent";
      this.cyclesLeft = this.cyclesLeftCounted = Infinity;
    }
  }

  private endHandler(): void {
    if (this.handlerState !== "running") return;
    this.countHandlerCycles();
    this.handlerState = "ended";
    this.cyclesLeft = this.cyclesLeftCounted = 0; // Whatever comes now is refused.
  }

  private spend(cycles: number): void {
    if ((this.cyclesLeft -= cycles) < 0) this.refuse();
  }

  private refuse(): never {
    if (this.handlerState === "ended")
      throw new HandlerFault("the handler goes on after mret or waitForInterrupt");
    throw new HandlerFault(`the handler does not end within ${this.handlerCyclesMax} cycles`);
  }

  private countHandlerCycles(): void {
    if (this.handlerState !== "running") return;
    this.memory.count(CYCLES, this.cyclesLeftCounted - this.cyclesLeft);
    this.cyclesLeftCounted = this.cyclesLeft;
  }

  private loadDevice(address: Word): Word {
    this.spend(costs.device);
    if (address % 4 === 0 && inClint(address)) return clintLoad(this.memory, address);
    if (address % 4 === 0 && inPlic(address)) return u32(this.bus.load(address, 4) ?? 0);
    throw new HandlerFault(`the handler loads from ${hex(address)}: no aligned RAM or device`);
  }

  private storeDevice(address: Word, value: Word): void {
    this.spend(costs.device);
    if (address % 4 === 0 && inClint(address)) return clintStore(this.memory, address, value);
    if (address % 4 === 0 && inPlic(address)) return void this.bus.store(address, 4, value);
    throw new HandlerFault(`the handler stores to ${hex(address)}: no aligned RAM or device`);
  }

  /** False while the hart waits and nothing wakes it. A handler's wait ends by a trap only. */
  private wakes(): boolean {
    const { hart } = this.memory;
    if (hart[WAITING] === WAITING_NOT) return true;
    if (hart[WAITING] !== WAITING_IN_WFI || unmaskedInterrupts(this.memory) === 0) return false;
    hart[WAITING] = WAITING_NOT;
    return true;
  }

  private assertOutsideHandler(): void {
    assert(this.handlerState === "absent", "machine: the trap handler is running");
  }

  private assertMayInject(): void {
    this.assertOutsideHandler();
    assert(!this.waiting, "machine: a waiting hart executes nothing");
  }
}

const assertRegister = (n: number): void => {
  if (!(n >= 0 && n < 32)) fail(`machine: register x${n}`);
};
