// The bus: who answers at a physical address. RAM first; then the devices, at the widths they have.

import { RAM_START } from "./board.ts";
import type { Memory } from "./memory/memory.ts";

/** Bytes that one access touches; it is aligned. */
export type Width = 1 | 2 | 4;

/** Registers in the physical address space. Offsets count bytes from its start. */
export type Device = {
  readonly start: number;
  readonly byteCount: number;
  /** What is read, or `undefined`: no register of that width there. */
  readonly load: (offset: number, width: Width) => number | undefined;
  /** False: no register of that width there. */
  readonly store: (offset: number, width: Width, value: number) => boolean;
};

export class Bus {
  private readonly memory: Memory;
  private readonly devices: readonly Device[];

  constructor(memory: Memory, devices: readonly Device[]) {
    this.memory = memory;
    this.devices = devices;
  }

  isRam(physical: number): boolean {
    return physical >= RAM_START && physical < RAM_START + this.memory.ramBytes;
  }

  /** Does a device decode this physical address? */
  isDevice(physical: number): boolean {
    return this.deviceAt(physical) !== undefined;
  }

  /** The bytes at an aligned physical address, not sign extended; `undefined` if nobody answers. */
  load(physical: number, width: Width): number | undefined {
    const { memory } = this;
    const offset = physical - RAM_START;
    if (offset >= 0 && offset < memory.ramBytes) {
      if (width === 4) return memory.load32(offset);
      return width === 2 ? memory.load16(offset) : memory.load8(offset);
    }
    const device = this.deviceAt(physical);
    return device?.load(physical - device.start, width);
  }

  /** Stores the low bytes of `value` at an aligned physical address; false if nobody answers. */
  store(physical: number, width: Width, value: number): boolean {
    const { memory } = this;
    const offset = physical - RAM_START;
    if (offset >= 0 && offset < memory.ramBytes) {
      if (width === 4) memory.store32(offset, value);
      else if (width === 2) memory.store16(offset, value);
      else memory.store8(offset, value);
      return true;
    }
    const device = this.deviceAt(physical);
    return device?.store(physical - device.start, width, value) ?? false;
  }

  private deviceAt(physical: number): Device | undefined {
    for (const device of this.devices)
      if (physical >= device.start && physical < device.start + device.byteCount) return device;
    return undefined;
  }
}
