import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { eventText } from "../../../cli/story/events.ts";
import {
  callNames,
  exceptionNames,
  type CallName,
  type Registers,
  type TraceEvent,
} from "../../../trace/index.ts";

const call = (name: CallName, registers: Registers): string =>
  eventText({ event: "call", by: "2.0", call: name, registers });
const partner = abi.threadIdOf(0, 2, 1, 1);
const page = abi.flexpageOf(0x80100, 0, 6);

// prettier-ignore
test.each<[CallName, Registers, string]>([
  ["ipc", { a0: 0, a2: 0 }, "2.0 does an ipc of neither phase"],
  ["ipc", { a0: partner, a1: 0, a2: 0, a3: 0 }, "2.0 sends to 2.1 (timeout never) an empty message"],
  ["ipc", { a0: partner, a1: abi.tagOf(5, 2, 2), a2: abi.ANY, a3: 0x0400_0005, a4: abi.COMPLETE,
            s2: 7, s3: 0x8000_0000, s4: 0x1000 | abi.ITEM_MAP, s5: page },
   "2.0 sends to 2.1 (timeout zero) label 5, words 7 0x80000000, map page 0x80100 rw- at 0x1, " +
   "then waits for anybody (timeout 5 µs), window the complete space"],
  ["ipc", { a0: 0, a2: partner, a3: 0, a4: 0 }, "2.0 waits for 2.1 (timeout never), window no page"],
  ["ipc", { a0: partner, a1: abi.tagOf(0, 0, 2), a2: 0, a3: 0, t1: 0x0400_0005,
            s2: abi.stringItemOf(12), s3: 0x2000 },
   "2.0 sends to 2.1 (timeout never) string of 12 bytes at 0x00002000, " +
   "transfer timeouts zero and 5 µs"],
  ["ipc", { a0: 0, a2: partner, a3: 0, a4: 0, a5: 0x2000, a6: 64 },
   "2.0 waits for 2.1 (timeout never), window no page, string buffer of 64 at 0x00002000"],
  ["ipc", { a0: partner, a1: 1 << 6, a2: 0, a3: 0 },
   "2.0 sends to 2.1 (timeout never) a bad message: 0 words, 1 words of items"],
  ["idNearest", { a0: partner }, "2.0 asks who is nearest to 2.1"],
  ["fpageUnmap", { a0: page, a1: 1 }, "2.0 revokes rw- of page 0x80100 from everybody below, and itself"],
  ["threadSwitch", { a0: 0 }, "2.0 yields"],
  ["threadSwitch", { a0: partner }, "2.0 switches to 2.1"],
  ["threadSchedule", { a0: partner, a1: 9, a2: abi.UNCHANGED }, "2.0 schedules 2.1: priority 9, slice unchanged"],
  ["lthreadExRegs", { a0: 1, a1: abi.UNCHANGED, a2: 16, a3: partner },
   "2.0 exchanges registers of its lthread 1: ip unchanged, sp 16, pager 2.1"],
  ["taskNew", { a0: abi.threadIdOf(0, 3, 0, 1), a1: 2, a2: 0, a3: abi.UNCHANGED, a4: partner },
   "2.0 makes task 3.0: mcp 2, sp 0, ip from its start message, pager 2.1"],
  ["taskNew", { a0: abi.threadIdOf(0, 3, 0, 1), a1: 0, a4: 0 }, "2.0 deletes task 3.0, new owner nil"],
])("%s %j", (name, registers, text) => {
  expect(call(name, registers)).toBe(text);
});

test("a register that the event does not name is as it was, in every call", () => {
  for (const name of callNames) expect(call(name, {})).toContain("(as it was)");
});

test("accesses, exceptions and ticks have words of their own", () => {
  const events: readonly TraceEvent[] = [
    { event: "store", by: "1.0", address: 0x8010_0000 },
    { event: "fetch", by: "1.0", address: 4 },
    { event: "tick" },
    ...exceptionNames.map((exception) => ({
      event: "exception" as const,
      by: "3.2",
      exception,
      registers: { a7: 99 },
    })),
  ];
  const texts = events.map(eventText);
  expect(texts.slice(0, 3)).toEqual([
    "1.0 stores the word at 0x80100000",
    "1.0 runs the instruction at 0x00000004",
    "a tick passes",
  ]);
  expect(new Set(texts).size).toBe(events.length);
  for (const text of texts.slice(3)) expect(text).toMatch(/^3\.2 .*, with a7 = 99$/);
});
