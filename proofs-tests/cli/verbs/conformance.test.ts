import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { assembleLine } from "../../../machine/index.ts";
import { elfOf } from "../../machine/elfOf.ts";
import { septet } from "../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-conformance-"));
afterAll(() => rmSync(folder, { recursive: true }));

const RAM = 0x8000_0000;
const TOHOST = RAM + 2040;

const places = { tohost: TOHOST, begin_signature: RAM + 0x400, end_signature: RAM + 0x408 };

/** A test that leaves a signature, says `said` at tohost, and then goes round. */
function write(name: string, said: number, symbols: Readonly<Record<string, number>> = places) {
  const lines = [
    "auipc s0, 0",
    "addi a0, zero, 1234",
    "sw a0, 1028(s0)",
    `addi a0, zero, ${said}`,
    "sw a0, 1024(s0)",
    "sw a0, 2040(s0)",
    "jal zero, 0",
  ];
  const words = new Uint32Array(lines.map((line) => assembleLine(line)));
  const file = elfOf({
    entry: RAM,
    segments: [{ address: RAM, bytes: new Uint8Array(words.buffer), byteCount: 4096 }],
    symbols: Object.entries(symbols).map(([of, address]) => ({ name: of, address, size: 8 })),
  });
  writeFileSync(join(folder, name), file);
}

test("each program is judged, signatures are written, and what is no ELF is left out", () => {
  write("a-good", 1);
  write("b-bad", 2 * 5 + 1);
  write("c-silent", 0);
  writeFileSync(join(folder, "notes.txt"), "no ELF");
  const options = ["--signatures", "out", "--max-instructions", "5000"];
  const { code, out } = septet(["conformance", ".", "--json", ...options], folder);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    results: [
      { name: "a-good", verdict: "passed", detail: "" },
      { name: "b-bad", verdict: "failed", detail: "case 5" },
      { name: "c-silent", verdict: "timeout", detail: "at 0x80000018" },
    ],
  });
  const signature = readFileSync(join(folder, "out", "a-good.signature"), "utf8");
  expect(signature).toBe("00000001\n000004d2\n");
  const table = septet(["conformance", ".", "--max-instructions", "5000"], folder).out;
  expect(table).toContain("3 programs: 1 passed, 1 failed, 1 timeout.");
});

test("misaligned accesses work or trap, as the program was written for", () => {
  const lines = [
    "auipc s0, 0",
    "addi s1, s0, 36",
    "csrrw zero, mtvec, s1",
    "sw s0, 1021(s0)",
    "addi a0, zero, 1",
    "sw a0, 1024(s0)",
    "sw a0, 2040(s0)",
    "jal zero, 0",
    "addi zero, zero, 0",
    "addi a0, zero, 7",
    "jal zero, -16",
  ];
  const bytes = new Uint8Array(Uint32Array.from(lines.map(assembleLine)).buffer);
  const symbols = [{ name: "tohost", address: TOHOST, size: 8 }];
  const own = mkdtempSync(join(folder, "own-"));
  const segments = [{ address: RAM, bytes, byteCount: 4096 }];
  writeFileSync(join(own, "odd"), elfOf({ entry: RAM, segments, symbols }));
  const verdict = (...options: readonly string[]): string =>
    septet(["conformance", own, ...options], folder).out.split("\n")[0] ?? "";
  expect(verdict()).toMatch(/^odd +passed/);
  expect(verdict("--misaligned", "working")).toMatch(/^odd +passed/);
  expect(verdict("--misaligned", "trapping")).toMatch(/^odd +failed +case 3/);
});

test.each([
  ["tohost", 0, "0x00000000"],
  ["tohost", RAM + 1, "0x80000001"],
  ["fromhost", 0xffff_fffc, "0xfffffffc"],
  ["begin_signature", 16, "0x00000010"],
  ["end_signature", 0xffff_fffc, "0xfffffffc"],
])("a program whose %s is at %i has failed, and the others are judged", (name, address, text) => {
  const own = mkdtempSync(join(folder, "places-"));
  write(join(basename(own), "astray"), 1, { ...places, [name]: address });
  write(join(basename(own), "good"), 1);
  const { code, out } = septet(["conformance", own, "--signatures", join(own, "out")], folder);
  const [astray, good] = out.split("\n");
  expect(code).toBe(1);
  expect(astray).toContain(`its ${name}, ${text}, is no word of RAM`);
  expect(good).toMatch(/^good +passed/);
});

test("a signature that cannot be written is no verdict about the program", () => {
  const own = mkdtempSync(join(folder, "written-"));
  write(join(basename(own), "good"), 1);
  mkdirSync(join(own, "out", "good.signature"), { recursive: true });
  const { code, err } = septet(["conformance", own, "--signatures", join(own, "out")], folder);
  expect([code, err.split("\n").length]).toEqual([2, 2]);
  expect(err).toContain("good.signature");
});

test.each([
  ["nowhere", "there is no such folder"],
  [tmpdir(), "there is no ELF file in it"],
])("%s is refused in one line", (where, says) => {
  const empty = mkdtempSync(join(tmpdir(), "septet-empty-"));
  const { code, err } = septet(["conformance", where === tmpdir() ? empty : where], folder);
  rmSync(empty, { recursive: true });
  expect([code, err.split("\n").length]).toEqual([2, 2]);
  expect(err).toContain(says);
});
