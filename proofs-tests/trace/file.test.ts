import { expect, test } from "vitest";
import { parseTrace, serialise, type Trace } from "../../trace/index.ts";

const trace: Trace = {
  format: "septet-trace",
  version: 2,
  boot: {
    userFrames: 4,
    tasks: 3,
    threads: 4,
    kernelTables: 4,
    mappingNodes: 16,
    tickMicros: 1000,
    firstVersion: 1,
    depthMax: 15,
    firstTick: 0,
  },
  events: [
    { event: "call", by: "2.0", call: "ipc", registers: { a0: 0x0101_0001, s2: 0xffff_ffff } },
    { event: "store", by: "1.0", address: 0x8010_0000 },
    { event: "exception", by: "2.63", exception: "breakpoint", registers: {} },
    { event: "tick" },
  ],
  recorded: {
    seed: 0xffff_ffff,
    run: 3,
    claim: "aClaim",
    at: 3,
    difference: ["spec: one", "machine: two"],
    kernel: "aMutant",
    septet: "0.1.0",
  },
};

type Json = { [key: string]: unknown };
const changed = (change: (json: Json) => void): string => {
  const json = JSON.parse(serialise(trace)) as Json;
  change(json);
  return JSON.stringify(json);
};
const boot = (field: string, value: unknown): string =>
  changed((json) => Object.assign(json["boot"] as Json, { [field]: value }));
const event = (index: number, change: Json): string =>
  changed((json) => Object.assign((json["events"] as Json[])[index] as Json, change));

test("what is written is read again, and written again gives the same bytes", () => {
  const text = serialise(trace);
  const parsed = parseTrace(text, "t.json");
  expect(parsed).toEqual({ tag: "parsed", value: trace });
  expect(parsed.tag === "parsed" && serialise(parsed.value)).toBe(text);
});

const oldBoot = (): Json => {
  const { firstTick: _, ...old } = trace.boot;
  return old;
};

const old = (change: Json): string =>
  changed((json) => Object.assign(json, { version: 1, boot: oldBoot() }, change));

test("a file of version 1 is read as one of version 2 without devices, from tick 0", () => {
  expect(parseTrace(old({}), "t.json")).toEqual({ tag: "parsed", value: trace });
});

test("devices and interrupts are read as they were written", () => {
  const devices = [{ line: 0, frame: 0x10001 }, { line: 9, frame: 0x10000 }]; // prettier-ignore
  const events = [{ event: "interrupt", line: 9 }] as const;
  const value = { ...trace, boot: { ...trace.boot, devices }, events };
  expect(parseTrace(serialise(value), "t.json")).toEqual({ tag: "parsed", value });
});

test("a trace needs no record of a failure", () => {
  const text = changed((json) => delete json["recorded"]);
  expect(parseTrace(text, "t.json").tag).toBe("parsed");
});

const uart = { line: 1, frame: 0x10000 };

// prettier-ignore
const bad: readonly (readonly [string, string, string])[] = [
  ["an empty file", "", "t.json: the file is empty"],
  ["white space", " \n", "t.json: the file is empty"],
  ["no JSON", '{\n  "a": }', "t.json: not JSON"],
  ["half a file", serialise(trace).slice(0, 200), "t.json:11:17: not JSON: Unterminated"],
  ["a number", "3", "t.json: not a septet-trace that this version reads: the file: is 3"],
  ["another schema", '{"name":"x"}', 'format: is missing; it must be "septet-trace"'],
  ["another version", changed((json) => (json["version"] = 3)), "version: is 3; it must be 1 or 2"],
  ["no events", changed((json) => delete json["events"]), "events: is missing; it must be an array"],
  ["an unknown field", changed((json) => (json["note"] = "")), "note: unknown field"],
  ["an unknown event", event(3, { event: "tock" }), 'events[3].event: is "tock"; it must be "call"'],
  ["an unknown register", event(0, { registers: { a9: "0x1" } }), "events[0].registers.a9: unknown"],
  ["a number for a word", event(1, { address: 4096 }), "events[1].address: is 4096"],
  ["a decimal word", event(1, { address: "4096" }), 'it must be a word, "0x"'],
  ["a word too long", event(1, { address: "0x123456789" }), "events[1].address"],
  ["a thread that cannot be", event(0, { by: "0.0" }), 'events[0].by: is "0.0"; it must be a thread'],
  ["a thread spelt oddly", event(0, { by: "02.0" }), "events[0].by"],
  ["an lthread too high", event(0, { by: "2.64" }), "events[0].by"],
  ["an event without an actor", event(0, { by: undefined }), "events[0].by: is missing"],
  ["a tick with an actor", event(3, { by: "2.0" }), "events[3].by: unknown field"],
  ["an unknown call", event(0, { call: "fork" }), 'events[0].call: is "fork"'],
  ["a value nested deeply", '{"format":"septet-trace","version":2,"boot":' + "[".repeat(1e5) + "]".repeat(1e5) + "}", "boot: is nested too deeply"],
  ["no frames", boot("userFrames", 0), "boot.userFrames: is 0; it must be at least 1"],
  ["too many threads", boot("threads", 257), "boot.threads: is 257; it must be at most 256"],
  ["half a task", boot("tasks", 2.5), "boot.tasks: is 2.5; it must be a whole number"],
  ["a string for a count", boot("tasks", "3"), 'boot.tasks: is "3"; it must be a number'],
  ["nodes for too few frames", boot("mappingNodes", 3), "boot.mappingNodes: is 3; it must be at least"],
  ["a line too high", boot("devices", [{ line: 31, frame: 0x10000 }]), "boot.devices[0].line: is 31; it must be at most 30"],
  ["a frame of RAM", boot("devices", [{ line: 1, frame: 0x80100 }]), "boot.devices[0].frame: is 524544; it must be at most 131071"],
  ["two devices of one line", boot("devices", [uart, { line: 1, frame: 0x10001 }]), "boot.devices[1].line: is 1; it must be above the line before it (1)"],
  ["tables for too few regions", boot("devices", [uart, { line: 2, frame: 0x11000 }]), "boot.kernelTables: is 4; it must be at least 5"],
  ["an interrupt of no line", event(3, { event: "interrupt" }), "events[3].line: is missing"],
  ["a device in an old file", old({ boot: { ...oldBoot(), devices: [] } }), "boot.devices: unknown field"],
  ["an interrupt in an old file", old({ events: [{ event: "interrupt", line: 1 }] }), "events[0].event: is"],
  ["a boot field too many", boot("cores", 1), "boot.cores: unknown field"],
];

test.each(bad)("%s is refused in one line that names the place", (_, text, says) => {
  const parsed = parseTrace(text, "t.json");
  expect(parsed).toMatchObject({ tag: "refused", says: expect.stringContaining(says) as string });
  if (parsed.tag === "refused") expect(parsed.says).not.toContain("\n");
});
