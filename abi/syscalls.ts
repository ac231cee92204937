// The seven system calls: their numbers in a7, and the registers that carry arguments and results.
// Source: manual, section 2.

/** Values of a7. */
export const IPC = 0;
export const ID_NEAREST = 1;
export const FPAGE_UNMAP = 2;
export const THREAD_SWITCH = 3;
export const THREAD_SCHEDULE = 4;
export const LTHREAD_EX_REGS = 5;
export const TASK_NEW = 6;
export const SYSCALL_COUNT = 7;

/** Register numbers (x0 … x31) by their conventional names. */
export const SP = 2;
export const T0 = 5;
export const T1 = 6;
export const A0 = 10;
export const A1 = 11;
export const A2 = 12;
export const A3 = 13;
export const A4 = 14;
export const A5 = 15;
export const A6 = 16;
export const A7 = 17;
/** Message registers MR0 … MR7 are x18 … x25. */
export const MR0 = 18;
export const MESSAGE_WORDS_MAX = 8;

/** "Leave it as it is", in every argument where the manual writes −1. */
export const UNCHANGED = 0xffff_ffff;

/** `thread_schedule` a2: the state of a thread. */
export const STATE_READY = 0;
export const STATE_POLLING = 1;
export const STATE_WAITING = 2;
export const STATE_TRANSFERRING = 3;
export const STATE_AWAITING_START = 4;
export const STATE_FAULTED = 5;
export const WITHIN_PAGE_FAULT = 16;
export const WITHIN_EXCEPTION = 32;

/** `id_nearest` a1. */
export const NEAREST_SAME_CLAN = 0;
export const NEAREST_OUTSIDE = 1;
export const NEAREST_INSIDE = 2;
