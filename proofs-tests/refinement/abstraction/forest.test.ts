import { expect, test } from "vitest";
import { bytesOf } from "../../../refinement/abstraction/bytes.ts";
import { ForestReader } from "../../../refinement/abstraction/forest.ts";
import { begun, smallBoot } from "../fixture.ts";

test("nodes are found by their addresses, and are the same objects until they change", () => {
  const { machine } = begun();
  const bytes = bytesOf(machine, smallBoot);
  const reader = new ForestReader(bytes);
  bytes.tracking.look();
  const before = reader.read();
  expect(before.nodes).toHaveLength(smallBoot.userFrames);
  const [first, second] = before.nodes;
  if (first === undefined || second === undefined) throw new Error("σ0 has nodes");
  expect(before.nodeAt.get(first.address)).toBe(first);
  expect(before.nodeAt.has(first.address + 4)).toBe(false);
  machine.poke32(second.address + 4, 0x777);
  bytes.tracking.look();
  const after = reader.read();
  expect(after.nodes[0]).toBe(first);
  expect(after.nodeAt.get(second.address)).toEqual({ ...second, page: 0x777 });
  expect(before.nodeAt.get(second.address)).toBe(second);
  machine.poke32(first.address, 0);
  bytes.tracking.look();
  expect(reader.read().nodeAt.has(first.address)).toBe(false);
});
