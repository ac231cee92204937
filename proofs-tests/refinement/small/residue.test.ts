// What the abstraction forgets is in the residue: a word of the kernel that is changed behind its
// back changes the residue, unless the state tells it or it is one of those that are left out.
import { expect, test } from "vitest";
import { RAM_START } from "../../../abi/index.ts";
import { writeResidue } from "../../../refinement/small/residue.ts";
import { StateWriter } from "../../../spec/index.ts";
import { addressIn } from "../../../refinement/abstraction/bytes.ts";
import type { View } from "../../../refinement/abstraction/state.ts";
import { readAll, walked } from "../fixture.ts";

const wordsOf = (view: View): string => {
  const writer = new StateWriter();
  writeResidue(writer, view);
  return writer.words.subarray(0, writer.count).join();
};

test("words of thread blocks count, but for registers, ids, deadlines and kernel messages", () => {
  const { lockstep } = walked(4, 60);
  const { view } = readAll(lockstep);
  const [member] = view.roster.members;
  const before = wordsOf(view);
  const blind: number[] = [];
  for (let offset = 0; offset < 64; offset++) {
    const address = (member?.tcb ?? 0) + 4 * offset;
    const word = lockstep.machine.peek32(address);
    lockstep.machine.poke32(address, word ^ 0x8000_0000);
    if (wordsOf(view) === before) blind.push(offset);
    lockstep.machine.poke32(address, word);
  }
  const registers = Array.from({ length: 32 }, (_, register) => register);
  expect(blind.filter((offset) => !registers.includes(offset)).length).toBeLessThanOrEqual(20);
  for (const offset of [33, 34, 35, 36, 37, 38, 39, 40]) expect(blind).not.toContain(offset);
});

test("words of the record and of tasks count", () => {
  const { lockstep } = walked(4, 60);
  const { view } = readAll(lockstep);
  const before = wordsOf(view);
  const places = [
    RAM_START + 0x80, // the bitmap of ready queues
    RAM_START + 0x60, // how many tables are free
    RAM_START + 0x400 + 4 * 100, // the ready queue of priority 100
    addressIn(view.bytes.places.tasks, 2) + 0x18, // a mark
  ];
  for (const address of places) {
    const word = lockstep.machine.peek32(address);
    lockstep.machine.poke32(address, word ^ 4);
    expect(wordsOf(view), address.toString(16)).not.toBe(before);
    lockstep.machine.poke32(address, word);
  }
  expect(wordsOf(view)).toBe(before);
});

test("the TLB counts", () => {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);
  const runs = seeds.map((seed) => walked(seed, 80).lockstep);
  const filled = runs.filter(({ machine }) => machine.tlbEntries().length > 0);
  expect(filled.length).toBeGreaterThan(0);
  for (const lockstep of filled) {
    const { view } = readAll(lockstep);
    const before = wordsOf(view);
    lockstep.machine.fenceAll();
    expect(wordsOf(view)).not.toBe(before);
  }
});
