// The core-local interruptor: mtime, mtimecmp and msip of hart 0, word by word.
//
// Time is counted, never measured: mtime = instructions retired + what was warped over. It stays
// below 2⁵³; a store to its high half keeps 21 bits.

import { u32, type Word } from "../lib/u32.ts";
import { CLINT_BYTES, CLINT_MSIP, CLINT_MTIME, CLINT_MTIMECMP, CLINT_START } from "./board.ts";
import type { Device } from "./bus.ts";
import { MSIP_WORD, MTIMECMP_WORD, RETIRED, WARPED } from "./memory/layout.ts";
import type { Memory } from "./memory/memory.ts";

const TWO_32 = 0x1_0000_0000;
const MTIME_HIGH_MASK = 0x1f_ffff;

/** Does the CLINT decode this physical address? */
export const inClint = (address: number): boolean =>
  address >= CLINT_START && address < CLINT_START + CLINT_BYTES;

/** Time in units of 100 ns since reset; an integer below 2⁵³. */
export const mtimeOf = (memory: Memory): number => memory.double(RETIRED) + memory.double(WARPED);

/** When the timer interrupt is due. Exact below 2⁵³, which mtime never reaches. */
export const mtimecmpOf = (memory: Memory): number =>
  u32(memory.word(MTIMECMP_WORD + 1)) * TWO_32 + u32(memory.word(MTIMECMP_WORD));

/** The CLINT on the bus: words only. */
export const clintDevice = (memory: Memory): Device => ({
  start: CLINT_START,
  byteCount: CLINT_BYTES,
  load: (offset, width) => (width === 4 ? clintLoad(memory, CLINT_START + offset) : undefined),
  store: (offset, width, value) => {
    if (width === 4) clintStore(memory, CLINT_START + offset, value);
    return width === 4;
  },
});

/** The word at `address`, a multiple of 4 in the CLINT. Unused addresses read as 0, as in QEMU. */
export function clintLoad(memory: Memory, address: number): Word {
  switch (address) {
    case CLINT_MSIP:
      return memory.word(MSIP_WORD);
    case CLINT_MTIMECMP:
      return u32(memory.word(MTIMECMP_WORD));
    case CLINT_MTIMECMP + 4:
      return u32(memory.word(MTIMECMP_WORD + 1));
    case CLINT_MTIME:
      return mtimeOf(memory) % TWO_32;
    case CLINT_MTIME + 4:
      return Math.floor(mtimeOf(memory) / TWO_32);
    default:
      return 0;
  }
}

/** Stores a word at `address`, a multiple of 4 in the CLINT. Unused addresses ignore it. */
export function clintStore(memory: Memory, address: number, value: Word): void {
  switch (address) {
    case CLINT_MSIP:
      memory.hart[MSIP_WORD] = value & 1;
      return;
    case CLINT_MTIMECMP:
      memory.hart[MTIMECMP_WORD] = value;
      return;
    case CLINT_MTIMECMP + 4:
      memory.hart[MTIMECMP_WORD + 1] = value;
      return;
    case CLINT_MTIME:
      return setMtime(memory, Math.floor(mtimeOf(memory) / TWO_32) * TWO_32 + u32(value));
    case CLINT_MTIME + 4:
      return setMtime(memory, (value & MTIME_HIGH_MASK) * TWO_32 + (mtimeOf(memory) % TWO_32));
  }
}

/** Makes it `mtime` o'clock. */
export function setMtime(memory: Memory, mtime: number): void {
  memory.hartDoubles[WARPED] = mtime - memory.double(RETIRED);
}
