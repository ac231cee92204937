// `qemu-system-riscv32` on one program: what every register was before each instruction, and what
// RAM was in the beginning and in the end.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { RAM_START } from "../../../machine/index.ts";
import { BYTES_PER_ENTRY } from "./log.ts";
import { RAM_BYTES } from "./memoryMap.ts";
import { Monitor } from "./monitor.ts";

/** What QEMU did. */
export type Recorded = {
  /** Its log: state by state, before each instruction. */
  readonly log: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
};

/** A hart like ours: RV32IMAC, and nothing of what QEMU has beyond it. */
const CPU = [
  "rv32",
  ..."h f d v zba zbb zbc zbs sstc svinval pmp".split(" ").map((name) => `${name}=false`),
].join(",");
/** Of all boards the one with the least on it: beside RAM only a CLINT can be met by chance. */
const BOARD = ["-M", "spike", "-m", `${RAM_BYTES}b`, "-bios", "none", "-cpu", CPU];
/** One instruction at a time, each with the state before it. */
const LOGGED = ["-singlestep", "-d", "cpu,exec,nochain"];

const LOOK_MS = 5;
/** A log that does not grow for so long is not going to: the hart waits, or cannot fetch. */
const STILL_MS = 500;

/** Runs `image` from the start of RAM until at least `instructions` are done, if ever they are. */
export async function record(image: Uint8Array, instructions: number): Promise<Recorded> {
  const folder = mkdtempSync(join(tmpdir(), "septet-qemu-"));
  const inFolder = (name: string): string => join(folder, name);
  writeFileSync(inFolder("image"), image);
  const loader = `loader,file=${inFolder("image")},addr=${RAM_START},force-raw=on`;
  const control = ["-S", "-display", "none", "-serial", "none", "-monitor", "none"];
  const qmp = ["-qmp", `unix:${inFolder("qmp")},server=on,wait=off`];
  const child = spawn(
    "qemu-system-riscv32",
    [...BOARD, ...control, ...LOGGED, ...qmp, "-D", inFolder("log"), "-device", loader],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  try {
    const monitor = await Monitor.open(inFolder("qmp"), child);
    await saveRam(monitor, inFolder("before"));
    await monitor.ask("cont");
    await grown(inFolder("log"), instructions * BYTES_PER_ENTRY);
    await monitor.ask("stop");
    await saveRam(monitor, inFolder("after"));
    await monitor.ask("quit");
    return {
      log: readFileSync(inFolder("log"), "latin1"),
      before: readFileSync(inFolder("before")),
      after: readFileSync(inFolder("after")),
    };
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until a file has `bytes` bytes, or grows no more. */
async function grown(file: string, bytes: number): Promise<void> {
  let [seen, still] = [-1, 0];
  while (seen < bytes && still < STILL_MS) {
    await after(LOOK_MS);
    const now = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    still = now === seen ? still + LOOK_MS : 0;
    seen = now;
  }
}

const saveRam = (monitor: Monitor, filename: string): Promise<void> =>
  monitor.ask("pmemsave", { val: RAM_START, size: RAM_BYTES, filename });
