import { expect, test } from "vitest";
import { bytesOf } from "../../../refinement/abstraction/bytes.ts";
import { mappedReader } from "../../../refinement/abstraction/mapped.ts";
import { readAll, smallBoot, begun } from "../fixture.ts";

test("σ0 has a leaf and a node for every frame; nothing new is read while nothing changes", () => {
  const lockstep = begun();
  const { view } = readAll(lockstep);
  const { spaces, nodes } = view.mapped;
  expect(spaces.map(({ leaves }) => leaves.length)).toEqual([smallBoot.userFrames, 0]);
  expect(nodes.map(({ page }) => page)).toEqual([0x80100, 0x80101, 0x80102, 0x80103]);
  const bytes = bytesOf(lockstep.machine, smallBoot);
  const read = mappedReader(bytes);
  const first = read(view.roster);
  expect(read(view.roster)).toBe(first);
  lockstep.machine.poke32(view.bytes.places.nodes.base + 4, 0x12345);
  bytes.tracking.look();
  expect(read(view.roster).nodes[0]?.page).toBe(0x12345);
});
