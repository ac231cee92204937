// The reader here is written from the description of the format alone (ADR 015 of Apalache), and
// knows nothing of who wrote the file.
import { expect, test } from "vitest";
import { itf } from "../../../cli/export/itf.ts";
import { mutantKernel, mutantNamed, ours, systemOf } from "../../../cli/kernels.ts";
import { refuted, trace } from "./fixture.ts";

/** A value of the format: sets and maps are such, numbers are big, the rest is plain. */
type Read = string | boolean | bigint | Set<Read> | Map<string, Read> | Read[] | ReadRecord;
type ReadRecord = { readonly [field: string]: Read };

function valueIn(json: unknown): Read {
  if (typeof json === "string" || typeof json === "boolean") return json;
  if (Array.isArray(json)) return json.map(valueIn);
  if (typeof json !== "object" || json === null) throw new Error(`no value: ${String(json)}`);
  const [[tag, inner] = ["", undefined], ...more] = Object.entries(json);
  if (!tag.startsWith("#"))
    return Object.fromEntries(Object.entries(json).map(([name, one]) => [name, valueIn(one)]));
  if (more.length > 0) throw new Error(`more than ${tag}`);
  switch (tag) {
    case "#bigint":
      return BigInt(String(inner));
    case "#tup":
      return (inner as unknown[]).map(valueIn);
    case "#set": {
      const members = (inner as unknown[]).map(valueIn);
      const different = new Set(members.map((one) => JSON.stringify(one, bigAsText)));
      if (different.size !== members.length) throw new Error("a member twice");
      return new Set(members);
    }
    case "#map": {
      const pairs = inner as readonly (readonly [unknown, unknown])[];
      const map = new Map(pairs.map(([key, one]) => [String(valueIn(key)), valueIn(one)]));
      if (map.size !== pairs.length) throw new Error("a key twice");
      return map;
    }
    default:
      throw new Error(`unknown ${tag}`);
  }
}
const bigAsText = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? `${value}n` : value;

/** The states of a trace, each with all variables and its index. */
function read(text: string): readonly ReadRecord[] {
  const {
    "#meta": meta,
    vars,
    states,
  } = JSON.parse(text) as {
    readonly "#meta": { readonly format: string };
    readonly vars: readonly string[];
    readonly states: readonly Record<string, unknown>[];
  };
  expect(meta.format).toBe("ITF");
  return states.map(({ "#meta": place, ...values }, index) => {
    expect(place).toEqual({ index });
    expect(Object.keys(values).toSorted()).toEqual([...vars].toSorted());
    return valueIn(values) as ReadRecord;
  });
}

test("another reader finds every state, with numbers, sets and maps as they are", () => {
  const states = read(itf(systemOf(ours), trace, "t.json"));
  expect(states.length).toBe(trace.events.length + 1);
  expect(states.map(({ now }) => now)).toEqual([0n, 0n, 0n, 0n, 1n]);
  expect(states[0]).toMatchObject({ event: "boot", running: "1.0" });
  const threads = states[2]?.["threads"] as Map<string, ReadRecord>;
  expect([...threads.keys()]).toEqual(["1.0", "2.0"]);
  expect(threads.get("2.0")).toMatchObject({ activity: "waiting", ip: 4n, queue: [] });
  const mappings = [...((states[3] as ReadRecord)["mappings"] as Set<ReadRecord>)];
  expect(
    mappings.map(({ task, page, frame, parentTask }) => [task, page, frame, parentTask]),
  ).toEqual([
    [1n, 0x80100n, 0x80100n, 0n],
    [2n, 0x80100n, 0x80100n, 1n],
  ]);
  expect(mappings.map(({ rights }) => [...(rights as Set<Read>)])).toEqual([
    ["r", "w", "x"],
    ["r"],
  ]);
});

test("a refutation ends with the last state that both agree on, and says why", () => {
  const text = itf(systemOf(mutantKernel(mutantNamed("rightsAreJoined"))), refuted, "t.json");
  expect(read(text).length).toBe(refuted.events.length);
  expect(text).toContain("event 2 (1.0 sends to 2.0");
  expect(text).toContain("refutes spacesRelation; recorded of rightsAreJoined");
});

test("an event that cannot happen is a fault of the file", () => {
  const events = [{ event: "load", by: "3.3", address: 0 } as const];
  expect(() => itf(systemOf(ours), { ...trace, events }, "t.json")).toThrow(
    /^t.json: events\[0\] cannot happen there/,
  );
});
