import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "../../../cli/project.ts";
import {
  artifactUri,
  checkoutPath,
  eventLines,
  lineOf,
  placeOf,
} from "../../../cli/reporters/place.ts";
import { serialise, type TraceEvent } from "../../../trace/index.ts";
import { boot } from "../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-place-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a call is looked for in its own file, everything else in kernel.ts", () => {
  const impl = `${projectRoot()}/impl`;
  const call = { event: "call", by: "1.0", call: "fpageUnmap", registers: {} } as const;
  expect(placeOf(impl, call).file).toBe(`${impl}/syscalls/fpageUnmap.ts`);
  expect(placeOf(impl, call).line).toBeGreaterThan(1);
  expect(placeOf(impl, { event: "tick" }).file).toBe(`${impl}/kernel.ts`);
  expect(placeOf(impl, undefined).file).toBe(`${impl}/kernel.ts`);
  mkdirSync(join(folder, "flat"));
  writeFileSync(join(folder, "flat/kernel.ts"), "\n\nexport function boot() {}\n");
  expect(placeOf(join(folder, "flat"), call)).toEqual({
    file: `${folder}/flat/kernel.ts`,
    line: 3,
  });
});

test("a line is that of the first match, or the first", () => {
  writeFileSync(join(folder, "lines.md"), "one\ntwo\nthree\ntwo\n");
  expect(lineOf(join(folder, "lines.md"), /^two/m)).toBe(2);
  expect(lineOf(join(folder, "lines.md"), /^four/m)).toBe(1);
  expect(lineOf(join(folder, "none.md"), /^two/m)).toBe(1);
});

test("every event of a written trace is found on its line", () => {
  const events: readonly TraceEvent[] = [
    { event: "tick" },
    { event: "call", by: "2.0", call: "ipc", registers: { a0: 1, a1: 2 } },
    { event: "store", by: "2.0", address: 16 },
  ];
  const text = serialise({ format: "septet-trace", version: 2, boot, events });
  const lines = text.split("\n");
  const at = eventLines(text);
  expect(at.length).toBe(events.length);
  for (const [index, line] of at.entries())
    expect(lines[line]).toContain(`"event": "${events[index]?.event}"`);
});

test("what lies in the checkout is named from there, with its odd letters escaped", () => {
  expect(checkoutPath(`${process.cwd()}/a/b c.ts`)).toBe("a/b c.ts");
  expect(artifactUri("a/b c#1.ts")).toBe("a/b%20c%231.ts");
  expect(artifactUri("/elsewhere/x y.ts")).toBe("file:///elsewhere/x%20y.ts");
});
