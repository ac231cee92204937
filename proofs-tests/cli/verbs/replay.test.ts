import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UsageFault } from "../../../cli/fault.ts";
import type { Terminal } from "../../../cli/terminal.ts";
import { replay, type ReplayOptions } from "../../../cli/verbs/replay.ts";
import { terminal } from "../../../cli/terminal.ts";
import {
  parseTrace,
  serialise,
  VERSION,
  type Boot,
  type Recorded,
  type TraceEvent,
} from "../../../trace/index.ts";
import { boot } from "../fixture.ts";
import { mapping } from "../story/explainFixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-replay-"));
afterAll(() => rmSync(folder, { recursive: true }));

const recorded: Recorded = {
  seed: 1,
  run: 0,
  claim: "aClaim",
  at: 1,
  difference: [],
  kernel: "aMutant",
  septet: "0.1.0",
};

/** Replays a trace of these events; the answer is the exit code and what was printed. */
async function replayed(
  events: readonly TraceEvent[],
  extra: { readonly recorded?: Recorded; readonly boot?: Boot },
  options: ReplayOptions,
): Promise<{ readonly code: number; readonly out: string }> {
  const file = join(folder, "t.json");
  writeFileSync(file, serialise({ format: "septet-trace", version: 2, boot, events, ...extra }));
  const printed: string[] = [];
  const quiet: Terminal = { ...terminal(), out: (text) => void printed.push(text) };
  const code = await replay(file, options, quiet);
  return { code, out: printed.join("\n") };
}

const tick: TraceEvent = { event: "tick" };
const stranger: TraceEvent = { event: "load", by: "3.3", address: 0 };

test("a trace that holds says so", async () => {
  const { code, out } = await replayed([tick, tick], {}, {});
  expect(code).toBe(0);
  expect(out).toContain("holds of the kernel: all 2 events");
});

test("verbose shows every event, and JSON is one object", async () => {
  const verbose = await replayed([tick], {}, { verbose: true });
  expect(verbose.out).toContain("     0  a tick passes");
  expect(verbose.out).toContain("tick.passes");
  const json = await replayed([tick], {}, { json: true });
  expect(JSON.parse(json.out)).toMatchObject({ verdict: "holds", events: 1 });
});

test("an event by a thread that does not run is a fault of the file", async () => {
  await expect(replayed([tick, stranger], {}, {})).rejects.toThrow(UsageFault);
  await expect(replayed([tick, stranger], { recorded }, {})).rejects.toThrow(/events\[1\] cannot/);
});

test("a recorded run that our kernel leaves where the file says so holds until there", async () => {
  const leaving = { recorded: { ...recorded, leavesAt: 1 } };
  const { code, out } = await replayed([tick, stranger, tick], leaving, {});
  expect(code).toBe(0);
  expect(out).toContain("the first 1 of 3 events");
  expect(out).toContain("another choice");
});

test("a refutation is explained: changes, permitted ends, and which events matter", async () => {
  const options = { mutant: "rightsAreJoined" };
  const told = await replayed(mapping.events, { boot: mapping.boot }, options);
  expect(told.code).toBe(1);
  expect(told.out).toContain("thread 2.0: ready → waiting open (ipc)");
  expect(told.out).toContain("it should have been, as ipc.send.rendezvous");
  expect(told.out).toContain("page 2:80100: not mapped → frame 80100 r-- from 1:80100");
  expect(told.out).toContain("Every event matters.");
  expect(told.out).toMatch(/refuted: .* at event 2 of .*\.$/);
  const json = await replayed(mapping.events, { boot: mapping.boot }, { ...options, json: true });
  expect(JSON.parse(json.out)).toMatchObject({
    verdict: "refuted",
    failure: { at: 2 },
    steps: [{ at: 0, verdict: "holds" }, { at: 1 }, { at: 2, verdict: "refuted", changes: [] }],
    without: [{ matters: true }, { matters: true }, { matters: true }],
  });
});

test("a run that holds is explained when it is asked for, and only then", async () => {
  const asked = await replayed([tick], {}, { explain: true });
  expect(asked.out).toContain("clock: tick 0 → tick 1");
  expect(asked.out).not.toContain("matter");
  expect((await replayed([tick], {}, {})).out).not.toContain("clock");
});

test("Ctrl-C is heard in the middle of a long trace", async () => {
  const file = join(folder, "long.json");
  const events = Array.from({ length: 1_000_000 }, () => tick);
  writeFileSync(file, serialise({ format: "septet-trace", version: VERSION, boot, events }));
  const bin = `${import.meta.dirname}/../../../bin/septet.js`;
  const child = spawn(process.execPath, [bin, "replay", file]);
  const ended = new Promise((exit) => child.on("exit", (code) => exit(code)));
  await new Promise((wait) => setTimeout(wait, 2500));
  const began = performance.now();
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(performance.now() - began).toBeLessThan(15_000);
});

test("the trace that the format is explained with holds", async () => {
  const [, example = ""] = /```json\n(.*?)```/s.exec(readFileSync("trace/README.md", "utf8")) ?? [];
  const parsed = parseTrace(example, "trace/README.md");
  if (parsed.tag === "refused") throw new Error(parsed.says);
  const { events, boot: told } = parsed.value;
  const { code, out } = await replayed(events, { boot: told }, {});
  expect([code, out]).toEqual([0, expect.stringContaining("all 5 events")]);
});
