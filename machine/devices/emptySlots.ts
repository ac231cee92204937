// The other slots for virtio devices that QEMU's `virt` board has: drivers look for theirs in all,
// and are told that nothing is there. (Virtual I/O Device 1.1, "MMIO Device Register Layout")

import { PAGE_BYTES, VIRTIO_SLOTS, VIRTIO_START } from "../board.ts";
import type { Device } from "../bus.ts";

/** What the registers of any slot start with: magic "virt", version 2, no device, vendor "QEMU". */
export const VIRTIO_IDENTITY: readonly number[] = [0x7472_6976, 2, 0, 0x554d_4551];

/** All slots but the first, which is the disk's; words only, and stores have no effect. */
export const emptySlots: Device = {
  start: VIRTIO_START + PAGE_BYTES,
  byteCount: (VIRTIO_SLOTS - 1) * PAGE_BYTES,
  load: (offset, width) =>
    width === 4 ? (VIRTIO_IDENTITY[(offset % PAGE_BYTES) / 4] ?? 0) : undefined,
  store: (_, width) => width === 4,
};
