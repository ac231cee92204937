import { expect, test } from "vitest";
import { prng } from "../../lib/prng.ts";
import {
  changedPages,
  changedThreads,
  changesBetween,
  differsIn,
  parts,
  sameHead,
  setOf,
  type Part,
} from "../../spec/changes.ts";
import {
  initialStates,
  stateClaims,
  step,
  threadKey,
  type Mapping,
  type State,
  type Thread,
} from "../../spec/index.ts";
import { activeTaskAt, changeThread, taskOf, withTask } from "../../spec/index.ts";
import { drawEvent } from "./draw.ts";
import { bootParameters } from "../../refinement/userMemory.ts";
import { damaged } from "../refinement/damage.ts";
import { smallBoot } from "../refinement/fixture.ts";

/** Every state of some random runs of the specification. */
function states(seed: number, events: number): readonly State[] {
  const random = prng(seed);
  let [state] = initialStates(bootParameters({ ...smallBoot, tasks: 6, threads: 9 }));
  const seen = [state];
  for (let done = 0; done < events; done++) {
    state = random.pick(step(state, drawEvent(state, random), "plentiful")).state;
    seen.push(state);
  }
  return seen;
}

const root = threadKey(2, 0);
const [, state] = states(1, 1) as readonly [State, State];

test.each<[Part, State]>([
  ["now", { ...state, now: state.now + 1 }],
  ["running", { ...state, running: undefined }],
  ["places", changeThread(state, root, { ip: 0x44 })],
  ["budgets", changeThread(state, root, { priority: 7 })],
  ["activities", changeThread(state, root, { activity: { tag: "faulted" } })],
  ["queues", changeThread(state, root, { queue: [threadKey(1, 0)] })],
  ["heads", withTask(state, 2, { ...activeTaskAt(state, taskOf(root)), version: 9 })],
  ["spaces", withTask(state, 2, { ...activeTaskAt(state, taskOf(root)), space: [] })],
  ["living", withTask(state, 2, { ...activeTaskAt(state, taskOf(root)), threads: [] })],
])("what changes alone is told alone: %s", (part, after) => {
  expect(changesBetween(state, after).parts).toBe(setOf([part]));
  expect(parts.filter((each) => differsIn(each, state, after))).toEqual([part]);
});

test("what is the same is no change, though it be another object", () => {
  const same = changeThread(state, root, { activity: { tag: "ready" }, queue: [] });
  expect(changesBetween(state, same).parts).toBe(0);
  expect(changedThreads(state, same)).toEqual([root]);
  expect(changedThreads(state, state)).toEqual([]);
});

test("the pages that changed are those whose mappings differ", () => {
  const random = prng(8);
  let differing = 0;
  for (const [index, before] of states(5, 150).entries()) {
    const after = damaged(index % 2 === 0 ? before : damaged(before, random), random);
    const expected = everyPage(before, after);
    expect(changedPages(before, after)).toEqual(expected);
    differing += expected.length;
  }
  expect(differing).toBeGreaterThan(20);
});

/** Each page of each task that has another mapping in `after`, or one in one of the two only. */
function everyPage(before: State, after: State): ReturnType<typeof changedPages> {
  const spaceOf = (of: State, task: number): readonly Mapping[] => {
    const found = of.tasks[task];
    return found?.tag === "active" ? found.space : [];
  };
  return before.tasks.flatMap((_, task) => {
    const [a, b] = [spaceOf(before, task), spaceOf(after, task)];
    const pages = [...new Set([...a, ...b].map(({ page }) => page))].toSorted((x, y) => x - y);
    return pages.flatMap((page) => {
      const [was, is] = [a, b].map((space) => space.find((mapping) => mapping.page === page));
      return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ task, page, was, is }];
    });
  });
}

test("tasks are alike without their threads and pages", () => {
  const [, sigma0, second, inactive] = state.tasks;
  if (sigma0 === undefined || second === undefined || inactive === undefined)
    throw new Error("tasks");
  expect(sameHead(second, { ...second, space: [] } as typeof second)).toBe(true);
  expect(sameHead(sigma0, second)).toBe(false);
  expect(sameHead(second, inactive)).toBe(false);
});

/** Which part each field of a thread belongs to. A field that is new has to be put here. */
const partOfField: { readonly [Key in keyof Thread]: Part } = {
  ip: "places",
  sp: "places",
  pager: "places",
  priority: "budgets",
  slice: "budgets",
  remaining: "budgets",
  activity: "activities",
  transfer: "transfers",
  queue: "queues",
};

/** Which part each field of a state is, but for the limits, which never change, and the tasks. */
const partOfState: { readonly [Key in Exclude<keyof State, "limits" | "tasks">]: Part } = {
  now: "now",
  running: "running",
  frames: "frames",
  lines: "lines",
};

test("every field of a state and of a thread belongs to a part, and counts when it changes", () => {
  for (const [field, part] of Object.entries(partOfState))
    expect(changesBetween(state, { ...state, [field]: {} }).parts).toBe(setOf([part]));
  for (const [field, part] of Object.entries(partOfField)) {
    const after = changeThread(state, root, { [field]: [1] });
    expect(changesBetween(state, after).parts, field).toBe(setOf([part]));
  }
});

/** A copy of `value` that tells which fields are read. */
function observed<T>(value: T, read: (key: string) => void): T {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value, {
    get: (target, key) => {
      if (typeof key === "string") read(key);
      const inner: unknown = Reflect.get(target, key);
      return typeof inner === "function" ? (inner.bind(target) as unknown) : observed(inner, read);
    },
  }) as T;
}

test("a claim reads no part of a state that it does not name", () => {
  const partOf: Readonly<Record<string, Part>> = {
    ...partOfField,
    ...partOfState,
    space: "spaces",
    chief: "heads",
    owner: "heads",
    version: "heads",
    mcp: "heads",
    lastVersion: "heads",
  };
  for (const claim of stateClaims) {
    const named = new Set<Part>(claim.reads);
    for (const seen of states(3, 120)) {
      const read = new Set<string>();
      claim.violations(observed(seen, (key) => read.add(key)));
      const unnamed = [...read].filter((key) => key in partOf && !named.has(partOf[key] as Part));
      // Ids are parts of activities, and have a chief and a version of their own.
      const ids = named.has("activities") ? ["chief", "version"] : [];
      expect(
        unnamed.filter((key) => !ids.includes(key)),
        claim.name,
      ).toEqual([]);
    }
  }
});
