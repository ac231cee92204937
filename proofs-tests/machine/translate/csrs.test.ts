import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { isQuietAccess } from "../../../machine/translate/csrs.ts";
import { QUIET_NAMES } from "../fixture.ts";
import { hotLoop, RAM, ROUNDS, stepsOf } from "./fixture.ts";

const isQuiet = (line: string, mode: m.Mode): boolean =>
  isQuietAccess(stepsOf([line]).get(RAM)!, mode);

test.each(QUIET_NAMES)("%s is read and written as the table says", (name) => {
  for (const line of [
    `csrrw x5, ${name}, x6`,
    `csrrw x6, ${name}, x6`,
    `csrrw x0, ${name}, x6`,
    `csrrs x5, ${name}, x6`,
    `csrrc x5, ${name}, x6`,
    `csrrs x5, ${name}, x0`,
    `csrrwi x5, ${name}, 21`,
    `csrrwi x5, ${name}, 0`,
    `csrrsi x5, ${name}, 31`,
    `csrrci x5, ${name}, 10`,
    `csrrci x5, ${name}, 0`,
  ]) {
    const prepare = (machine: m.Machine): void => machine.csrWrite(m.csrNumber(name)!, 0x1234_567c);
    // The second line changes what is written from one round to the next.
    const words = [m.assembleLine(line), m.assembleLine("addi x6, x6, 1365")];
    const { difference, translated } = hotLoop(words, { 6: 0x8765_4321 }, prepare);
    expect([line, difference]).toEqual([line, undefined]);
    expect(translated).toBeGreaterThan(2 * ROUNDS);
  }
});

test("Only the modes that may access a CSR do so without the hart", () => {
  const modes = [m.USER_MODE, m.SUPERVISOR_MODE, m.MACHINE_MODE] as const;
  const by = (line: string): readonly boolean[] => modes.map((mode) => isQuiet(line, mode));
  expect(by("csrrw x5, sepc, x6")).toEqual([false, true, true]);
  expect(by("csrrw x5, mepc, x6")).toEqual([false, false, true]);
});

test.each(["satp", "mstatus", "sstatus", "mie", "mip", "instret", "mideleg"])(
  "%s is left to the hart",
  (name) => {
    expect(isQuiet(`csrrs x5, ${name}, x0`, m.MACHINE_MODE)).toBe(false);
  },
);
