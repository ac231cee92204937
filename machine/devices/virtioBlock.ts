// A virtio block device of version 2, in the first of the slots that QEMU's `virt` board has. What
// it is told to do is done when it is told. (Virtual I/O Device 1.1, "Virtio Over MMIO", "Block
// Device")

import { RAM_START, VIRTIO_START } from "../board.ts";
import type { Device } from "../bus.ts";
import * as layout from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { VIRTIO_IDENTITY } from "./emptySlots.ts";
import { serve } from "./virtioRequest.ts";

const BYTE_COUNT = 0x1000;
const SECTOR_BYTES = 512;

const BLOCK_DEVICE = 2;
const QUEUE_MAX = 128;
/** Bit 32 of the features: the device is of version 1 or later of the standard. */
const FEATURES_HIGH_VERSION_1 = 1;
const INTERRUPT_USED_BUFFER = 1;
const STATUS_NEEDS_RESET = 0x40;

// Offsets.
const DEVICE_ID = 0x008;
const DEVICE_FEATURES = 0x010;
const QUEUE_NUM_MAX = 0x034;
const QUEUE_NOTIFY = 0x050;
const INTERRUPT_STATUS = 0x060;
const INTERRUPT_ACKNOWLEDGE = 0x064;
const STATUS = 0x070;
const CAPACITY = 0x100;

/** Registers that are words of the state. */
const wordAt: Readonly<Record<number, number>> = {
  0x014: layout.VIRTIO_DEVICE_FEATURES_SEL,
  0x020: layout.VIRTIO_DRIVER_FEATURES,
  0x024: layout.VIRTIO_DRIVER_FEATURES_SEL,
  0x030: layout.VIRTIO_QUEUE_SEL,
  0x038: layout.VIRTIO_QUEUE_NUM,
  0x044: layout.VIRTIO_QUEUE_READY,
  0x080: layout.VIRTIO_DESCRIPTORS,
  0x090: layout.VIRTIO_AVAILABLE,
  0x0a0: layout.VIRTIO_USED,
};

/** The device on the bus, with words; bytes of the configuration can be read one by one. */
export const virtioBlockDevice = (memory: Memory): Device => ({
  start: VIRTIO_START,
  byteCount: BYTE_COUNT,
  load: (offset, width) => {
    const word = load(memory, offset & ~3) >>> (8 * (offset & 3));
    if (width === 4) return word >>> 0;
    return offset >= CAPACITY ? word & (width === 1 ? 0xff : 0xffff) : undefined;
  },
  store: (offset, width, value) => {
    if (width === 4) store(memory, offset, value);
    return width === 4;
  },
});

/** Does the device ask for an interrupt? */
export const virtioInterrupts = (memory: Memory): boolean =>
  memory.word(layout.VIRTIO_INTERRUPT) !== 0;

function load(memory: Memory, offset: number): number {
  switch (offset) {
    case DEVICE_ID:
      return memory.disk.length === 0 ? 0 : BLOCK_DEVICE;
    case DEVICE_FEATURES:
      return memory.word(layout.VIRTIO_DEVICE_FEATURES_SEL) === 1 ? FEATURES_HIGH_VERSION_1 : 0;
    case QUEUE_NUM_MAX:
      return memory.word(layout.VIRTIO_QUEUE_SEL) === 0 ? QUEUE_MAX : 0;
    case INTERRUPT_STATUS:
      return memory.word(layout.VIRTIO_INTERRUPT);
    case STATUS:
      return memory.word(layout.VIRTIO_STATUS);
    case CAPACITY:
      return Math.floor(memory.disk.length / SECTOR_BYTES);
    default: {
      const word = wordAt[offset];
      return word === undefined ? (VIRTIO_IDENTITY[offset / 4] ?? 0) : memory.word(word);
    }
  }
}

function store(memory: Memory, offset: number, value: number): void {
  const { hart } = memory;
  const word = wordAt[offset];
  if (word !== undefined) hart[word] = value;
  else if (offset === INTERRUPT_ACKNOWLEDGE)
    hart[layout.VIRTIO_INTERRUPT] = memory.word(layout.VIRTIO_INTERRUPT) & ~value;
  else if (offset === STATUS && value === 0)
    hart.fill(0, layout.VIRTIO_STATUS, layout.VIRTIO_END); // Reset.
  else if (offset === STATUS) hart[layout.VIRTIO_STATUS] = value;
  else if (offset === QUEUE_NOTIFY && value === 0) notice(memory);
}

/** Serves all requests that are available. A queue that makes no sense stops the device. */
function notice(memory: Memory): void {
  const { hart } = memory;
  const count = memory.word(layout.VIRTIO_QUEUE_NUM);
  const stopped = (memory.word(layout.VIRTIO_STATUS) & STATUS_NEEDS_RESET) !== 0;
  if (stopped || memory.word(layout.VIRTIO_QUEUE_READY) === 0) return;
  const queue = {
    count,
    descriptors: (memory.word(layout.VIRTIO_DESCRIPTORS) >>> 0) - RAM_START,
    available: (memory.word(layout.VIRTIO_AVAILABLE) >>> 0) - RAM_START,
    used: (memory.word(layout.VIRTIO_USED) >>> 0) - RAM_START,
  };
  const makesSense = count > 0 && count <= QUEUE_MAX && (count & (count - 1)) === 0;
  const answer = makesSense ? serve(memory, queue, memory.word(layout.VIRTIO_SEEN)) : undefined;
  if (answer === undefined)
    hart[layout.VIRTIO_STATUS] = memory.word(layout.VIRTIO_STATUS) | STATUS_NEEDS_RESET;
  else if (answer !== memory.word(layout.VIRTIO_SEEN)) {
    hart[layout.VIRTIO_SEEN] = answer;
    hart[layout.VIRTIO_INTERRUPT] = INTERRUPT_USED_BUFFER;
    hart[layout.RESERVATION] = 0; // The device has stored to RAM.
  }
}
