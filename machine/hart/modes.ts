// Privilege modes and the kinds of memory access. (RISC-V Privileged, 1.2 and 3.7)

export const USER_MODE = 0;
export const SUPERVISOR_MODE = 1;
export const MACHINE_MODE = 3;

/** The privilege modes of this hart. */
export type Mode = typeof USER_MODE | typeof SUPERVISOR_MODE | typeof MACHINE_MODE;

/** Why memory is touched: it chooses the right that is needed and the cause of a fault. */
export type Access = "fetch" | "load" | "store";
