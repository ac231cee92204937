import { expect, test } from "vitest";
import { Bus } from "../../../machine/bus.ts";
import { emptySlots, VIRTIO_IDENTITY } from "../../../machine/devices/emptySlots.ts";
import { Machine, VIRTIO_START } from "../../../machine/index.ts";
import { Memory } from "../../../machine/memory/memory.ts";

const bus = new Bus(new Memory(4096), [emptySlots]);
const slot = (n: number): number => VIRTIO_START + 4096 * n;

test("in each of seven slots there is nothing, and that is said", () => {
  for (let n = 1; n < 8; n++) {
    const words = [0, 4, 8, 12, 16, 0x34, 0x70, 0x100].map((at) => bus.load(slot(n) + at, 4));
    expect(words).toEqual([0x7472_6976, 2, 0, 0x554d_4551, 0, 0, 0, 0]);
    expect(bus.store(slot(n) + 0x70, 4, 1)).toBe(true);
    expect(bus.load(slot(n) + 0x70, 4)).toBe(0);
  }
  expect([bus.load(slot(0), 4), bus.load(slot(8), 4)]).toEqual([undefined, undefined]);
  expect([bus.load(slot(1), 1), bus.store(slot(1), 2, 0)]).toEqual([undefined, false]);
});

test("a machine has them, and its own first slot says the same but for the disk", () => {
  const machine = new Machine({ ramBytes: 4096, disk: new Uint8Array(512) });
  const all = Array.from({ length: 8 }, (_, n) => machine.translate(slot(n), "load"));
  expect(all.every((one) => "physical" in one)).toBe(true);
  expect(VIRTIO_IDENTITY).toEqual([0x7472_6976, 2, 0, 0x554d_4551]);
});
