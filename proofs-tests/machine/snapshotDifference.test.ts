import { describe, expect, test } from "vitest";
import { hex } from "../../lib/u32.ts";
import * as m from "../../machine/index.ts";
import { busyMachine } from "./busy.ts";
import { ALL, FRAME, PAGE, RAM, entry, USER_PAGE } from "./fixture.ts";

describe("sameMachine names the first difference", () => {
  // prettier-ignore
  const differences: readonly (readonly [said: string, act: (machine: m.Machine) => void])[] = [
    ["x7: 0x00000000 against 0x00000001", (machine) => machine.writeRegister(7, 1)],
    ["pc: 0x00403000 against 0x00000008", (machine) => { machine.pc = 8; }],
    ["mode: 0x00000000 against 0x00000003", (machine) => {
      machine.setTrapHandler(0, () => {});
      machine.inject(m.assembleLine("ecall"));
      machine.pc = USER_PAGE;
    }],
    ["mscratch: 0x00000000 against 0x00000009", (machine) => machine.csrWrite(m.MSCRATCH, 9)],
    ["mtimecmp (high): 0x00000000 against 0x00000002", (machine) =>
      machine.store32(m.CLINT_MTIMECMP + 4, 2)],
    ["time warped over: 0 against 5", (machine) => machine.advanceTime(5)],
    ["byte at 0x80005123: 0 against 7", (machine) => machine.poke8(RAM + 0x5123, 7)],
    ["minstret offset (low): 0x00000000 against 0x00000003", (machine) =>
      machine.csrWrite(m.MINSTRET, 3)],
  ];
  test.each(differences)("%s", (said, act) => {
    const machine = busyMachine();
    const before = machine.snapshot();
    act(machine);
    expect(m.sameMachine(before, machine.snapshot())).toBe(said);
  });

  test("a TLB entry, by page and space", () => {
    const [cold, warm] = [busyMachine(), busyMachine()];
    warm.writeRegister(8, USER_PAGE + PAGE);
    cold.writeRegister(8, USER_PAGE + PAGE);
    warm.inject(m.assembleLine("lw zero, 0(s0)"));
    cold.inject(m.assembleLine("addi zero, zero, 0"));
    const leaf = hex(entry(FRAME + 1, ALL));
    expect(m.sameMachine(cold.snapshot(), warm.snapshot())).toBe(
      `TLB entry for page 0x00000404, ASID 5: none against ${leaf}`,
    );
  });
});

test("a snapshot of a machine of another size is refused", () => {
  const small = new m.Machine({ ramBytes: 4096 });
  expect(() => small.restore(busyMachine().snapshot())).toThrow("with as much RAM");
});
