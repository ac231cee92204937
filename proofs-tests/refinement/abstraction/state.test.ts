// Total: whatever the memory holds, the abstraction answers, and it answers soon.

import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { Malformed } from "../../../refinement/abstraction/outcome.ts";
import { Abstraction } from "../../../refinement/abstraction/state.ts";
import { ConcreteChecks } from "../../../refinement/checks.ts";
import { sameState } from "../../../refinement/relation/state.ts";
import { initialStates } from "../../../spec/boot.ts";
import { bootParameters } from "../../../refinement/userMemory.ts";
import { begun, readAll, smallBoot, walked } from "../fixture.ts";

const KERNEL_WORDS = 0x10_0000 / 4;

test("the booted machine is in an initial state", () => {
  const { state } = readAll(begun());
  const states = initialStates(bootParameters(smallBoot));
  expect(states.some((initial) => sameState(initial, state) === undefined)).toBe(true);
});

test("a fresh reading is the one that grew step by step", () => {
  for (let seed = 0; seed < 20; seed++) {
    const { lockstep } = walked(seed, 100);
    expect(sameState(lockstep.state, readAll(lockstep).state)).toBeUndefined();
  }
});

/** Reads everything there is to read; true iff it made sense. */
function reads(abstraction: Abstraction): boolean {
  const view = abstraction.view();
  if (view instanceof Malformed) return false;
  if (new ConcreteChecks().violated(view) !== undefined) return false;
  return !(abstraction.state(view) instanceof Malformed);
}

test.each([1, 2, 3, 4, 5, 6])("words changed at random never stop the reading, seed %i", (seed) => {
  const random = prng(seed);
  const { lockstep } = walked(seed, 60);
  const { machine } = lockstep;
  const abstraction = new Abstraction(machine, lockstep.boot);
  expect(reads(abstraction)).toBe(true);
  const used = machine.ramWords
    .slice(0, KERNEL_WORDS)
    .reduce((last, w, i) => (w === 0 ? last : i), 0);
  for (let i = 0; i < 1500; i++) {
    const index = random.below(used + 64);
    const address = 0x8000_0000 + index * 4;
    const before = machine.peek32(address);
    const other = machine.ramWords[random.below(used)] as number;
    machine.poke32(
      address,
      random.pick([before ^ (1 << random.below(32)), other, random.word()]) >>> 0,
    );
    expect(reads(abstraction)).toBeTypeOf("boolean");
    if (random.chance(3, 4)) machine.poke32(address, before);
  }
});

test("a reading that failed does not spoil the next one", () => {
  const { lockstep } = walked(9, 80);
  const abstraction = new Abstraction(lockstep.machine, lockstep.boot);
  const { tasks } = abstraction.bytes.places;
  const before = lockstep.machine.peek32(tasks.base + tasks.size);
  lockstep.machine.poke32(tasks.base + tasks.size, 0);
  expect(reads(abstraction)).toBe(false);
  lockstep.machine.poke32(tasks.base + tasks.size, before);
  expect(reads(abstraction)).toBe(true);
});

/** All that is read, in words: what makes no sense, or the parts and the state. */
function told(abstraction: Abstraction): unknown {
  const view = abstraction.view();
  if (view instanceof Malformed) return view;
  const { tables, spaces, nodes, freeNodeCount, freeTableCount } = view.mapped;
  const state = abstraction.state(view);
  return { tables, spaces, nodes, freeNodeCount, freeTableCount, roster: view.roster, state };
}

test.each([1, 2, 3, 4])("what is kept from reading to reading never shows, seed %i", (seed) => {
  const random = prng(seed);
  const { lockstep } = walked(seed, 120);
  const { machine, boot } = lockstep;
  const abstraction = new Abstraction(machine, boot);
  // Words that are not zero: what there is, not what there could be.
  const used = [...machine.ramWords.subarray(0, KERNEL_WORDS).entries()].filter(([, w]) => w !== 0);
  const rounds = boot.userFrames > 100 ? 20 : 150;
  for (let i = 0; i < rounds; i++) {
    const [index, before] = random.pick(used);
    const address = 0x8000_0000 + index * 4;
    const [, other] = random.pick(used);
    machine.poke32(address, random.pick([0, other, (before ^ (1 << random.below(32))) >>> 0]));
    expect(told(abstraction)).toEqual(told(new Abstraction(machine, boot)));
    if (random.chance(3, 4)) machine.poke32(address, before);
  }
});
