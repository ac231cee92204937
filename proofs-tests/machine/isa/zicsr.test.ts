import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { backToUser, bareMachine, RAM, trapOf, USER_PAGE, userMachine } from "../fixture.ts";

describe("in M mode", () => {
  // prettier-ignore
  const cases: readonly (readonly [line: string, mscratch: number])[] = [
    ["csrrw a0, mscratch, a1",  0x0000_00f3],
    ["csrrs a0, mscratch, a1",  0xff00_00ff],
    ["csrrc a0, mscratch, a1",  0xff00_000c],
    ["csrrwi a0, mscratch, 9",  0x0000_0009],
    ["csrrsi a0, mscratch, 17", 0xff00_001f],
    ["csrrci a0, mscratch, 12", 0xff00_0003],
    ["csrrs a0, mscratch, zero", 0xff00_000f],
    ["csrrw a0, mscratch, zero", 0],
  ];
  test.each(cases)("%s reads the old value and leaves %i", (line, mscratch) => {
    const machine = bareMachine();
    machine.csrWrite(m.MSCRATCH, 0xff00_000f);
    machine.writeRegister(11, 0xf3);
    machine.inject(m.assembleLine(line));
    expect(machine.readRegister(10)).toBe(0xff00_000f);
    expect(machine.csrRead(m.MSCRATCH)).toBe(mscratch);
  });

  test("one register is read as the operand before it takes the old value", () => {
    const machine = bareMachine();
    machine.csrWrite(m.MSCRATCH, 1);
    machine.writeRegister(10, 2);
    machine.inject(m.assembleLine("csrrw a0, mscratch, a0"));
    expect([machine.readRegister(10), machine.csrRead(m.MSCRATCH)]).toEqual([1, 2]);
  });

  test("a read-only CSR may be read, and set or cleared with nothing", () => {
    const machine = bareMachine();
    machine.inject(m.assembleLine("csrrs a0, mhartid, zero"));
    machine.inject(m.assembleLine("csrrci a0, cycle, 0"));
    expect(machine.instret).toBe(2);
  });

  test.each([
    "csrrw zero, mhartid, zero",
    "csrrsi a0, cycle, 1",
    "csrrs a0, 0x7c0, zero",
    "csrrs a0, 0x7a5, zero",
  ])("%s is illegal", (line) => {
    const machine = bareMachine();
    const word = m.assembleLine(line);
    machine.inject(word);
    expect(trapOf(machine)).toEqual({ cause: m.CAUSE_ILLEGAL_INSTRUCTION, at: RAM, value: word });
  });
});

describe("in U mode", () => {
  test.each(["csrrs a0, mstatus, zero", "csrrs a0, satp, zero", "csrrw a0, mscratch, a0"])(
    "%s is illegal",
    (line) => {
      const machine = userMachine();
      const word = m.assembleLine(line);
      machine.inject(word);
      const trap = { cause: m.CAUSE_ILLEGAL_INSTRUCTION, at: USER_PAGE, value: word };
      expect(trapOf(machine)).toEqual(trap);
    },
  );

  test.each([
    ["mcounteren", m.MCOUNTEREN, m.SCOUNTEREN],
    ["scounteren", m.SCOUNTEREN, m.MCOUNTEREN],
  ])("counters can be read one by one where %s allows it, if the other does", (_, one, other) => {
    const machine = userMachine();
    machine.csrWrite(other, 7);
    const lines = ["cycle", "time", "instret", "cycleh", "timeh", "instreth", "hpmcounter3"];
    for (let open = 0; open < 8; open++) {
      machine.csrWrite(one, open);
      const allowed = lines.map((name) => {
        backToUser(machine);
        machine.inject(m.assembleLine(`csrrs a0, ${name}, zero`));
        return machine.mode === m.USER_MODE;
      });
      const bits = [1, 2, 4, 1, 2, 4, 8].map((bit) => (open & bit) !== 0);
      expect(allowed).toEqual(bits);
    }
  });
});

test("satp takes effect for the next access", () => {
  const machine = userMachine();
  machine.csrWrite(m.SATP, 0);
  machine.pc = RAM;
  machine.poke32(RAM, m.assembleLine("addi a0, zero, 3"));
  machine.step();
  expect(machine.readRegister(10)).toBe(3);
});
