import { expect, test } from "vitest";
import { ConcreteChecks, refuted, SpecChecks } from "../../refinement/checks.ts";
import { prng, type Prng } from "../../lib/prng.ts";
import { addressIn, bytesOf } from "../../refinement/abstraction/bytes.ts";
import { Malformed } from "../../refinement/abstraction/outcome.ts";
import { Abstraction, type View } from "../../refinement/abstraction/state.ts";
import type { Lockstep } from "../../refinement/lockstep.ts";
import type { StateClaim } from "../../spec/claim.ts";
import { stateClaims } from "../../spec/claims/index.ts";
import { taskOf } from "../../spec/name.ts";
import {
  activeTaskAt,
  changeThread,
  threadAt,
  threadKeys,
  withTask,
  type State,
} from "../../spec/state.ts";
import { begun, readAll, walked } from "./fixture.ts";

const claim = (family: StateClaim["family"], violations: StateClaim["violations"]): StateClaim => ({
  name: `of ${family}`,
  family,
  says: "",
  reads: ["spaces"],
  violations,
});

test("a claim is looked at again only when its part has changed", () => {
  let looks = 0;
  const counted = claim("mapping", () => (looks++, []));
  const checks = new SpecChecks([counted], [], 1000);
  const { state } = begun();
  expect(checks.violated(state)).toBeUndefined();
  expect(checks.violated({ ...state, now: 1 })).toBeUndefined();
  expect(looks).toBe(1);
  const root = state.tasks[2];
  if (root?.tag !== "active") throw new Error("root is active");
  checks.violated(withTask(state, 2, { ...root, space: [] }));
  expect(looks).toBe(2);
});

test("the first claim that fails is told; one that throws fails", () => {
  const { state } = begun();
  const wrong = claim("ipc", () => ["wrong"]);
  const throws = claim("scheduling", () => {
    throw new Error("nonsense");
  });
  expect(new SpecChecks([wrong, throws], []).violated(state)).toEqual(refuted("of ipc", ["wrong"]));
  expect(new SpecChecks([throws, wrong], []).violated(state)?.claim).toBe("of scheduling");
});

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

function viewOf(abstraction: Abstraction): View {
  const view = abstraction.view();
  if (view instanceof Malformed) throw new Error("the view makes sense");
  return view;
}

test("claims of states, asked now and then or always, find the same", () => {
  const random = prng(12);
  for (let seed = 0; seed < 40; seed++) {
    const before = walked(seed, 60).lockstep.state;
    const checks = new SpecChecks(stateClaims, [], 1_000_000);
    expect(checks.violated(before)).toBeUndefined();
    expect(checks.violated(before)).toBeUndefined();
    const after = damaged(before, random);
    expect(checks.violated(after)).toEqual(new SpecChecks(stateClaims, []).violated(after));
  }
});

/** One thing in `state` is otherwise than it should be, or could be. */
function damaged(state: State, random: Prng): State {
  const key = random.pick(threadKeys(state));
  const task = activeTaskAt(state, taskOf(key));
  const [first, ...others] = task.space;
  const other = random.pick(threadKeys(state));
  const polling = threadKeys(state)
    .map((each) => threadAt(state, each).activity)
    .find(({ tag }) => tag === "polling");
  return random.pick<State>([
    { ...state, now: state.now + 1000 },
    { ...state, running: key },
    changeThread(state, key, { queue: [other] }),
    changeThread(state, key, { remaining: 0 }),
    changeThread(state, key, { activity: { tag: "faulted" } }),
    changeThread(state, key, { activity: polling ?? { tag: "ready" } }),
    withTask(state, taskOf(key), { ...task, chief: taskOf(other) }),
    withTask(state, taskOf(key), { ...task, threads: [] }),
    withTask(state, taskOf(key), { ...task, space: others }),
    first === undefined
      ? state
      : withTask(state, taskOf(key), { ...task, space: [{ ...first, frame: 1 }, ...others] }),
  ]);
}
