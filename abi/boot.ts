// What the boot loader tells the kernel: words at the start of RAM. Source: manual, section 6.

/** Where RAM starts, as on QEMU's `virt` board. */
export const RAM_START = 0x8000_0000;
/** The kernel's share of RAM, in bytes; the user frames follow it. */
export const KERNEL_BYTES = 0x10_0000;
export const USER_FRAMES_START: number = RAM_START + KERNEL_BYTES;

/** The lowest frame in which the board has registers of devices. */
export const DEVICE_FRAMES_START = 0x1_0000;

/** Offsets in bytes from RAM_START of the boot parameters; each is a word. */
export const BOOT_USER_FRAMES = 0x00; //      number of user frames
export const BOOT_TASKS = 0x04; //            task numbers 1 … this exist
export const BOOT_THREADS = 0x08; //          threads in the pool
export const BOOT_KERNEL_TABLES = 0x0c; //    page tables in the pool
export const BOOT_MAPPING_NODES = 0x10; //    mapping nodes in the pool
export const BOOT_TICK_MICROS = 0x14; //      µs in a tick
export const BOOT_FIRST_VERSION = 0x18; //    the version of a number's first incarnation
export const BOOT_DEPTH_MAX = 0x1c; //        the longest chain of chiefs
export const BOOT_FIRST_TICK = 0x20; //       bits 31–0 of the first tick's number; the others are 0
export const BOOT_PARAMETERS_BYTES = 0x24;
/** A word for each id of an interrupt line, 0 … 31: the frame of its device's registers, or 0. */
export const BOOT_DEVICES = 0x180;

/** Times of the board: CLINT ticks in a µs (10 MHz, as on `virt`). */
export const MTIME_PER_MICRO = 10;

/** The first tasks. */
export const TASK_SIGMA0 = 1;
export const TASK_ROOT = 2;
/** The lowest number that is free at boot. */
export const TASK_FIRST_MADE: number = TASK_ROOT + 1;
export const BOOT_PRIORITY = 100;
export const ROOT_MCP = 255;
export const SLICE_DEFAULT = 10;
