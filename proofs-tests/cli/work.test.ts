import { expect, test } from "vitest";
import { replay } from "../../engines/index.ts";
import { ours, type Kernel } from "../../cli/kernels.ts";
import { modelOf } from "../../cli/model.ts";
import { projectSources } from "../../cli/project.ts";
import { workOn } from "../../cli/work.ts";

/** A kernel that forgets to go on after an `ecall`. */
function stuckKernel(): Kernel {
  const sources = new Map(projectSources());
  const text = sources.get("impl/kernel.ts") ?? "";
  const wrong = text.replace("INSTRUCTION_BYTES = 4", "INSTRUCTION_BYTES = 0");
  if (wrong === text) throw new Error("the edit does not fit the kernel any more");
  sources.set("impl/kernel.ts", wrong);
  return { tag: "sources", name: "stuck", option: "--patch stuck.diff", sources };
}

const range = { seed: 1, from: 0, to: 20, eventsMax: 50 };

test("a wrong kernel is refuted, and the short run fails in the same way there and not on ours", () => {
  const work = workOn({ kernel: stuckKernel(), boot: {}, setAside: [] });
  const { failing } = work.search(range);
  if (failing === undefined) throw new Error("the wrong kernel was not found out");
  const short = work.shorten(failing);
  expect(short.minimal).toBe(true);
  expect(short.events.length).toBe(1);
  expect(short.failure.claim).toBe(failing.failure.claim);
  const again = replay(modelOf(stuckKernel(), {}), short.start, short.events, () => {});
  expect(again).toEqual({ tag: "refuted", at: 0, failure: short.failure });
  expect(replay(modelOf(ours, {}), short.start, short.events, () => {}).tag).toBe("holds");
});

test("our own kernel holds, and reaches something", () => {
  const { failing, statistics } = workOn({ kernel: ours, boot: {}, setAside: [] }).search(range);
  expect(failing).toBeUndefined();
  expect(statistics.runs).toBe(20);
  expect(statistics.reached.size).toBeGreaterThan(30);
});

test("two workers of one setup find the same", () => {
  const found = [0, 1].map(() =>
    workOn({ kernel: ours, boot: { tasks: 3 }, setAside: [] }).search(range),
  );
  expect(found[0]).toEqual(found[1]);
});

test("a claim that is set aside ends its run and not the search", () => {
  const setup = { kernel: stuckKernel(), boot: {} };
  const first = workOn({ ...setup, setAside: [] }).search(range).failing;
  if (first === undefined) throw new Error("the wrong kernel was not found out");
  const past = workOn({ ...setup, setAside: [first.failure.claim] }).search(range);
  expect(past.setAside).toBeGreaterThan(0);
  expect(past.failing?.failure.claim).not.toBe(first.failure.claim);
  expect(past.failing === undefined ? past.statistics.runs : past.failing.run + 1).toBe(
    past.statistics.runs,
  );
});

test("a short run comes with the proof that no run of its events is shorter", () => {
  const work = workOn({ kernel: stuckKernel(), boot: {}, setAside: [] });
  const { failing } = work.search(range);
  if (failing === undefined) throw new Error("the wrong kernel was not found out");
  const { certificate, events } = work.shorten(failing);
  expect(certificate).toMatchObject({ length: 1, events, levels: [{ states: 1 }] });
});
