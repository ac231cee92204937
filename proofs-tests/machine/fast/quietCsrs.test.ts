import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { predecode, SLOW } from "../../../machine/fast/operations.ts";
import { quietCsr } from "../../../machine/fast/quietCsrs.ts";
import { modeOfCsr } from "../../../machine/hart/csrs.ts";
import * as f from "../fixture.ts";

const MODES = [m.USER_MODE, m.SUPERVISOR_MODE, m.MACHINE_MODE] as const;

const isSlow = (line: string): boolean => (predecode(m.assembleLine(line)).packed & 255) === SLOW;

test.each(f.QUIET_NAMES)("in every mode %s is read and written as the table says", (name) => {
  const lines = [
    `csrrw x5, ${name}, x6`,
    `csrrs x7, ${name}, x0`,
    `csrrw x6, ${name}, x6`,
    `csrrw x0, ${name}, x5`,
    `csrrs x0, ${name}, x0`,
    `csrrs x8, ${name}, x6`,
    `csrrwi x9, ${name}, 21`,
  ];
  for (const mode of MODES) {
    const [slow, fast] = [f.bareMachine(), f.bareMachine()];
    for (const machine of [slow, fast]) {
      for (const [n, line] of lines.entries()) machine.poke32(f.RAM + 4 * n, m.assembleLine(line));
      machine.csrWrite(m.csrNumber(name)!, 0x1234_567c);
      machine.writeRegister(6, 0x8765_4323);
      f.enter(machine, mode, f.RAM);
    }
    for (let n = 0; n < lines.length; n++) slow.step();
    fast.run(lines.length);
    expect(m.sameMachine(fast.snapshot(), slow.snapshot())).toBeUndefined();
  }
});

test.each(f.QUIET_NAMES)("reading and writing %s is not left to the hart, its bits are", (name) => {
  expect([isSlow(`csrrw x5, ${name}, x6`), isSlow(`csrrs x5, ${name}, x0`)]).toEqual([
    false,
    false,
  ]);
  expect(isSlow(`csrrs x5, ${name}, x6`)).toBe(true);
  expect(modeOfCsr(m.csrNumber(name)!)).toBe(name.startsWith("m") ? 3 : 1);
});

test.each(["satp", "mstatus", "sstatus", "mie", "mip", "instret", "mideleg"])(
  "%s is left to the hart",
  (name) => {
    expect(quietCsr(m.csrNumber(name)!)).toBeUndefined();
    expect(isSlow(`csrrs x5, ${name}, x0`)).toBe(true);
  },
);
