import { describe, expect, test } from "vitest";
import * as m from "../../machine/index.ts";
import { addressOf, bareMachine, FRAME, HANDLER, RAM, trapOf } from "./fixture.ts";
import { USER_PAGE, userMachine } from "./fixture.ts";

const ecall = m.assembleLine("ecall");
const nop = m.assembleLine("addi zero, zero, 0");

/** A handler that steps over the trapping instruction after `act`. */
const stepsOver =
  (act: m.TrapHandler = () => {}): m.TrapHandler =>
  (port) => {
    act(port);
    port.csrWrite(m.MEPC, port.csrRead(m.MEPC) + 4);
    port.mret();
  };

/** A user machine whose handler is `enter`. */
function handled(enter: m.TrapHandler, options: Partial<m.MachineOptions> = {}): m.Machine {
  const machine = userMachine(undefined, options);
  machine.setTrapHandler(HANDLER, enter);
  return machine;
}

describe("the trap handler", () => {
  test("has run when inject returns", () => {
    const machine = handled(stepsOver((port) => port.writeRegister(10, 77)));
    machine.inject(ecall);
    expect([machine.mode, machine.pc]).toEqual([m.USER_MODE, USER_PAGE + 4]);
    expect(machine.readRegister(10)).toBe(77);
  });

  test("has run when step returns, also for a fetch that traps", () => {
    const causes: number[] = [];
    const machine = handled(stepsOver((port) => causes.push(port.csrRead(m.MCAUSE))));
    machine.poke32(addressOf(FRAME), ecall);
    machine.step();
    machine.pc = 0;
    machine.step();
    expect(causes).toEqual([m.CAUSE_ECALL_FROM_U, m.CAUSE_FETCH_PAGE_FAULT]);
    expect(machine.pc).toBe(4);
  });

  test("has run when takeInterrupt returns", () => {
    const machine = handled((port) => {
      port.store32(m.CLINT_MTIMECMP + 4, 1);
      port.mret();
    });
    machine.csrWrite(m.MIE, m.MIP_MTIP);
    expect(machine.takeInterrupt()).toBe(true);
    expect(machine.takeInterrupt()).toBe(false);
    expect([machine.mode, machine.pc]).toEqual([m.USER_MODE, USER_PAGE]);
  });

  test("runs after reset at the first step, in M mode, and is the boot", () => {
    const modes: number[] = [];
    const machine = handled((port) => {
      modes.push(machine.mode);
      port.csrWrite(m.MEPC, RAM);
      port.mret();
    });
    machine.reset();
    expect([machine.pc, machine.csrRead(m.MTVEC), machine.cycles]).toEqual([HANDLER, 0, 0]);
    machine.step();
    expect(modes).toEqual([m.MACHINE_MODE]);
    expect([machine.mode, machine.pc]).toEqual([m.USER_MODE, RAM]);
  });

  test("does not run at its address in U mode", () => {
    const machine = handled(() => expect.unreachable());
    machine.csrWrite(m.SATP, 0);
    machine.csrWrite(m.MTVEC, HANDLER + 0x100);
    machine.pc = HANDLER;
    machine.step();
    expect(trapOf(machine).cause).toBe(m.CAUSE_FETCH_ACCESS_FAULT);
  });

  test("can be replaced between any two traps", () => {
    const machine = handled(stepsOver());
    machine.inject(ecall);
    machine.setTrapHandler(
      HANDLER,
      stepsOver((port) => port.writeRegister(5, 5)),
    );
    machine.inject(ecall);
    expect(machine.readRegister(5)).toBe(5);
  });

  test("that waits is left by an enabled interrupt, which comes from M mode", () => {
    let entries = 0;
    const machine = handled((port) => {
      entries++;
      port.csrWrite(m.MIE, m.MIP_MTIP);
      if (port.csrRead(m.MCAUSE) === m.CAUSE_ECALL_FROM_U) {
        port.store32(m.CLINT_MTIMECMP, 1000);
        port.csrWrite(m.MSTATUS, m.MSTATUS_MIE);
        port.waitForInterrupt();
      } else {
        expect(port.csrRead(m.MSTATUS) & m.MSTATUS_MPP).toBe(m.MSTATUS_MPP);
        expect(port.csrRead(m.MEPC)).toBe(HANDLER);
        port.csrWrite(m.MEPC, USER_PAGE);
        port.csrWrite(m.MSTATUS, 0);
        port.mret();
      }
    });
    machine.inject(ecall);
    expect([machine.mode, machine.waiting]).toEqual([m.MACHINE_MODE, true]);
    machine.step();
    expect([entries, machine.waiting, machine.mtime]).toEqual([1, true, 0]);
    expect(() => machine.inject(nop)).toThrow("a waiting hart executes nothing");
    machine.advanceTime(machine.mtimecmp);
    machine.step();
    expect([entries, machine.waiting]).toEqual([2, false]);
    expect([machine.mode, machine.pc]).toEqual([m.USER_MODE, USER_PAGE]);
  });

  test("that waits with MIE off waits for ever", () => {
    const machine = handled((port) => {
      port.csrWrite(m.MIE, m.MIP_MTIP);
      port.waitForInterrupt();
    });
    machine.inject(ecall);
    machine.step();
    expect([machine.takeInterrupt(), machine.waiting]).toEqual([false, true]);
  });
});

