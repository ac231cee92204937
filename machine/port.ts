// What the trap handler may do to the machine, what that costs, and what ends in a fault.

import type { Word } from "../lib/u32.ts";

/**
 * The machine, as the code at mtvec sees it: a processor in M mode. Every operation costs modelled
 * cycles and throws {@link HandlerFault} where hardware would trap. Addresses and values are taken
 * modulo 2³²; results are unsigned. Memory is physical, whatever mstatus.MPRV says.
 */
export interface TrapPort {
  /** The word at a physical address, a multiple of 4, in RAM, the CLINT or the PLIC. */
  load32(address: Word): Word;
  /** Stores a word at such an address. */
  store32(address: Word, value: Word): void;
  /** Register x`n` (0 … 31) of the interrupted context. */
  readRegister(n: number): Word;
  /** Sets register x`n` of the interrupted context; x0 stays 0. */
  writeRegister(n: number, value: Word): void;
  csrRead(csr: number): Word;
  csrWrite(csr: number, value: Word): void;
  /** sfence.vma address, asid: the page's entries of one space, global ones excepted. */
  fence(address: Word, asid: number): void;
  /** sfence.vma x0, asid: all entries of one space, global ones excepted. */
  fenceAsid(asid: number): void;
  /** sfence.vma address, x0: the page's entries of all spaces. */
  fencePage(address: Word): void;
  /** sfence.vma x0, x0: all entries. */
  fenceAll(): void;
  /** Goes on at mepc in mode mstatus.MPP. The handler's last act, or: */
  mret(): void;
  /** Stays in M mode and waits until an interrupt, enabled in mstatus.MIE and mie, traps. */
  waitForInterrupt(): void;
}

/** The code at the handler's address, which runs in the hart's stead. */
export type TrapHandler = (port: TrapPort) => void;

/** The trap handler did what hardware would answer with a trap in M mode, or does not end. */
export class HandlerFault extends Error {
  override readonly name = "HandlerFault";
}

/**
 * Modelled cycles of the handler's operations: roughly what a small in-order core needs for the
 * instructions in their place, with the address arithmetic around them.
 */
export const handlerCosts: Readonly<Record<HandlerOperation, number>> = {
  memory: 2,
  device: 8,
  register: 1,
  csr: 2,
  fence: 12,
  mret: 4,
  wait: 4,
};

export type HandlerOperation = "memory" | "device" | "register" | "csr" | "fence" | "mret" | "wait";
