// `septet run --gdb` and the real GDB.

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGdbServer } from "../../cli/gdbServer.ts";
import { elfOf } from "../machine/elfOf.ts";
import { lacks } from "../tools.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-gdb-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A loop that calls a function five times, and then ends with code 0; a longer way to there. */
const SOURCE = `.globl _start, bump, longWay, there
longWay:
  li s2, 20000000
1: addi s2, s2, -1
  bnez s2, 1b
there:
  la s1, counter
  sw zero, 0(s1)
  j _start
_start:
  li sp, 0x80010000
  la s1, counter
loop:
  addi s0, s0, 1
  call bump
  li t0, 5
  blt s0, t0, loop
  li a0, 0x100000
  li a1, 0x5555
  sw a1, 0(a0)
  j .
bump:
  lw t1, 0(s1)
  addi t1, t1, 3
  sw t1, 0(s1)
  ret
.data
counter: .word 0
`;
const FLAGS = [
  ..."-g -march=rv32imac -mabi=ilp32 -misa-spec=2.2 -nostdlib -static -Wl,-n".split(" "),
  ..."-Wl,--build-id=none -Wl,-Ttext=0x80000000 -Wl,-Tdata=0x80001000".split(" "),
];

type Waiting = {
  readonly child: ChildProcess;
  readonly port: string;
  readonly ended: Promise<unknown[]>;
};

/** \`septet run --gdb 0\`, once it waits. */
async function waiting(file: string): Promise<Waiting> {
  const bin = `${import.meta.dirname}/../../bin/septet.js`;
  const child = spawn(process.execPath, [bin, "run", file, "--gdb", "0"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "exit");
  const [said] = (await once(child.stderr, "data")) as [Buffer];
  const port = /127\.0\.0\.1:(\d+)/.exec(said.toString())?.[1] ?? "";
  expect(port).not.toBe("");
  return { child, port, ended };
}

/** What GDB says when it does `commands`. */
async function gdb(port: string, commands: readonly string[]): Promise<string> {
  const all = [`target remote 127.0.0.1:${port}`, ...commands].flatMap((one) => ["-ex", one]);
  const child = spawn("gdb-multiarch", ["-nx", "-batch", join(folder, "program.elf"), ...all]);
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  await once(child, "exit");
  return said;
}

const missing = lacks("gdb-multiarch", "riscv64-unknown-elf-gcc");

describe.skipIf(missing !== "")(`GDB${missing}`, () => {
  beforeAll(() => {
    writeFileSync(join(folder, "program.s"), SOURCE);
    const made = spawnSync(
      "riscv64-unknown-elf-gcc",
      [...FLAGS, "program.s", "-o", "program.elf"],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    expect(made.stderr.split("\n").filter((line) => line.includes("error"))).toEqual([]);
  });

  test("connects, breaks, continues, steps, looks, watches, and sees the program end", async () => {
    const { port, ended } = await waiting("program.elf");
    const said = await gdb(port, [
      "break bump",
      "continue",
      "info registers s0 pc priv mstatus",
      "backtrace",
      "stepi",
      "next",
      "watch *(int *)&counter",
      "continue",
      "print *(int *)&counter",
      "x/2xw &counter",
      "x/1xw 0x1000",
      "monitor counters",
      "delete",
      "set var $s0 = 4",
      "continue",
    ]);
    expect(said).toContain("Breakpoint 1, bump ()");
    expect(said).toMatch(/s0 +0x1 /);
    expect(said).toMatch(/pc +0x800000[0-9a-f]+\s+0x[0-9a-f]+ <bump>/);
    expect(said).toContain("[Machine]");
    expect(said).toMatch(/#0 +bump \(\)/);
    expect(said).toMatch(/Hardware watchpoint 2[^]*Old value = 0\nNew value = 3/);
    expect(said).toContain("$1 = 3");
    expect(said).toMatch(/0x80001000[^\n]*:\t0x00000003/);
    expect(said).toContain("Cannot access memory at address 0x1000");
    expect(said).toMatch(/\d+ instructions, \d+ cycles, mtime \d+/);
    expect(said).toContain("exited normally");
    expect((await ended)[0]).toBe(0);
  });

  test("goes backwards as well", async () => {
    const { port, ended } = await waiting("program.elf");
    const said = await gdb(port, [
      "hbreak bump",
      "continue",
      "continue",
      "info registers s0",
      "reverse-continue",
      "info registers s0",
      "reverse-stepi",
      "info registers pc",
      "kill",
    ]);
    expect([...said.matchAll(/s0 +0x(\d)/g)].map(([, digit]) => digit)).toEqual(["2", "1"]);
    expect(said).toMatch(/pc +0x[0-9a-f]+\s+0x[0-9a-f]+ <loop\+\d>/);
    expect((await ended)[0]).toBe(124);
  });

  test("a breakpoint and a watchpoint do not make the way to them long", async () => {
    const { port, ended } = await waiting("program.elf");
    const said = await gdb(port, [
      "break bump",
      "break there",
      "watch *(int *)&counter",
      "set var $pc = &longWay",
      "continue",
      "info registers s2",
      "monitor counters",
      "kill",
    ]);
    expect(said).toContain("Breakpoint 2, there ()");
    expect(said).toMatch(/s2 +0x0\s/);
    expect(said).toMatch(/^400000\d\d instructions/m); // Step by step they took a minute.
    expect((await ended)[0]).toBe(124);
  });

  test("a program that was detached from runs to its end", async () => {
    const { port, ended } = await waiting("program.elf");
    expect(await gdb(port, ["break bump", "continue", "detach"])).toContain("detached");
    expect((await ended)[0]).toBe(0);
  });

  test("Ctrl-C ends the wait for a debugger", async () => {
    const { child, ended } = await waiting("program.elf");
    child.kill("SIGINT");
    expect((await ended)[0]).toBe(130);
  });
});

test("a port in use is said in one line, and the exit code is 2", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(openGdbServer(port)).rejects.toThrow("the port is in use; name another");
  const words = new Uint8Array([0x6f, 0, 0, 0]); // a loop
  const segments = [{ address: 0x8000_0000, bytes: words }];
  writeFileSync(join(folder, "loop.elf"), elfOf({ entry: 0x8000_0000, segments }));
  const bin = `${import.meta.dirname}/../../bin/septet.js`;
  const { status, stderr } = spawnSync(
    process.execPath,
    [bin, "run", "loop.elf", "--gdb", `${port}`],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  expect([status, stderr]).toEqual([
    2,
    `septet: --gdb ${port}: the port is in use; name another\n`,
  ]);
  other.close();
});
