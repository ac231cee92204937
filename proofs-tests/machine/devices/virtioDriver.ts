// The driver's side of a virtio block queue, for tests: it writes one request into RAM.

import { RAM_START } from "../../../machine/index.ts";
import type { Memory } from "../../../machine/memory/memory.ts";

/** Places are offsets into RAM. */
export type Request = {
  readonly type: number;
  readonly sector: number;
  readonly buffers: readonly { readonly start: number; readonly length: number }[];
  /** May the device write into the buffers? */
  readonly writable: boolean;
  readonly status: number;
};

const [DESCRIPTORS, AVAILABLE, HEADER, COUNT] = [0x1000, 0x2000, 0x4000, 8] as const;

/** Makes `request` available, as descriptors from number 0 on. */
export function describeRequest(memory: Memory, request: Request): void {
  memory.store32(HEADER, request.type);
  memory.store32(HEADER + 8, request.sector);
  const chain = [
    { start: HEADER, length: 16, flags: 0 },
    ...request.buffers.map((buffer) => ({ ...buffer, flags: request.writable ? 2 : 0 })),
    { start: request.status, length: 1, flags: 2 },
  ];
  for (const [n, { start, length, flags }] of chain.entries()) {
    const at = DESCRIPTORS + 16 * n;
    memory.store32(at, RAM_START + start);
    memory.store32(at + 4, 0);
    memory.store32(at + 8, length);
    memory.store32(at + 12, flags | (n + 1 < chain.length ? 1 | ((n + 1) << 16) : 0));
  }
  const next = memory.load16(AVAILABLE + 2);
  memory.store16(AVAILABLE + 4 + 2 * (next % COUNT), 0);
  memory.store16(AVAILABLE + 2, next + 1);
}
