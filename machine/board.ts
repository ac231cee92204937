// The board: where things are in the physical address space. The addresses are those of QEMU's
// RISC-V `virt` board (hw/riscv/virt.c), so that one image runs on both.

import type { Word } from "../lib/u32.ts";

export const PAGE_BYTES = 4096;
/** Stores are stamped in lines of so many bytes: as long as a thread block of a kernel, say. */
export const LOG2_LINE_BYTES = 8;

/** First byte of RAM. */
export const RAM_START: Word = 0x8000_0000;

/** The core-local interruptor: software and timer interrupts of the hart. */
export const CLINT_START: Word = 0x0200_0000;
export const CLINT_BYTES = 0x1_0000;

/** u32: bit 0 is the software interrupt of hart 0. */
export const CLINT_MSIP: Word = CLINT_START;
/** u64 as two words, low first: the timer interrupt is pending while mtime ≥ mtimecmp. */
export const CLINT_MTIMECMP: Word = CLINT_START + 0x4000;
/** u64 as two words, low first: time in units of 100 ns. */
export const CLINT_MTIME: Word = CLINT_START + 0xbff8;

/** Units of mtime in one second. One retired instruction is one unit. */
export const MTIME_PER_SECOND = 10_000_000;

/** Ends the run. */
export const FINISHER_START: Word = 0x0010_0000;
/** The platform-level interrupt controller; the UART is its source 10. */
export const PLIC_START: Word = 0x0c00_0000;
/** Sources are 1 to this. */
export const PLIC_SOURCE_MAX = 31;
/** u32 for each source, source 0 (which does not exist) first: its priority; 0 is never. */
export const PLIC_PRIORITIES: Word = PLIC_START;
/** u32: a bit for each source that asks and is not claimed. */
export const PLIC_PENDING: Word = PLIC_START + 0x1000;
/** u32: a bit for each source that may interrupt M mode of the hart. */
export const PLIC_ENABLE: Word = PLIC_START + 0x2000;
/** u32: read, it claims the first source enabled for M mode, or is 0; written, it completes one. */
export const PLIC_CLAIM: Word = PLIC_START + 0x20_0004;
/** The console. */
export const UART_START: Word = 0x1000_0000;
/** The disk; source 1 of the PLIC. */
export const VIRTIO_START: Word = 0x1000_1000;
/** Slots for virtio devices, a page each; only the first has one. */
export const VIRTIO_SLOTS = 8;
