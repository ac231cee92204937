import fc from "fast-check";
import { expect, test } from "vitest";
import { serve } from "../../../machine/devices/virtioRequest.ts";
import { Memory } from "../../../machine/memory/memory.ts";
import { describeRequest } from "./virtioDriver.ts";

const queue = { count: 8, descriptors: 0x1000, available: 0x2000, used: 0x3000 };

test("all requests since the last one that was seen are served, also across 2¹⁶", () => {
  const memory = new Memory(64 * 1024, 2048);
  memory.disk.fill(7);
  memory.store16(0x2002, 0xffff);
  const buffers = [{ start: 0x5000, length: 512 }];
  for (let n = 0; n < 3; n++)
    describeRequest(memory, { type: 0, sector: n, buffers, writable: true, status: 0x7000 });
  expect(serve(memory, queue, 0xffff)).toBe(2);
  expect([memory.load16(0x3002), memory.load8(0x5000)]).toEqual([2, 7]);
  expect(serve(memory, queue, 2)).toBe(2);
});

test("whatever a driver writes, the device only answers or refuses", () => {
  const arb = fc.array(fc.tuple(fc.nat(0x3f), fc.oneof(fc.nat(20), fc.nat(), fc.nat(255))), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(arb, fc.nat(3), (noise, available) => {
      const memory = new Memory(64 * 1024, 2048);
      const buffers = [{ start: 0x5000, length: 512 }];
      describeRequest(memory, { type: 0, sector: 1, buffers, writable: true, status: 0x7000 });
      for (const [n, value] of noise) memory.store32(0x1000 + 4 * n, value);
      memory.store16(0x2002, available);
      const answer = serve(memory, queue, 0);
      expect(answer === undefined || answer === available).toBe(true);
    }),
    { numRuns: 300 },
  );
});
