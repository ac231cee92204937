import { expect, test } from "vitest";
import { ConcreteChecks } from "../../refinement/checks.ts";
import { prng } from "../../lib/prng.ts";
import { addressIn, bytesOf } from "../../refinement/abstraction/bytes.ts";
import { Malformed } from "../../refinement/abstraction/outcome.ts";
import { Abstraction } from "../../refinement/abstraction/state.ts";
import type { Lockstep } from "../../refinement/lockstep.ts";
import { begun, readAll, viewOf, walked } from "./fixture.ts";

test("claims about bytes hold after boot, and one of them fails when a word changes", () => {
  const { view } = readAll(begun());
  const checks = new ConcreteChecks(1000);
  expect(checks.violated(view)).toBeUndefined();
  view.bytes.machine.poke32(0x8000_0054, 0);
  view.bytes.tracking.look();
  expect(checks.violated(view)?.claim).toBe("threadBlocksAreConserved");
});

test("asked now and then or always, of right kernels and wrong ones: the same claim fails", () => {
  for (const { seed, address } of wounds(60)) {
    const { lockstep } = walked(seed, 40);
    const { abstraction, concrete } = readers(lockstep, 1000);
    const full = readers(lockstep, 1);
    for (const { abstraction: reader, concrete: checks } of [{ abstraction, concrete }, full])
      expect(checks.violated(viewOf(reader))).toBeUndefined();
    lockstep.machine.poke32(address, lockstep.machine.peek32(address) ^ 4);
    const [now, always] = [abstraction.view(), full.abstraction.view()];
    if (now instanceof Malformed || always instanceof Malformed) {
      expect(now).toEqual(always);
      continue;
    }
    expect(concrete.violated(now)).toEqual(full.concrete.violated(always));
  }
});

/** Words of kernel memory to damage, in random runs. */
function wounds(count: number): readonly { readonly seed: number; readonly address: number }[] {
  const random = prng(11);
  return Array.from({ length: count }, (_, seed) => {
    const { machine, boot } = walked(seed, 0).lockstep;
    const { places } = bytesOf(machine, boot);
    const pool = random.pick([places.threads, places.nodes, places.tasks, places.freeTables]);
    const inPool = addressIn(pool, random.below(pool.count)) + 4 * random.below(pool.size / 4);
    return { seed, address: random.chance(1, 4) ? 0x8000_0040 + 4 * random.below(256) : inPool };
  });
}

const readers = (lockstep: Lockstep, every: number) => ({
  abstraction: new Abstraction(lockstep.machine, lockstep.boot),
  concrete: new ConcreteChecks(every),
});
