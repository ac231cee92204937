// Interrupt lines. A line is known by its id, 1 … 31, which is also its source in the PLIC and its
// bit in every word of lines. Masks and what is pending are the PLIC's; see parts/lines.ts.

import { BOOT_DEVICES, RAM_START } from "../../abi/index.ts";
import type { Reader, Writer } from "./port.ts";

// Offsets in bytes from RAM_START.
const LINES_ATTACHED = 0x200; // u32; bit: the line has an owner
const LINES_UNMASKED = 0x204; // u32; bit: the line has an owner and may speak
const LINE_OWNERS = 0x280; // 32 × u32; the TCB of the owner, or 0

/** The frame of the registers of the line's device; 0: no device has the line. */
export function deviceFrameOf(m: Reader, line: number): number {
  return m.load32(RAM_START + BOOT_DEVICES + line * 4);
}

/** The TCB of the line's owner, or 0. */
export function lineOwnerOf(m: Reader, line: number): number {
  return m.load32(RAM_START + LINE_OWNERS + line * 4);
}

export function setLineOwner(m: Writer, line: number, value: number): void {
  m.store32(RAM_START + LINE_OWNERS + line * 4, value);
}

/** A bit for each line that has an owner. */
export function linesAttachedOf(m: Reader): number {
  return m.load32(RAM_START + LINES_ATTACHED);
}

export function setLinesAttached(m: Writer, value: number): void {
  m.store32(RAM_START + LINES_ATTACHED, value);
}

/** A bit for each line that has an owner and is not masked. */
export function linesUnmaskedOf(m: Reader): number {
  return m.load32(RAM_START + LINES_UNMASKED);
}

export function setLinesUnmasked(m: Writer, value: number): void {
  m.store32(RAM_START + LINES_UNMASKED, value);
}
