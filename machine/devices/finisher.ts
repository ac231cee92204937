// The test finisher of QEMU's `virt` board: a store to it ends the run, with an exit code.

import { FINISHER_START } from "../board.ts";
import type { Device } from "../bus.ts";
import { FINISHED } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";

const BYTE_COUNT = 0x1000;
const PASS = 0x5555;
/** With the exit code in the upper half. */
const FAIL = 0x3333;
/** A board that restarts; here it stops. */
const RESET = 0x7777;

export const finisherDevice = (memory: Memory): Device => ({
  start: FINISHER_START,
  byteCount: BYTE_COUNT,
  load: () => 0,
  store: (offset, _width, value) => {
    const code = exitCode(value);
    if (offset === 0 && code !== undefined) memory.hart[FINISHED] = code + 1;
    return true;
  },
});

/** The code that software has ended the run with, if it has. */
export function finishedWith(memory: Memory): number | undefined {
  const finished = memory.word(FINISHED);
  return finished === 0 ? undefined : finished - 1;
}

function exitCode(value: number): number | undefined {
  switch (value & 0xffff) {
    case PASS:
    case RESET:
      return 0;
    case FAIL:
      return value >>> 16;
    default:
      return undefined;
  }
}
