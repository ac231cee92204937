import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import * as layout from "../../../impl/layout/index.ts";
import { findNode, frameOfNode, rightsOfNode } from "../../../impl/parts/space.ts";
import { booted, FRAME, freeCounts, ROOT, SIGMA0, tcbOf } from "../world.ts";

test("σ0 has every user frame at its own address, all rights, as roots", () => {
  const m = booted();
  for (let frame = FRAME; frame < FRAME + 4; frame++) {
    const node = findNode(m, 1, frame);
    expect([frameOfNode(m, node), rightsOfNode(m, node)]).toEqual([frame, 7]);
    expect(layout.parentOf(m, node)).toBe(0);
  }
});

test("Root is empty, has σ0 as its pager, and owns every inactive number", () => {
  const m = booted();
  expect(layout.pagerOf(m, tcbOf(m, ROOT))).toBe(SIGMA0);
  expect([layout.mcpOf(m, 1), layout.mcpOf(m, 2)]).toEqual([0, 255]);
  for (let number = 3; number <= 8; number++) {
    expect([layout.activeOf(m, number), layout.ownerOf(m, number)]).toEqual([0, 2]);
  }
});

test("The pools are full but for two threads, a node for each frame and three tables", () => {
  expect(freeCounts(booted())).toEqual([10, 60, 13]);
});

test("The ids of the first threads begin with the first version", () => {
  const m = booted({ firstVersion: 9 });
  expect(tcbOf(m, abi.threadIdOf(0, 1, 0, 9))).not.toBe(0);
  expect(tcbOf(m, abi.threadIdOf(0, 2, 0, 9))).not.toBe(0);
});
