import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { addressOf, ALL, ASID, backToUser, entry, FRAME, RAM, ROOT, setEntry } from "../fixture.ts";
import { TABLE, trapOf, USER_PAGE, userMachine } from "../fixture.ts";

const accesses = ["fetch", "load", "store"] as const;
const pageFaults = {
  fetch: m.CAUSE_FETCH_PAGE_FAULT,
  load: m.CAUSE_LOAD_PAGE_FAULT,
  store: m.CAUSE_STORE_PAGE_FAULT,
};
const accessFaults = {
  fetch: m.CAUSE_FETCH_ACCESS_FAULT,
  load: m.CAUSE_LOAD_ACCESS_FAULT,
  store: m.CAUSE_STORE_ACCESS_FAULT,
};
const lines = { fetch: "fence.i", load: "lw a0, 0(a1)", store: "sw a0, 0(a1)" };

/** Accesses `address` from U mode; the cause if it traps. The machine is in U mode before. */
function access(machine: m.Machine, how: m.Access, address: number): number | undefined {
  machine.writeRegister(11, address);
  const word = m.assembleLine(lines[how]);
  if (how === "fetch") machine.pc = address;
  if (how === "fetch") machine.fetchThenInject(word);
  else machine.inject(word);
  if (machine.mode === m.USER_MODE) return undefined;
  expect(trapOf(machine).value).toBe(address);
  return trapOf(machine).cause;
}

/** Which accesses a leaf with `flags` allows, as letters. */
function allowed(flags: number, options: Partial<m.MachineOptions> = {}): string {
  return accesses
    .filter((how) => access(userMachine(flags, options), how, USER_PAGE) === undefined)
    .map((how) => ({ fetch: "x", load: "r", store: "w" })[how])
    .join("");
}

const { PTE_V: V, PTE_R: R, PTE_W: W, PTE_X: X, PTE_U: U, PTE_A: A, PTE_D: D } = m;

describe("a leaf", () => {
  // prettier-ignore
  const cases: readonly (readonly [because: string, flags: number, allowed: string])[] = [
    ["with all rights allows all",        V | R | W | X | U | A | D, "xrw"],
    ["gives what it says",                V | R | U | A | D,         "r"],
    ["gives what it says",                V | X | U | A | D,         "x"],
    ["gives what it says",                V | R | W | U | A | D,     "rw"],
    ["gives what it says",                V | R | X | U | A | D,     "xr"],
    ["that is not valid gives nothing",   R | W | X | U | A | D,     ""],
    ["without U gives nothing",           V | R | W | X | A | D,     ""],
    ["with W without R is reserved",      V | W | U | A | D,         ""],
    ["with W and X without R is reserved", V | W | X | U | A | D,    ""],
    ["without R, W, X is a pointer, which level 0 cannot have", V | U | A | D, ""],
    ["without R, W, X is a pointer, which level 0 cannot have", V,   ""],
  ];
  test.each(cases)("%s (%i: %s)", (_, flags, rights) => {
    expect(allowed(flags)).toBe(rights);
    expect(allowed(flags, { tlbPolicy: "forgets" })).toBe(rights);
    expect(allowed(flags, { accessedDirty: "updating" })).toBe(rights);
  });

  test("without A faults, and without D faults at a store, under the policy that faults", () => {
    expect(allowed(ALL & ~A)).toBe("");
    expect(allowed(ALL & ~D)).toBe("xr");
  });

  test("gets A and D from the accesses themselves, under the policy that updates", () => {
    const options = { accessedDirty: "updating" } as const;
    for (const tlbPolicy of ["keeps", "forgets"] as const) {
      const machine = userMachine(ALL & ~A & ~D, { ...options, tlbPolicy });
      const leaf = () => machine.peek32(addressOf(TABLE) + 4 * ((USER_PAGE >>> 12) & 1023));
      const stamp = Number(machine.pageStamps[TABLE]);
      access(machine, "load", USER_PAGE);
      expect(leaf()).toBe(entry(FRAME, ALL & ~D));
      expect(machine.pageStamps[TABLE]).toBeGreaterThan(stamp);
      access(machine, "store", USER_PAGE);
      expect(leaf()).toBe(entry(FRAME, ALL));
      expect(machine.mode).toBe(m.USER_MODE);
    }
  });

  test("that refuses an access is not marked by it", () => {
    const machine = userMachine(V | R | U, { accessedDirty: "updating" });
    expect(access(machine, "store", USER_PAGE)).toBe(m.CAUSE_STORE_PAGE_FAULT);
    expect(machine.peek32(addressOf(TABLE) + 4 * 3)).toBe(entry(FRAME, V | R | U));
  });
});

