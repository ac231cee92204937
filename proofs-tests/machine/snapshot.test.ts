import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "../../lib/table.ts";
import { hex } from "../../lib/u32.ts";
import * as m from "../../machine/index.ts";
import { addressOf, ALL, ASID, FRAME, HANDLER, PAGE, RAM, ROOT } from "./fixture.ts";
import { entry, setEntry, USER_PAGE, userMachine } from "./fixture.ts";

/** A handler that scribbles, fences now and then, and goes on after the trapping instruction. */
const busyHandler: m.TrapHandler = (port) => {
  const count = port.load32(addressOf(0)) + 1;
  port.store32(addressOf(0), count);
  port.store32(addressOf(8 + (count % 3)), port.csrRead(m.MTVAL));
  if (count % 4 === 0) port.fence(USER_PAGE, ASID);
  if (count % 7 === 0) port.fenceAll();
  port.csrWrite(m.SATP, m.satpSv32(ASID + (count % 2), (RAM >>> 12) + ROOT));
  const interrupted = port.csrRead(m.MCAUSE) >= m.CAUSE_INTERRUPT;
  if (interrupted) port.store32(m.CLINT_MTIMECMP, port.load32(m.CLINT_MTIME) + 20);
  port.csrWrite(m.MEPC, USER_PAGE + 4 * (count % 8));
  port.mret();
};

function busyMachine(options: Partial<m.MachineOptions> = {}): m.Machine {
  const machine = userMachine(ALL & ~m.PTE_D & ~m.PTE_A, options);
  setEntry(machine, 0, USER_PAGE + PAGE, entry(FRAME + 1, ALL));
  setEntry(machine, 1, 0x0080_0000, m.pte(RAM >>> 12, ALL));
  machine.setTrapHandler(HANDLER, busyHandler);
  machine.csrWrite(m.MIE, m.MIP_MTIP);
  for (let n = 8; n < 16; n++) machine.writeRegister(n, USER_PAGE + 0x400 * n);
  machine.writeRegister(9, 0x0080_c000);
  return machine;
}

const register = fc.integer({ min: 8, max: 15 });
const offset = fc.integer({ min: -512, max: 511 }).map((n) => n * 4);
const scratch = fc.constantFrom(5, 6, 7);
// prettier-ignore
const arbWord: fc.Arbitrary<number> = fc.oneof(
  fc.tuple(scratch, register, offset).map(([rd, rs1, imm]) => m.assemble("lw", { rd, rs1, imm })),
  fc.tuple(scratch, register, offset).map(([rs2, rs1, imm]) => m.assemble("sw", { rs2, rs1, imm })),
  fc.tuple(scratch, register, offset).map(([rs2, rs1, imm]) => m.assemble("sb", { rs2, rs1, imm })),
  fc.tuple(scratch, scratch, scratch).map(([rd, rs1, rs2]) => m.assemble("mul", { rd, rs1, rs2 })),
  fc.tuple(scratch, offset).map(([rd, imm]) => m.assemble("addi", { rd, rs1: rd, imm: imm >> 1 })),
  fc.constantFrom(...["ecall", "ebreak", "wfi", "csrrs t0, time, zero"].map(m.assembleLine)),
  fc.integer({ min: 0, max: 0xffff_ffff }),
);
type Act = readonly [how: "inject" | "fetchThenInject" | "step", word: number];
const arbActs: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.tuple(fc.constantFrom("inject", "fetchThenInject", "step"), arbWord),
  { maxLength: 40 },
);

function run(machine: m.Machine, acts: readonly Act[]): void {
  for (const [how, word] of acts) {
    if (how === "step") {
      const physical = machine.translate(machine.pc, "fetch");
      if ("physical" in physical && physical.physical >= addressOf(FRAME))
        machine.poke32(physical.physical - (physical.physical % 4), word);
      machine.step();
    } else machine[how](word);
  }
}

describe("restore", () => {
  const arbOptions = fc.record({
    tlbPolicy: fc.constantFrom("keeps" as const, "forgets" as const),
    accessedDirty: fc.constantFrom("faulting" as const, "updating" as const),
  });

  test("brings everything back: the same steps lead to the same bytes again", () => {
    const property = fc.property(arbOptions, arbActs, arbActs, arbActs, (options, a, b, c) => {
      const machine = busyMachine(options);
      run(machine, a);
      const start = machine.snapshot();
      run(machine, b);
      const end = machine.snapshot();
      run(machine, c);
      for (let i = 0; i < 2; i++) {
        machine.restore(start);
        expect(m.sameMachine(machine.snapshot(), start)).toBeUndefined();
        run(machine, b);
        expect(m.sameMachine(machine.snapshot(), end)).toBeUndefined();
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  test("works in another machine of the same size, which then does the same", () => {
    const property = fc.property(arbActs, arbActs, (a, b) => {
      const one = busyMachine();
      const other = busyMachine();
      run(one, a);
      other.restore(one.snapshot());
      run(one, b);
      run(other, b);
      expect(m.sameMachine(one.snapshot(), other.snapshot())).toBeUndefined();
      expect([other.cycles, other.mtime]).toEqual([one.cycles, one.mtime]);
    });
    fc.assert(property);
  });

  test("never lets a stamp lie: pages with a stamp seen before have the bytes seen then", () => {
    const property = fc.property(fc.array(arbActs, { maxLength: 6 }), (runs) => {
      const machine = busyMachine();
      const seen = new Map<string, string>();
      const tlbSeen = new Map<number, string>();
      const snapshots = [machine.snapshot()];
      const look = (): void => {
        for (const [page, stamp] of machine.pageStamps.entries()) {
          const bytes = machine.ram.subarray(page * PAGE, (page + 1) * PAGE).toString();
          const key = `${page}@${stamp}`;
          expect(seen.get(key) ?? bytes).toBe(bytes);
          seen.set(key, bytes);
        }
        const entries = JSON.stringify(machine.tlbEntries());
        expect(tlbSeen.get(machine.tlbStamp) ?? entries).toBe(entries);
        tlbSeen.set(machine.tlbStamp, entries);
      };
      for (const [i, acts] of runs.entries()) {
        run(machine, acts);
        look();
        snapshots.push(machine.snapshot());
        machine.restore(at(snapshots, (i * 7) % snapshots.length));
        look();
      }
    });
    fc.assert(property, { numRuns: 30 });
  });
});

test("two runs of the same steps take the same cycles", () => {
  fc.assert(
    fc.property(arbActs, (acts) => {
      const [one, other] = [busyMachine(), busyMachine()];
      run(one, acts);
      run(other, acts);
      expect(m.sameMachine(one.snapshot(), other.snapshot())).toBeUndefined();
    }),
  );
});

test("whether the TLB keeps or forgets is not to be seen when nothing is stale", () => {
  fc.assert(
    fc.property(arbActs, (acts) => {
      const [keeps, forgets] = [busyMachine(), busyMachine({ tlbPolicy: "forgets" })];
      run(keeps, acts);
      run(forgets, acts);
      keeps.fenceAll();
      expect(m.sameMachine(keeps.snapshot(), forgets.snapshot())).toBeUndefined();
    }),
  );
});

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