describe("a fault of the handler", () => {
  const nothingThere = "no aligned RAM or device";
  const tooLate = "the handler goes on after mret or waitForInterrupt";
  const tooLong = "the handler does not end within 2000000 cycles";
  const beyond = RAM + 0x1_0000;
  // prettier-ignore
  const faults: readonly (readonly [message: string, enter: m.TrapHandler])[] = [
    [`the handler loads from 0x80000002: ${nothingThere}`, (port) => port.load32(RAM + 2)],
    [`the handler loads from 0x00000000: ${nothingThere}`, (port) => port.load32(0)],
    [`the handler loads from 0x80010000: ${nothingThere}`, (port) => port.load32(beyond)],
    [`the handler loads from 0xfffffffc: ${nothingThere}`, (port) => port.load32(-4)],
    [`the handler stores to 0x80000001: ${nothingThere}`, (port) => port.store32(RAM + 1, 0)],
    [`the handler stores to 0x02000001: ${nothingThere}`, (port) => port.store32(0x200_0001, 0)],
    ["the handler reads CSR 0x000007a5: there is none", (port) => port.csrRead(0x7a5)],
    ["the handler writes CSR 0x00000f14: none or read-only", (port) => port.csrWrite(0xf14, 1)],
    ["the handler returns without mret or waitForInterrupt", () => {}],
    [tooLate, (port) => { port.mret(); port.load32(RAM); }],
    [tooLate, (port) => { port.waitForInterrupt(); port.mret(); }],
    [tooLate, (port) => { port.mret(); port.fenceAll(); }],
    [tooLong, (port) => { for (;;) port.load32(RAM); }],
    [tooLong, (port) => { for (;;) port.readRegister(1); }],
  ];
  test.each(faults)("%s", (message, enter) => {
    const machine = handled(enter);
    const before = machine.snapshot();
    expect(() => machine.inject(ecall)).toThrow(new m.HandlerFault(message));
    // The machine goes on after restore as if nothing had been.
    machine.restore(before);
    machine.setTrapHandler(HANDLER, stepsOver());
    machine.inject(ecall);
    expect(machine.pc).toBe(USER_PAGE + 4);
  });

  test("the bound on its cycles is an option", () => {
    const three: m.TrapHandler = (port) => {
      for (let i = 0; i < 3; i++) port.load32(RAM);
      port.mret();
    };
    handled(three, { handlerCyclesMax: 10 }).inject(ecall);
    const tight = handled(three, { handlerCyclesMax: 9 });
    expect(() => tight.inject(ecall)).toThrow("does not end within 9 cycles");
  });
});

describe("cycles", () => {
  test("are those of the table, for each operation", () => {
    const operations: readonly (readonly [number, m.TrapHandler])[] = [
      [2, (port) => port.load32(RAM)],
      [2, (port) => port.store32(RAM, 1)],
      [8, (port) => port.load32(m.CLINT_MTIME)],
      [8, (port) => port.store32(m.CLINT_MSIP, 0)],
      [1, (port) => port.readRegister(1)],
      [1, (port) => port.writeRegister(1, 1)],
      [2, (port) => port.csrRead(m.MCAUSE)],
      [2, (port) => port.csrWrite(m.MSCRATCH, 1)],
      [12, (port) => port.fence(0, 0)],
      [12, (port) => port.fenceAsid(0)],
      [12, (port) => port.fencePage(0)],
      [12, (port) => port.fenceAll()],
    ];
    const cyclesOf = (act: m.TrapHandler): number => {
      const machine = handled((port) => {
        act(port);
        port.mret();
      });
      machine.inject(ecall);
      return machine.cycles;
    };
    const base = cyclesOf(() => {});
    expect(base).toBe(1 + 4 + m.handlerCosts.mret);
    for (const [cost, act] of operations) expect(cyclesOf(act) - base).toBe(cost);
  });

  test("are seen by the handler as they grow", () => {
    const seen: number[] = [];
    const machine = handled((port) => {
      seen.push(port.csrRead(m.MCYCLE), machine.cycles, port.csrRead(m.MCYCLE));
      port.mret();
    });
    machine.inject(ecall);
    expect(seen).toEqual([7, 7, 9]);
    expect(machine.cycles).toBe(13);
  });

  test("cost nothing outside the handler", () => {
    const machine = bareMachine();
    machine.store32(RAM, machine.load32(RAM + 4));
    machine.fenceAll();
    expect(machine.cycles).toBe(0);
  });
});

describe("injection", () => {
  test("fetchThenInject checks pc and replaces the word that lies there", () => {
    const machine = userMachine();
    machine.poke32(addressOf(FRAME), 0); // Illegal, if it were executed.
    machine.fetchThenInject(m.assembleLine("addi a0, zero, 4"));
    expect([machine.readRegister(10), machine.pc]).toEqual([4, USER_PAGE + 4]);
    machine.pc = 0x1234_5000;
    machine.fetchThenInject(m.assembleLine("addi a0, zero, 5"));
    const trap = { cause: m.CAUSE_FETCH_PAGE_FAULT, at: 0x1234_5000, value: 0x1234_5000 };
    expect([machine.readRegister(10), trapOf(machine)]).toEqual([4, trap]);
  });

  test("fetchThenInject fills the TLB as a fetch does, inject does not", () => {
    const machine = userMachine();
    machine.inject(nop);
    expect(machine.tlbEntries()).toHaveLength(0);
    machine.fetchThenInject(nop);
    expect(machine.tlbEntries()).toHaveLength(1);
  });

  test("inject needs no valid pc, and a load at it is translated", () => {
    const machine = userMachine();
    machine.pc = 0xdead_0000;
    machine.writeRegister(11, USER_PAGE);
    machine.poke32(addressOf(FRAME), 0x55);
    machine.inject(m.assembleLine("lw a0, 0(a1)"));
    expect([machine.readRegister(10), machine.pc]).toEqual([0x55, 0xdead_0004]);
  });
});
