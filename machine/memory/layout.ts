// Where each piece of machine state lies in the one memory. Everything that a later instruction
// can depend on is here; what is not here (the trap handler, page stamps) is not machine state.
//
//        0  the hart and its devices: 256 words, then nothing to the end of the page
//     4096  TLB entries: two words each, key and leaf PTE
//    69632  TLB index: u16 for each hash slot
//   102400  caches of fast/ and translate/, which are not machine state either
//   196608  RAM

import { assert } from "../../lib/assert.ts";

// Word indices. Registers x0 … x31 come first, so that register n is word n.
export const PC = 32; //             u32  address of the next instruction, even
export const MODE = 33; //           one of the modes
export const WAITING = 34; //        one of the WAITING_ constants
export const MSTATUS_WORD = 35;
export const MTVEC_WORD = 36;
export const MEPC_WORD = 37;
export const MCAUSE_WORD = 38;
export const MTVAL_WORD = 39;
export const MIE_WORD = 40;
export const MSCRATCH_WORD = 41;
export const SATP_WORD = 42;
export const MCOUNTEREN_WORD = 43;
export const MSIP_WORD = 44; //      bit 0: software interrupt pending
export const MTIMECMP_WORD = 45; //  u64  two words, low first
export const MCYCLE_OFFSET = 47; //  u64  mcycle = cycles + this, modulo 2⁶⁴
export const MINSTRET_OFFSET = 49; // u64  minstret = retired + this, modulo 2⁶⁴
export const TLB_COUNT = 51; //      entries in use
export const TLB_KINDS = 52; //      union of the kind bits of their keys
export const TLB_CHANCE = 53; //     u32  state of the generator that makes the TLB forget
export const MEDELEG_WORD = 62;
export const MIDELEG_WORD = 63;
export const STVEC_WORD = 64;
export const SEPC_WORD = 65;
export const SCAUSE_WORD = 66;
export const STVAL_WORD = 67;
export const SSCRATCH_WORD = 68;
export const SCOUNTEREN_WORD = 69;
export const MIP_WORD = 70; //       the bits of mip that software sets
export const MCOUNTINHIBIT_WORD = 71; // an inhibited counter's offset is its value
export const RESERVATION = 72; //    u32  physical address of the word that lr.w reserved, or 0
export const FINISHED = 73; //       exit code + 1 once software has ended the run
export const UART_ENABLE = 80;
export const UART_LINE = 81;
export const UART_MODEM = 82;
export const UART_SCRATCH = 83;
export const UART_DIVISOR = 84;
export const UART_SENT = 85; //      1: something was sent since software asked
export const UART_COUNT = 86; //     bytes received and not yet read
export const UART_FIFO = 88; //      16 words, a byte each
export const PLIC_CLAIMED = 104; //  a bit for each source
export const PLIC_ENABLE = 105; //   a bit for each source, for two contexts
export const PLIC_THRESHOLD = 107; // for two contexts
export const PLIC_RAISED = 109; //   a bit for each source that was raised and not yet claimed
export const PLIC_PRIORITY = 112; // 32 words
export const VIRTIO_STATUS = 144; // what a reset clears, from here …
export const VIRTIO_DEVICE_FEATURES_SEL = 145;
export const VIRTIO_DRIVER_FEATURES = 146;
export const VIRTIO_DRIVER_FEATURES_SEL = 147;
export const VIRTIO_QUEUE_SEL = 148;
export const VIRTIO_QUEUE_NUM = 149;
export const VIRTIO_QUEUE_READY = 150;
export const VIRTIO_DESCRIPTORS = 151;
export const VIRTIO_AVAILABLE = 152;
export const VIRTIO_USED = 153;
export const VIRTIO_INTERRUPT = 154;
export const VIRTIO_SEEN = 155; //   requests served, modulo 2¹⁶
export const VIRTIO_END = 156; //    … to here
export const HART_WORDS = 256;

// Indices of doubles, over the same bytes. They hold integers below 2⁵³.
export const RETIRED = 28; //        instructions retired since reset
export const WARPED = 29; //         mtime = retired + this
export const CYCLES = 30; //         modelled cycles since reset

export const WAITING_NOT = 0;
/** In a WFI instruction: goes on after it when an interrupt of mie is pending. */
export const WAITING_IN_WFI = 1;
/** In the trap handler's waitForInterrupt: leaves it by a trap only. */
export const WAITING_IN_HANDLER = 2;

/** More than any test fills. A full TLB forgets everything, which is legal at any time. */
export const TLB_ENTRIES_MAX = 8192;
export const TLB_SLOTS: number = 2 * TLB_ENTRIES_MAX;

export const TLB_START = 4096;
export const TLB_INDEX_START: number = TLB_START + 8 * TLB_ENTRIES_MAX;

/** Of the translator: what it tells, and where translated code begins, by address. */
export const TRANSLATOR_START: number = TLB_INDEX_START + 2 * TLB_SLOTS;
export const JUMPS_START: number = TRANSLATOR_START + 256;
/** Entries of four words: address, epoch, number of the entry, place in the table of functions. */
export const JUMP_COUNT = 1024;

/** Of fast/: for each mode, translations of loads, stores and fetches. */
export const TRANSLATIONS_START = 131072;
export const DATA_ENTRIES = 1024;
export const FETCH_ENTRIES = 256;
/** Tags and offsets for loads, the same for stores, tags and pages for fetches. */
export const BANK_BYTES: number = 4 * (4 * DATA_ENTRIES + 2 * FETCH_ENTRIES);

export const RAM_OFFSET = 196608;

assert(TLB_CHANCE < 2 * RETIRED, "layout: the words end before the doubles");
assert(2 * CYCLES + 2 <= MEDELEG_WORD, "layout: the doubles end before the other words");
assert(JUMPS_START + 16 * JUMP_COUNT <= TRANSLATIONS_START, "layout: TLB and jumps fit");
assert(TRANSLATIONS_START + 3 * BANK_BYTES <= RAM_OFFSET, "layout: the translations fit");
