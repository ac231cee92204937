// Each row, in a loop that is hot, against the ISA table.

import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { accesses } from "../../../machine/translate/accesses.ts";
import * as f from "../fixture.ts";
import { hotLoop, ROUNDS } from "./fixture.ts";

const DATA = f.RAM + 2 * f.PAGE;
const VALUES = [0, 1, 0x7fff_ffff, 0x8000_0080, 0xffff_80ff];

function lineOf(name: string, rd: string): string {
  if (name === "lr.w") return `lr.w ${rd}, (x5), 0`;
  if (/^(sc|amo)/.test(name)) return `${name} ${rd}, x6, (x5), 0`;
  return name.startsWith("s") ? `${name} x6, 4(x5)` : `${name} ${rd}, 4(x5)`;
}

test.each([...accesses.keys()])("%s does what the table says", (name) => {
  for (const [n, value] of VALUES.entries())
    for (const rd of ["x7", "x0", "x5", "x6"]) {
      if (rd === "x5" && n > 0) continue; // The next round goes astray: that once is enough.
      const { difference, translated } = hotLoop(
        [m.assembleLine(lineOf(name, rd))],
        { 5: DATA, 6: value },
        (machine) => {
          machine.poke32(DATA, VALUES[(n + 2) % VALUES.length] ?? 0);
          machine.poke32(DATA + 4, VALUES[(n + 3) % VALUES.length] ?? 0);
        },
      );
      expect([rd, difference]).toEqual([rd, undefined]);
      if (rd !== "x5") expect(translated).toBeGreaterThan(ROUNDS);
    }
});

test("what is reserved and stored on condition is what the hart would", () => {
  const lines = [
    "lr.w x7, (x5), 0",
    "addi x7, x7, 3",
    "sc.w x8, x7, (x5), 0",
    "sc.w x9, x7, (x5), 0",
  ];
  const { difference, translated } = hotLoop(lines.map(m.assembleLine), { 5: DATA });
  expect(difference).toBeUndefined();
  expect(translated).toBeGreaterThan(ROUNDS);
});

test.each(["lw x7, 2(x5)", "lh x7, 1(x5)", "sw x6, 2(x5)", "amoadd.w x7, x6, (x8), 0"])(
  "%s is misaligned also where the page is known",
  (line) => {
    const words = ["lw x7, 0(x5)", "sw x6, 0(x5)", line].map(m.assembleLine);
    const { difference } = hotLoop(words, { 5: DATA, 8: DATA + 2 });
    expect(difference).toBeUndefined();
  },
);
