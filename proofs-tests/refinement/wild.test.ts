import { expect, test } from "vitest";
import * as abi from "../../abi/index.ts";
import { setNowLow } from "../../impl/layout/index.ts";
import { prng } from "../../lib/prng.ts";
import { KernelWalk } from "../../refinement/model.ts";
import { realSystem, type System } from "../../refinement/system.ts";
import { vocabularyOf, wildCall, wildInLockstep, WildMachine } from "../../refinement/wild.ts";
import { callNames, registerNames } from "../../trace/event.ts";
import { begun, deviceBoot, walked } from "./fixture.ts";

const walkOf = (system: System, seed: number): KernelWalk => {
  const walk = KernelWalk.begin(system, deviceBoot, prng(seed), {});
  if ("claim" in walk) throw new Error(walk.claim);
  return walk;
};
/** Our kernel, with something done before every trap. */
const spoiled = (spoil: (call: number) => void): System => ({
  ...realSystem,
  kernel: {
    boot: realSystem.kernel.boot,
    trap: (m) => {
      spoil(m.readRegister(abi.A7));
      if (m.readRegister(abi.A7) === abi.TASK_NEW) setNowLow(m, 0xffff_fff0);
      realSystem.kernel.trap(m);
    },
  },
});

test("a vocabulary has threads, lines, task numbers and pages", () => {
  const words = vocabularyOf(begun(deviceBoot).state);
  expect(words).toEqual(expect.arrayContaining([0x0001_0001, 0x0002_0001, 4, 31, 0x0003_0000]));
  expect(words).toContain(abi.flexpageOf(0x80100, 0, 7));
});

test("every call comes, with something in every register; the same draws give the same", () => {
  const draws = () => {
    const random = prng(3);
    return Array.from({ length: 300 }, () => wildCall(random, "1.0", [7]));
  };
  const events = draws();
  expect(events).toEqual(draws());
  const calls = new Set(events.map((event) => ("call" in event ? event.call : "unknown")));
  expect(calls).toEqual(new Set([...callNames, "unknown"]));
  for (const event of events)
    expect("registers" in event && Object.keys(event.registers)).toEqual([...registerNames]);
});

test("20,000 wild calls leave bytes that make sense", () => {
  let done = 0;
  for (let seed = 0; done < 20_000; seed++) {
    const wild = new WildMachine(walked(seed, 40), prng(seed)).run(5_000, 64);
    expect(wild.failure).toBeUndefined();
    done += wild.calls;
  }
});

test("1,000 wild calls have outcomes that the specification permits", () => {
  let done = 0;
  for (let seed = 0; done < 1_000; seed++) {
    const wild = wildInLockstep(walked(seed, 40), prng(seed), 500);
    expect(wild.failure).toBeUndefined();
    done += wild.calls;
  }
});

test("a kernel that stumbles, and one that does something else, are found", () => {
  const stumbles = spoiled((call) => {
    if (call === abi.FPAGE_UNMAP) throw new TypeError("a slip");
  });
  expect(new WildMachine(walkOf(stumbles, 1), prng(1)).run(500, 64).failure?.claim).toBe(
    "everyTrapEnds",
  );
  const jumps = spoiled(() => {});
  expect(wildInLockstep(walkOf(jumps, 1), prng(1), 500).failure?.claim).toBe("clockRelation");
});
