import { expect, test } from "vitest";
import { monitor, numbersIn, stopText, transfer } from "../../../machine/debug/answers.ts";
import { bytesIn } from "../../../machine/debug/packets.ts";
import { targetDescription } from "../../../machine/debug/registers.ts";
import { countingMachine } from "./fixture.ts";

test("the description of the target comes in pieces", () => {
  const size = 0x800;
  let [text, mark] = ["", "m"];
  for (let at = 0; mark === "m"; at += size) {
    const part = transfer(`qXfer:features:read:target.xml:${at.toString(16)},${size.toString(16)}`);
    mark = part[0] ?? "";
    text += part.slice(1);
  }
  expect([mark, text]).toEqual(["l", targetDescription]);
  expect(transfer("qXfer:features:read:other.xml:0,1")).toBe("E00");
  expect(transfer("qXfer:auxv:read::0,1")).toBe("");
});

test("why it stands still", () => {
  const hit = { kind: "access", address: 0x1234, byteCount: 2 } as const;
  expect(stopText({ tag: "watchpoint", hit, address: 0x1235 })).toBe("T05awatch:1234;thread:01;");
  expect(stopText({ tag: "finished", code: 258 })).toBe("W02");
  expect(stopText({ tag: "beginning" })).toBe("T05replaylog:begin;thread:01;");
});

test("numbers are in base 16, of a word at most", () => {
  expect(numbersIn("80000000,4")).toEqual([0x8000_0000, 4]);
  expect(numbersIn("x,123456789,")).toEqual([undefined, undefined, undefined]);
});

test("monitor tells what was counted", () => {
  const machine = countingMachine();
  machine.run(5);
  const said = (command: string): string =>
    String.fromCharCode(...(bytesIn(monitor(machine, Buffer.from(command).toString("hex"))) ?? []));
  expect(said("counters")).toBe("5 instructions, 5 cycles, mtime 5\n");
  expect(said("help")).toContain("monitor counters");
});
