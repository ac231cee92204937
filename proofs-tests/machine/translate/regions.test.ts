import { describe, expect, test } from "vitest";
import { CodePages } from "../../../machine/fast/codePages.ts";
import { ENTRY } from "../../../machine/fast/operations.ts";
import { isTranslated } from "../../../machine/translate/frame.ts";
import { planOf } from "../../../machine/translate/plan.ts";
import { Regions } from "../../../machine/translate/regions.ts";
import { stepsFrom } from "../../../machine/translate/steps.ts";
import { memoryWith, RAM, viewOf } from "./fixture.ts";

const NOP = "addi x0, x0, 0";
const LINES = [NOP, "jal x1, 16", NOP, "jal x0, -12", NOP, "jalr x0, 0(x1)"];

function parts() {
  const memory = memoryWith(LINES);
  const code = new CodePages(memory, () => {});
  const regions = new Regions(memory, code);
  const add = (mode = 3): void => {
    const steps = stepsFrom(RAM, viewOf(memory), memory);
    regions.add(
      planOf(steps, RAM, true, (step) => isTranslated(step, mode)),
      mode,
    );
  };
  return { memory, code, regions, add };
}

test("a region is found by each of its entries, in its mode and its page of RAM", () => {
  const { code, regions, add } = parts();
  const before = regions.changes;
  add();
  expect(regions.changes).toBeGreaterThan(before);
  const region = regions.find(RAM, 3, 0)!;
  expect([...region.entries.keys()].map((at) => at - RAM)).toEqual([0, 8, 20]);
  expect(regions.find(RAM + 20, 3, 0)).toBe(region);
  expect(code.codeOf(0)[20]! & 255).toBe(ENTRY);
  for (const [at, mode, page] of [
    [RAM + 4, 3, 0],
    [RAM, 1, 0],
    [RAM, 3, 1],
  ] as const)
    expect(regions.find(at, mode, page)).toBeUndefined();
  expect(regions.functionAt(region.slot)).toBeTypeOf("function");
});

test("a new region takes over the entries of an old one, which goes; another mode's stays", () => {
  const { regions, add } = parts();
  add();
  add(1);
  const [old, other] = [regions.find(RAM, 3, 0)!, regions.find(RAM, 1, 0)!];
  add();
  const region = regions.find(RAM, 3, 0)!;
  expect(region).not.toBe(old);
  expect(regions.find(RAM, 1, 0)).toBe(other);
  expect(() => regions.functionAt(old.slot)).toThrow("a jump leads to a region that is there");
  const numbers = [region, other].flatMap(({ entries }) => [...entries.values()]);
  expect(new Set(numbers).size).toBe(6);
});

describe("a change of its page", () => {
  test("that is not told drops it, with its marks", () => {
    const { memory, code, regions, add } = parts();
    add();
    const { changes } = regions;
    memory.store32(4096, 1);
    regions.refresh();
    expect(regions.changes).toBe(changes);
    memory.store32(2048, 1);
    regions.refresh();
    expect(regions.changes).toBeGreaterThan(changes);
    expect(regions.find(RAM, 3, 0)).toBeUndefined();
    expect(code.codeOf(0)[0]).toBe(0);
  });

  test("that is told drops it only if that is where its code is", () => {
    const { memory, regions, add } = parts();
    add();
    memory.store32(28, 1); // Behind the last instruction and one more.
    regions.changed(0, 28);
    regions.refresh();
    expect(regions.find(RAM, 3, 0)).toBeDefined();
    memory.store32(20, 1);
    regions.changed(0, 20);
    expect(regions.find(RAM, 3, 0)).toBeUndefined();
    regions.changed(2, 0); // Nobody's.
  });
});

test("where there are too many regions, all begin anew", () => {
  const { regions, add } = parts();
  add(1);
  for (let n = 0; n < 1100; n++) {
    add(3);
    add(n % 2); // Takes its own place again and again.
  }
  expect(regions.find(RAM, 3, 0)).toBeDefined();
});
