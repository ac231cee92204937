import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { assembleLine } from "../../../machine/index.ts";
import { elfOf } from "../../machine/elfOf.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

const RAM = 0x8000_0000;

/** An executable of `lines` from the start of RAM. */
function program(name: string, lines: readonly string[]): string {
  const words = new Uint32Array(lines.map(assembleLine));
  const segment = { address: RAM, bytes: new Uint8Array(words.buffer) };
  const symbols = [{ name: "start", address: RAM, size: 0 }];
  writeFileSync(join(folder, name), elfOf({ entry: RAM, segments: [segment], symbols }));
  return name;
}

function septetRun(arguments_: readonly string[], input = "") {
  const bin = `${import.meta.dirname}/../../../bin/septet.js`;
  const ran = spawnSync(process.execPath, [bin, "run", ...arguments_], {
    cwd: folder,
    encoding: "utf8",
    input,
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

// Sends every byte that it receives plus one, and ends with code 7 after a zero.
const ECHO = [
  "lui s0, 0x10000",
  "lbu a0, 5(s0)",
  "andi a0, a0, 1",
  "beq a0, zero, -8",
  "lbu a0, 0(s0)",
  "addi a0, a0, 1",
  "addi a1, zero, 49",
  "beq a0, a1, 12",
  "sb a0, 0(s0)",
  "jal zero, -32",
  "lui a0, 0x100",
  "lui a1, 0x73",
  "addi a1, a1, 819",
  "sw a1, 0(a0)",
];

test("the console is on stdin and stdout, and the exit code is the program's", () => {
  const ran = septetRun([program("echo.elf", ECHO), "--stats"], "GdkknHow are you0");
  expect([ran.code, ran.out]).toEqual([7, "HelloIpx!bsf!zpv"]);
  expect(ran.err).toContain(" instructions, ");
});

test("a trace has each instruction and its place", () => {
  const { err } = septetRun([
    program("trace.elf", ["addi a0, zero, 7", "jal zero, -4"]),
    "--trace",
    "--max-instructions",
    "2",
  ]);
  expect(err.split("\n").slice(0, 2)).toEqual([
    "0x80000000  addi a0, zero, 7                  start",
    "0x80000004  jal zero, -4                      start+0x4",
  ]);
});

test("a run can be bounded, and nobody waits for ever", () => {
  const loop = septetRun([program("loop.elf", ["jal zero, 0"]), "--max-instructions", "1000"]);
  expect([loop.code, loop.err]).toEqual([
    124,
    "loop.elf: stopped after 1 000 steps, at 0x80000000\n",
  ]);
  const wait = septetRun([program("wait.elf", ["wfi", "jal zero, -4"])]);
  expect(wait.code).toBe(124);
  expect(wait.err).toContain("waits for an interrupt");
});

test.each([
  ["nowhere.elf", "there is no such file"],
  ["text", "it is no ELF file"],
  ["far.elf", "do not fit into the 64 MiB of RAM"],
])("%s is refused in one line", (file, says) => {
  writeFileSync(join(folder, "text"), "#!/bin/sh\n");
  const segments = [{ address: 0x1000, bytes: [1, 2, 3, 4] }];
  writeFileSync(join(folder, "far.elf"), elfOf({ entry: 0x1000, segments }));
  const { code, out, err } = septetRun([file]);
  expect([code, out, err.split("\n").length]).toEqual([2, "", 2]);
  expect(err).toContain(says);
});

test("a disk is whole sectors, and what was not changed comes back as it was", () => {
  const end = program("end.elf", [
    "lui a0, 0x100",
    "lui a1, 0x5",
    "addi a1, a1, 1365",
    "sw a1, 0(a0)",
  ]);
  writeFileSync(join(folder, "disk"), Buffer.alloc(1024, 7));
  expect(septetRun([end, "--disk", "disk"]).code).toBe(0);
  expect(readFileSync(join(folder, "disk"))).toEqual(Buffer.alloc(1024, 7));
  writeFileSync(join(folder, "disk"), Buffer.alloc(1000));
  const { code, err } = septetRun([end, "--disk", "disk"]);
  expect([code, err]).toEqual([
    2,
    "septet: disk: 1000 bytes are no disk; make it a multiple of 512\n",
  ]);
});

test("Ctrl-C ends a run, and what the disk has by then is written back", async () => {
  // Copies sector 0 of the disk nowhere: it only runs, for ever, and says when it has begun.
  const file = program("forever.elf", [
    "lui a0, 0x10000",
    "addi a1, zero, 65",
    "sb a1, 0(a0)",
    "jal zero, 0",
  ]);
  writeFileSync(join(folder, "kept"), Buffer.alloc(512, 3));
  const before = statSync(join(folder, "kept")).ino;
  const bin = `${import.meta.dirname}/../../../bin/septet.js`;
  const child = spawn(process.execPath, [bin, "run", file, "--disk", "kept"], { cwd: folder });
  const ended = once(child, "exit");
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  expect(said.toString()).toBe("A");
  child.kill("SIGINT");
  expect((await ended)[0]).toBe(130);
  expect(readFileSync(join(folder, "kept"))).toEqual(Buffer.alloc(512, 3));
  expect(statSync(join(folder, "kept")).ino).not.toBe(before); // It was written.
});

test("a program of another architecture is refused in one line", () => {
  const bytes = Buffer.from(readFileSync(process.execPath).subarray(0, 4096));
  writeFileSync(join(folder, "other.elf"), bytes);
  const { code, err } = septetRun(["other.elf"]);
  expect([code, err]).toEqual([2, "septet: other.elf: it is not for 32 bits\n"]);
});

test.each(["interpreter", "translator"])("The %s executes what the program says", (engine) => {
  const lines = ["addi a1, a1, 1", "lui a0, 0x40", "bne a1, a0, -8", ...ECHO.slice(-4)];
  const ran = septetRun([program(`${engine}.elf`, lines), "--engine", engine, "--stats"]);
  expect(ran.code).toBe(7);
  expect(ran.err).toMatch(/^786.436 instructions/);
});

test("Another engine is refused, with those that there are", () => {
  const ran = septetRun([program("engine.elf", ECHO), "--engine", "steam"]);
  expect([ran.code, ran.out]).toEqual([2, ""]);
  expect(ran.err).toMatch(/^[^\n]*steam[^\n]*interpreter, translator[^\n]*\n$/);
});
