// The platform-level interrupt controller: 31 sources, of which the board uses one for the disk and
// one for the UART, and two contexts, M and S mode of the hart. (RISC-V PLIC Specification 1.0)
//
// Sources of devices are lines: one is pending while its device asks and nobody has claimed it.
// Any source can also be raised from outside of the machine, as by an edge: pending until claimed.

import { PLIC_SOURCE_MAX, PLIC_START } from "../board.ts";
import type { Device } from "../bus.ts";
import * as layout from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { uartInterrupts } from "./uart.ts";
import { virtioInterrupts } from "./virtioBlock.ts";

const BYTE_COUNT = 0x60_0000;
const SOURCE_COUNT: number = PLIC_SOURCE_MAX + 1;
const CONTEXT_COUNT = 2;
// As on QEMU's board.
const VIRTIO_SOURCE = 1;
const UART_SOURCE = 10;
/** Priorities are 0 (never) to 7. */
const PRIORITY_MASK = 7;

// Offsets.
const PENDING = 0x1000;
const ENABLE = 0x2000;
const ENABLE_STEP = 0x80;
const CONTEXT = 0x20_0000;
const CONTEXT_STEP = 0x1000;
const CLAIM = 4;

/** Does the PLIC decode this physical address? */
export const inPlic = (address: number): boolean =>
  address >= PLIC_START && address < PLIC_START + BYTE_COUNT;

/** The PLIC on the bus: words only. Unused words read as 0. */
export const plicDevice = (memory: Memory): Device => ({
  start: PLIC_START,
  byteCount: BYTE_COUNT,
  load: (offset, width) => (width === 4 ? load(memory, offset) : undefined),
  store: (offset, width, value) => {
    if (width === 4) store(memory, offset, value);
    return width === 4;
  },
});

/** Does context 0 (M mode) or 1 (S mode) have an interrupt to claim? */
export const plicInterrupts = (memory: Memory, context: 0 | 1): boolean =>
  memory.word(layout.PLIC_ENABLE + context) !== 0 && best(memory, context) !== 0;

/** Somebody outside of the machine raises `source`, 1 to PLIC_SOURCE_MAX. */
export function raiseSource(memory: Memory, source: number): void {
  memory.hart[layout.PLIC_RAISED] = memory.word(layout.PLIC_RAISED) | (1 << source);
}

const pending = (memory: Memory): number =>
  (memory.word(layout.PLIC_RAISED) |
    (virtioInterrupts(memory) ? 1 << VIRTIO_SOURCE : 0) |
    (uartInterrupts(memory) ? 1 << UART_SOURCE : 0)) &
  ~memory.word(layout.PLIC_CLAIMED);

/** The source to claim: the highest priority above the threshold, of equals the lowest; or 0. */
function best(memory: Memory, context: number): number {
  const candidates = pending(memory) & memory.word(layout.PLIC_ENABLE + context);
  let priority = memory.word(layout.PLIC_THRESHOLD + context);
  let found = 0;
  for (let source = 1; source < SOURCE_COUNT; source++) {
    const own = memory.word(layout.PLIC_PRIORITY + source);
    if (((candidates >>> source) & 1) === 0 || own <= priority) continue;
    priority = own;
    found = source;
  }
  return found;
}

/** The word of the state at `offset`, if it is a plain one. */
function wordAt(offset: number): number | undefined {
  if (offset < 4 * SOURCE_COUNT) return layout.PLIC_PRIORITY + offset / 4;
  for (let context = 0; context < CONTEXT_COUNT; context++) {
    if (offset === ENABLE + ENABLE_STEP * context) return layout.PLIC_ENABLE + context;
    if (offset === CONTEXT + CONTEXT_STEP * context) return layout.PLIC_THRESHOLD + context;
  }
  return undefined;
}

const contextOfClaim = (offset: number): number =>
  [0, 1].findIndex((context) => offset === CONTEXT + CONTEXT_STEP * context + CLAIM);

function load(memory: Memory, offset: number): number {
  const word = wordAt(offset);
  if (word !== undefined) return memory.word(word) >>> 0;
  if (offset === PENDING) return pending(memory) >>> 0;
  const context = contextOfClaim(offset);
  if (context === -1) return 0;
  const source = best(memory, context);
  if (source === 0) return 0;
  memory.hart[layout.PLIC_CLAIMED] = claimed(memory) | (1 << source);
  memory.hart[layout.PLIC_RAISED] = memory.word(layout.PLIC_RAISED) & ~(1 << source);
  return source;
}

function store(memory: Memory, offset: number, value: number): void {
  const word = wordAt(offset);
  const context = contextOfClaim(offset);
  if (word !== undefined) {
    const isMask = offset >= ENABLE && offset < CONTEXT;
    // Source 0 does not exist.
    if (word !== layout.PLIC_PRIORITY)
      memory.hart[word] = isMask ? value & ~1 : value & PRIORITY_MASK;
  } else if (context !== -1 && value > 0 && value < SOURCE_COUNT) {
    // A context completes only what it has enabled.
    const enabled = memory.word(layout.PLIC_ENABLE + context) & (1 << value);
    memory.hart[layout.PLIC_CLAIMED] = claimed(memory) & ~enabled;
  }
}

const claimed = (memory: Memory): number => memory.word(layout.PLIC_CLAIMED);
