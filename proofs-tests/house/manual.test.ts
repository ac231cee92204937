// The manual and the specification name the same rules, and the manual says each once.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as abi from "../../abi/index.ts";
import { rules } from "../../spec/index.ts";
import { bootRanges } from "../../trace/index.ts";
import { sourcesIn } from "./project.ts";

const manual = readFileSync("docs/manual.md", "utf8");
const anchors = [...manual.matchAll(/^- `([a-zA-Z0-9]+(?:\.[a-zA-Z0-9]+)+)` \S/gm)].map(
  ([, anchor]) => anchor as string,
);

test("every rule of the specification has its place in the manual", () => {
  expect(Object.keys(rules).filter((rule) => !anchors.includes(rule))).toEqual([]);
});

test("every rule of the manual is one of the specification", () => {
  expect(anchors.filter((anchor) => !(anchor in rules))).toEqual([]);
});

test("no rule stands twice", () => {
  expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
});

test("every rule is the reason that some branch of the specification gives", () => {
  const branches = sourcesIn("spec")
    .filter(({ path }) => path !== "spec/rules.ts")
    .map(({ text }) => text)
    .join("\n");
  expect(Object.keys(rules).filter((rule) => !branches.includes(`"${rule}"`))).toEqual([]);
});

test("the boot parameters have the ranges of the manual", () => {
  const numberOf = (text: string): number =>
    text === "2³² − 1" ? 0xffff_ffff : Number(text.replaceAll(",", ""));
  const rows = manual.matchAll(/^\| `([a-zA-Z]+)` +\| ([0-9,]+) … (\S+(?: − 1)?) +\|/gm);
  const said = [...rows].map(([, name = "", min = "", max = ""]) => [
    name,
    { min: numberOf(min), max: numberOf(max) },
  ]);
  expect(Object.fromEntries(said)).toEqual(bootRanges);
});

test("the calls have the numbers of their sections", () => {
  const sections = [...manual.matchAll(/^### 2\.(\d) `([a-z_]+)`/gm)];
  const { IPC, ID_NEAREST, FPAGE_UNMAP, THREAD_SWITCH } = abi;
  const { THREAD_SCHEDULE, LTHREAD_EX_REGS, TASK_NEW, SYSCALL_COUNT } = abi;
  expect(sections.map(([, number, name]) => [name, Number(number)])).toEqual([
    ["ipc", IPC],
    ["id_nearest", ID_NEAREST],
    ["fpage_unmap", FPAGE_UNMAP],
    ["thread_switch", THREAD_SWITCH],
    ["thread_schedule", THREAD_SCHEDULE],
    ["lthread_ex_regs", LTHREAD_EX_REGS],
    ["task_new", TASK_NEW],
  ]);
  expect(SYSCALL_COUNT).toBe(sections.length);
});
