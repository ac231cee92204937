// The ISA table against GNU objdump: what is an instruction, which one, and with which operands.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { hex, u32, type Word } from "../../../lib/u32.ts";
import { csrNumber, decode, disassemble } from "../../../machine/index.ts";
import { lengthOf } from "../../../machine/isa/instruction.ts";
import { isa } from "../../../machine/isa/table.ts";
import { lacks } from "../../tools.ts";

const missing = lacks("riscv64-unknown-elf-objdump");
const names = new Set(isa.map((row) => row.name));

/** What objdump makes of each word, each at the start of a slot of eight bytes. */
function objdump(words: readonly Word[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "septet-objdump-"));
  try {
    const file = join(folder, "words");
    // c.nop behind each: whatever a word is, the next slot starts anew.
    const slots = words.flatMap((word) =>
      lengthOf(word) === 4 ? [word & 0xffff, word >>> 16, 1, 1] : [word & 0xffff, 1, 1, 1],
    );
    writeFileSync(file, new Uint8Array(new Uint16Array(slots).buffer));
    const command = "-D -z -b binary -m riscv:rv32 -M no-aliases".split(" ");
    const { stdout } = spawnSync("riscv64-unknown-elf-objdump", [...command, file], {
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    const lines = new Map(
      [...stdout.matchAll(/^\s*([0-9a-f]+):\t[0-9a-f ]+\t(.*)$/gm)].map(
        ([, at = "", text = ""]) => [parseInt(at, 16), text],
      ),
    );
    return words.map((_, n) => lines.get(8 * n) ?? "");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Random words, and words that some row matches. */
function wordsFor(seed: number, count: number): readonly Word[] {
  const random = prng(seed);
  return Array.from({ length: count }, () => {
    const noise = random.word();
    const row = random.pick(isa);
    const word = random.chance(1, 2) ? noise : u32(row.match | (noise & ~row.mask));
    if (lengthOf(word) === 2) return word & 0xffff;
    return (word & 0x1f) === 0x1f ? word ^ 0x10 : word; // Those are longer than 32 bits.
  });
}

/** Where the two write the same thing in two ways, this is the third: name, then operands. */
type Line = readonly [name: string, ...operands: (string | number)[]];

/** The operands that objdump writes and the table leaves out: always sp. */
const spPlaces: Readonly<Record<string, number>> = {
  "c.addi4spn": 1,
  "c.addi16sp": 0,
  "c.lwsp": 2,
  "c.swsp": 2,
};

/** Offsets become addresses, as objdump writes them; c.lui has the upper 20 bits. */
function ourLine(word: Word, address: number): Line | undefined {
  const row = decode(word);
  if (row === undefined) return undefined;
  const [name = "", rest = ""] = disassemble(word).split(/ (.*)/);
  const operands = rest.split(/[ ,()]+/).filter((text) => text !== "");
  const isJump = /^(c\.)?(b[a-z]+|j|jal)$/.test(name);
  return [
    name,
    ...operands.map((text, n) => {
      const number = valueOf(text);
      if (n !== operands.length - 1 || typeof number !== "number") return number;
      if (isJump) return u32(number + address);
      return name === "c.lui" ? number & 0xf_ffff : number;
    }),
  ];
}

/** What objdump writes; `undefined` if it is no instruction of our table. */
function theirLine(text: string): Line | undefined {
  const [mnemonic = "", rest = ""] = text
    .replace(/\s*[<#].*/, "")
    .trim()
    .split("\t");
  const [, name = "", order = ""] = /^((?:lr|sc|amo[a-z]+)\.w)(\.\w+)?$/.exec(mnemonic) ?? [
    "",
    mnemonic,
  ];
  if (!names.has(name)) return undefined;
  const operands = rest.split(/[,()]+/).filter((one) => one !== "");
  // The stack pointer is implied, and objdump writes it.
  const implied = spPlaces[name];
  const written = operands.filter((_, n) => n !== implied).map(valueOf);
  const orders = ["", ".rl", ".aq", ".aqrl"];
  const isAtomic = /^(lr|sc|amo)/.test(name);
  return [name, ...written, ...(isAtomic ? [orders.indexOf(order)] : [])];
}

/** Numbers as numbers; a CSR that has a name here as its number. */
function valueOf(text: string): string | number {
  const number = text.startsWith("-") ? -Number(text.slice(1)) : Number(text);
  return Number.isNaN(number) ? (csrNumber(text) ?? text) : number;
}

/** What objdump takes for an instruction: amounts of six bits, and the reserved c.addi16sp of 0. */
const isReserved = (line: Line | undefined): boolean =>
  line !== undefined &&
  ((/^(c\.)?s(rl|ra|ll)i$/.test(line[0]) && Number(line.at(-1)) > 31) ||
    (line[0] === "c.addi16sp" && line[1] === 0));

/** CSRs that are not here have their names there, and a number here. */
const isForeignCsr = (theirs: Line, ours: Line): boolean =>
  theirs[0].startsWith("csr") && typeof theirs[2] === "string" && typeof ours[2] === "number";

/** Fences ignore their reserved bits, as the manual asks of them; objdump does not know these. */
const isOddFence = (word: Word): boolean =>
  (word & 0x7f) === 0x0f && (word & (word & 0x1000 ? 0xffff_8f80 : 0xf00f_8f80)) !== 0;

/** Names of objdump for hints: c.slli64 shifts by 0, c.addi of x0 is c.nop. */
const named = (said: string): string =>
  said
    .replace(/^c\.(s[rl][al]?[li]*i)64\t(\w+)/, "c.$1\t$2,0")
    .replace(/^c\.addi\tzero,/, "c.nop\t");

function difference(word: Word, said: string, address: number): readonly string[] {
  if (isOddFence(word)) return [];
  const [theirs, ours] = [theirLine(named(said)), ourLine(word, address)];
  if (isReserved(theirs) && ours === undefined) return [];
  if (theirs !== undefined && ours !== undefined && isForeignCsr(theirs, ours)) return [];
  const [one, other] = [String(theirs), String(ours)];
  return one === other ? [] : [`${hex(word)}: ${said}: ${one} against ${other}`];
}

describe(`objdump${missing}`, () => {
  test.skipIf(missing !== "")("says the same of random words", () => {
    const words = wordsFor(7, 50_000);
    const said = objdump(words);
    const differences = words.flatMap((word, n) => difference(word, said[n] ?? "", 8 * n));
    expect(differences).toEqual([]);
  });

  test("and a difference would be seen", () => {
    expect(difference(0x0045_0513, "addi\ta0,a0,4", 0)).toEqual([]);
    expect(difference(0x0045_0513, "addi\ta0,a0,5", 0)).not.toEqual([]);
    expect(difference(0x0045_0513, ".4byte\t0x450513", 0)).not.toEqual([]);
    expect(difference(0, "addi\tzero,zero,0", 0)).not.toEqual([]);
  });
});