describe("a pointer in the root table", () => {
  test.each([A, D, U, A | D | U])("with the reserved bits %i set faults", (reserved) => {
    for (const how of accesses) {
      const machine = userMachine();
      setEntry(machine, 1, USER_PAGE, entry(TABLE, V | reserved));
      expect(access(machine, how, USER_PAGE)).toBe(pageFaults[how]);
    }
  });

  test("that is not valid, or has W alone, faults", () => {
    for (const flags of [0, W | V]) {
      const machine = userMachine();
      setEntry(machine, 1, USER_PAGE, entry(TABLE, flags));
      expect(access(machine, "load", USER_PAGE)).toBe(m.CAUSE_LOAD_PAGE_FAULT);
    }
  });
});

describe("a megapage", () => {
  test("maps 4 MiB; bits of the page number come from the address", () => {
    const machine = userMachine();
    const megaFrame = RAM >>> 12; // RAM starts on a multiple of 4 MiB.
    setEntry(machine, 1, 0x0080_0000, m.pte(megaFrame, ALL));
    machine.poke32(addressOf(6) + 0x124, 99);
    expect(access(machine, "load", 0x0080_6124)).toBeUndefined();
    expect(machine.readRegister(10)).toBe(99);
    expect(machine.translate(0x0080_f000, "load")).toEqual({ physical: addressOf(15) });
    const [mega] = machine.tlbEntries();
    expect(mega).toMatchObject({ page: 0x800, pageCount: 1024, frame: megaFrame });
  });

  test("whose frame is no multiple of 4 MiB faults", () => {
    for (const how of accesses) {
      const machine = userMachine();
      setEntry(machine, 1, 0x0080_0000, entry(1, ALL));
      expect(access(machine, how, 0x0080_0000)).toBe(pageFaults[how]);
    }
  });

  test("that ends beyond RAM gives an access fault there", () => {
    for (const how of accesses) {
      const machine = userMachine();
      setEntry(machine, 1, 0x0080_0000, entry(0, ALL));
      expect(access(machine, how, 0x0081_0000)).toBe(accessFaults[how]);
    }
  });
});

describe("physical addresses", () => {
  test("have 34 bits: a frame beyond 32 bits is not RAM", () => {
    for (const how of accesses) {
      const machine = userMachine();
      setEntry(machine, 0, USER_PAGE, m.pte(0x10_0000 + (RAM >>> 12) + FRAME, ALL));
      expect(access(machine, how, USER_PAGE)).toBe(accessFaults[how]);
      expect(machine.translate(USER_PAGE, how)).toEqual({ fault: accessFaults[how] });
    }
  });

  test("of tables outside RAM give an access fault of the access's own kind", () => {
    for (const how of accesses) {
      const noTable = userMachine();
      setEntry(noTable, 1, USER_PAGE, m.pte(0x100, V));
      expect(access(noTable, how, USER_PAGE)).toBe(accessFaults[how]);
      const noRoot = userMachine();
      noRoot.csrWrite(m.SATP, m.satpSv32(ASID, 0x3f_ffff));
      expect(access(noRoot, how, USER_PAGE)).toBe(accessFaults[how]);
    }
  });

  test("may be a device's, if the page tables say so", () => {
    const machine = userMachine();
    setEntry(machine, 0, USER_PAGE, m.pte(m.CLINT_START >>> 12, ALL));
    expect(access(machine, "store", USER_PAGE)).toBeUndefined();
    expect(access(machine, "fetch", USER_PAGE)).toBe(m.CAUSE_FETCH_ACCESS_FAULT);
  });
});

test("satp in bare mode translates nothing", () => {
  const machine = userMachine();
  machine.csrWrite(m.SATP, m.satpSv32(ASID, (RAM >>> 12) + ROOT) & 0x7fff_ffff);
  expect(access(machine, "load", addressOf(FRAME))).toBeUndefined();
  expect(access(machine, "load", USER_PAGE)).toBe(m.CAUSE_LOAD_ACCESS_FAULT);
});

test("translate foretells what an access meets, and changes nothing", () => {
  const flag = fc.integer({ min: 0, max: 255 });
  const policy = fc.constantFrom("faulting" as const, "updating" as const);
  const property = fc.property(
    flag,
    flag,
    fc.boolean(),
    policy,
    fc.constantFrom(...accesses),
    fc.constantFrom(...accesses),
    (rootFlags, leafFlags, mega, accessedDirty, first, how) => {
      const machine = userMachine(leafFlags, { accessedDirty });
      const pointer = entry(mega ? 0 : TABLE, rootFlags & ~(mega ? 0 : R | W | X));
      setEntry(machine, 1, USER_PAGE, pointer);
      access(machine, first, USER_PAGE); // May fill the TLB.
      setEntry(machine, 1, USER_PAGE, entry(TABLE, V)); // May make it stale.
      backToUser(machine);
      const before = machine.snapshot();
      const foretold = machine.translate(USER_PAGE, how);
      expect(m.sameMachine(before, machine.snapshot())).toBeUndefined();
      const cause = access(machine, how, USER_PAGE);
      expect("fault" in foretold ? foretold.fault : undefined).toBe(cause);
    },
  );
  fc.assert(property, { numRuns: 2000 });
});
