import { expect, test } from "vitest";
import * as m from "../../machine/index.ts";

test("a user program runs under Sv32 and its ecall reaches the handler", () => {
  const machine = new m.Machine({ ramBytes: 64 * 1024 });
  const at = m.RAM_START;
  machine.setTrapHandler(at, (port) => {
    if (port.csrRead(m.MTVEC) === 0) {
      port.csrWrite(m.MTVEC, at);
      port.store32(at + 0x1000, m.pte((at >>> 12) + 2, m.PTE_V));
      const flags = m.PTE_V | m.PTE_R | m.PTE_W | m.PTE_X | m.PTE_U | m.PTE_A | m.PTE_D;
      port.store32(at + 0x2000 + 4 * 5, m.pte((at >>> 12) + 3, flags));
      port.csrWrite(m.SATP, m.satpSv32(7, (at >>> 12) + 1));
      port.csrWrite(m.MEPC, 0x5000);
      port.csrWrite(m.MSTATUS, 0);
    } else {
      port.csrWrite(m.MEPC, port.csrRead(m.MEPC) + 4);
      port.writeRegister(10, port.readRegister(10) + 1);
    }
    port.mret();
  });
  machine.reset();
  machine.poke32(at + 0x3000, m.assembleLine("addi a0, zero, 5"));
  machine.poke32(at + 0x3004, m.assembleLine("ecall"));
  machine.poke32(at + 0x3008, m.assembleLine("sw a0, 256(s1)"));
  machine.step();
  expect([machine.mode, machine.pc]).toEqual([0, 0x5000]);
  machine.writeRegister(9, 0x5000);
  for (let i = 0; i < 3; i++) machine.step();
  expect(machine.peek32(at + 0x3100)).toBe(6);
  expect(machine.csrRead(m.MCAUSE)).toBe(m.CAUSE_ECALL_FROM_U);
  expect(machine.tlbEntries()).toHaveLength(1);
  expect(machine.instret).toBe(2);
});
