// Trap causes: what mcause holds. (RISC-V Privileged, table "Machine cause register values")

import type { Word } from "../../lib/u32.ts";
import type { Access } from "./modes.ts";

export const CAUSE_FETCH_MISALIGNED = 0;
export const CAUSE_FETCH_ACCESS_FAULT = 1;
export const CAUSE_ILLEGAL_INSTRUCTION = 2;
export const CAUSE_BREAKPOINT = 3;
export const CAUSE_LOAD_MISALIGNED = 4;
export const CAUSE_LOAD_ACCESS_FAULT = 5;
export const CAUSE_STORE_MISALIGNED = 6;
export const CAUSE_STORE_ACCESS_FAULT = 7;
export const CAUSE_ECALL_FROM_U = 8;
export const CAUSE_ECALL_FROM_S = 9;
export const CAUSE_ECALL_FROM_M = 11;
export const CAUSE_FETCH_PAGE_FAULT = 12;
export const CAUSE_LOAD_PAGE_FAULT = 13;
export const CAUSE_STORE_PAGE_FAULT = 15;

/** Set in mcause when the trap is an interrupt. */
export const CAUSE_INTERRUPT: Word = 0x8000_0000;
export const CAUSE_SUPERVISOR_SOFTWARE_INTERRUPT: Word = 0x8000_0001;
export const CAUSE_SUPERVISOR_TIMER_INTERRUPT: Word = 0x8000_0005;
export const CAUSE_SUPERVISOR_EXTERNAL_INTERRUPT: Word = 0x8000_0009;
export const CAUSE_MACHINE_SOFTWARE_INTERRUPT: Word = 0x8000_0003;
export const CAUSE_MACHINE_TIMER_INTERRUPT: Word = 0x8000_0007;
export const CAUSE_MACHINE_EXTERNAL_INTERRUPT: Word = 0x8000_000b;

/** No translation, or one that refuses the access. */
export function pageFault(access: Access): Word {
  switch (access) {
    case "fetch":
      return CAUSE_FETCH_PAGE_FAULT;
    case "load":
      return CAUSE_LOAD_PAGE_FAULT;
    case "store":
      return CAUSE_STORE_PAGE_FAULT;
  }
}

/** Nothing there: neither RAM nor a device register of that width. */
export function accessFault(access: Access): Word {
  switch (access) {
    case "fetch":
      return CAUSE_FETCH_ACCESS_FAULT;
    case "load":
      return CAUSE_LOAD_ACCESS_FAULT;
    case "store":
      return CAUSE_STORE_ACCESS_FAULT;
  }
}

/** An address that is not a multiple of the size accessed. */
export function misaligned(access: Access): Word {
  switch (access) {
    case "fetch":
      return CAUSE_FETCH_MISALIGNED;
    case "load":
      return CAUSE_LOAD_MISALIGNED;
    case "store":
      return CAUSE_STORE_MISALIGNED;
  }
}

const names: Readonly<Record<Word, string>> = {
  [CAUSE_FETCH_MISALIGNED]: "fetch address misaligned",
  [CAUSE_FETCH_ACCESS_FAULT]: "fetch access fault",
  [CAUSE_ILLEGAL_INSTRUCTION]: "illegal instruction",
  [CAUSE_BREAKPOINT]: "breakpoint",
  [CAUSE_LOAD_MISALIGNED]: "load address misaligned",
  [CAUSE_LOAD_ACCESS_FAULT]: "load access fault",
  [CAUSE_STORE_MISALIGNED]: "store address misaligned",
  [CAUSE_STORE_ACCESS_FAULT]: "store access fault",
  [CAUSE_ECALL_FROM_U]: "ecall from U mode",
  [CAUSE_ECALL_FROM_S]: "ecall from S mode",
  [CAUSE_ECALL_FROM_M]: "ecall from M mode",
  [CAUSE_FETCH_PAGE_FAULT]: "fetch page fault",
  [CAUSE_LOAD_PAGE_FAULT]: "load page fault",
  [CAUSE_STORE_PAGE_FAULT]: "store page fault",
  [CAUSE_SUPERVISOR_SOFTWARE_INTERRUPT]: "supervisor software interrupt",
  [CAUSE_SUPERVISOR_TIMER_INTERRUPT]: "supervisor timer interrupt",
  [CAUSE_SUPERVISOR_EXTERNAL_INTERRUPT]: "supervisor external interrupt",
  [CAUSE_MACHINE_SOFTWARE_INTERRUPT]: "software interrupt",
  [CAUSE_MACHINE_TIMER_INTERRUPT]: "timer interrupt",
  [CAUSE_MACHINE_EXTERNAL_INTERRUPT]: "external interrupt",
};

/** What a value of mcause means, in words. */
export const causeName = (cause: Word): string => names[cause] ?? `cause ${cause}`;
