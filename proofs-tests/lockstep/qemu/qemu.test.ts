// Our computer and QEMU's, instruction by instruction, on a few random programs. The long run is
// `npm run lockstep:qemu`.

import { beforeAll, describe, expect, test } from "vitest";
import * as machines from "../../../machine/index.ts";
import { isa } from "../../../machine/isa/table.ts";
import { applyEdits, type Edit, loadSystem } from "../../../mutants/index.ts";
import { sourcesIn } from "../../house/project.ts";
import { lacks } from "../../tools.ts";
import { compare, type Compared, type Machines } from "./compare.ts";
import { entriesIn } from "./log.ts";
import { randomProgram } from "./program.ts";
import { record, type Recorded } from "./qemu.ts";

const SEED = 11;
const PROGRAMS = 8;
const INSTRUCTIONS = 5_000;
const missing = lacks("qemu-system-riscv32");

const sources = new Map(
  ["lib", "abi", "machine", "impl"].flatMap(sourcesIn).map(({ path, text }) => [path, text]),
);

/** The machine with a seeded bug. */
function seeded(edit: Edit): Machines {
  const edited = applyEdits(sources, [edit]);
  if (edited.tag === "misfit") throw new Error(edited.says);
  return loadSystem(edited.sources).machine as unknown as Machines;
}

describe.skipIf(missing !== "")(`QEMU${missing}`, () => {
  const recorded: Recorded[] = [];
  const compared = (by: Machines): readonly Compared[] =>
    recorded.map((one, n) => compare(by, one, randomProgram(SEED, n).tlbPolicy));

  beforeAll(async () => {
    for (let n = 0; n < PROGRAMS; n++)
      recorded.push(await record(randomProgram(SEED, n).image, INSTRUCTIONS));
  });

  test(`does what we do, in ${PROGRAMS} programs of seed ${SEED}`, () => {
    const all = compared(machines);
    for (const { end } of all) expect(end.tag === "different" ? end.says : []).toEqual([]);
    expect(all.reduce((sum, { instructions }) => sum + instructions, 0)).toBeGreaterThan(10_000);
    expect(all.reduce((sum, { translated }) => sum + translated, 0)).toBeGreaterThan(1_000);
    const met = new Set(all.flatMap((one) => [...one.met.keys()]));
    expect(isa.filter(({ name }) => !met.has(name)).length).toBeLessThan(12);
    const traps = [...met].filter((what) => what.endsWith(" mode"));
    expect(traps.length).toBeGreaterThan(12);
  });

  // prettier-ignore
  test.each<[string, Edit]>([
    ["an arithmetic shift that is a logical one", { file: "machine/isa/rv32i.ts",
      from: "shift(\"srai\", 0x4000_5013, (a, amount) => a >> amount)",
      to: "shift(\"srai\", 0x4000_5013, (a, amount) => a >>> amount)" }],
    ["a trap that forgets the mode it came from", { file: "machine/hart/trap.ts",
      from: "(mstatus & ~SUPERVISOR_STACK) | previousEnable | previousMode",
      to: "(mstatus & ~SUPERVISOR_STACK) | previousEnable" }],
    ["S mode that reads pages of U mode without SUM", { file: "machine/hart/walk.ts",
      from: "(access === \"fetch\" || (mstatus & MSTATUS_SUM) === 0)",
      to: "access === \"fetch\"" }],
    ["a store that does not set D", { file: "machine/hart/walk.ts",
      from: "(access === \"store\" ? PTE_A | PTE_D : PTE_A)", to: "PTE_A" }],
    ["translated code that adds otherwise", { file: "machine/translate/operations.ts",
      from: "[\"addi\",  onImmediate(op.i32Add)]", to: "[\"addi\",  onImmediate(op.i32Or)]" }],
  ])("would see %s", (_, edit) => {
    expect(compared(seeded(edit)).map(({ end }) => end.tag)).toContain("different");
  });
});

// As QEMU 7.2 writes it, cut short in the middle.
const LOG = `Trace 0: 0x7fb81c000100 [00000000/80000004/00101001/ff000201] 
 pc       80000004
 mstatus  00000080
 mepc     0000beef
${[0, 4, 8, 12, 16, 20, 24, 28]
  .map((n) => [0, 1, 2, 3].map((i) => ` x${n + i}`.padEnd(10) + `0000001${i}`).join(""))
  .join("\n")}
`;

test("an entry has pc, mode, registers and control registers", () => {
  const entries = [...entriesIn(`${LOG}${LOG}Stopped execution of TB chain\n${LOG}Trace 0: 0x7`)];
  expect(entries.length).toBe(2); // One was stopped before it began, one is cut off.
  const [first] = entries;
  expect([first?.pc, first?.mode, first?.registers[7]]).toEqual([0x8000_0004, 1, 0x13]);
  expect(first?.csrs.get("mepc")).toBe(0xbeef);
});

test("a program is decided by its seed and its number", () => {
  expect(randomProgram(1, 2)).toEqual(randomProgram(1, 2));
  expect(randomProgram(1, 2).image).not.toEqual(randomProgram(1, 3).image);
});
