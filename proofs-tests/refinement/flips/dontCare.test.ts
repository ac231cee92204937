// Bits that may be anything are made anything before every event: nobody can tell.

import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { dontCares } from "../../../refinement/flips/dontCare.ts";
import { eachWord, regionsOf } from "../../../refinement/flips/regions.ts";
import { seenBy, walked } from "../fixture.ts";

/** These are read by the kernel: they mean the same, or choose what is free to choose. */
const READ = new Set(["headOfAReadyQueue", "spellingOfAWindow"]);
const unread = dontCares.filter(({ name }) => !READ.has(name));

test("what means nothing may be anything", () => {
  const touched = new Set<string>();
  for (let seed = 60; seed < 75; seed++) {
    const walk = walked(seed, 10);
    const { lockstep } = walk;
    const random = prng(seed, 1);
    for (let event = 0; event < 60; event++) {
      const view = seenBy(lockstep);
      for (const region of regionsOf(view.bytes).filter(({ name }) => name === "thread"))
        eachWord(region, (spot) => {
          const covering = unread.find(({ covers }) => covers(view, spot));
          if (covering === undefined) return;
          touched.add(covering.name);
          lockstep.machine.poke32(spot.address, random.word());
        });
      expect(lockstep.examine()).toBeUndefined();
      const verdict = walk.step(walk.draw(random));
      expect(verdict.tag, JSON.stringify(verdict)).not.toBe("refuted");
    }
  }
  expect([...touched].toSorted()).toEqual(unread.map(({ name }) => name).toSorted());
});
