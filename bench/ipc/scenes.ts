// Paths through the kernel that programs take all the time, in lockstep with the specification, so
// that what is measured is also right.

import * as abi from "../../abi/index.ts";
import { assert } from "../../lib/assert.ts";
import { u32 } from "../../lib/u32.ts";
import { Lockstep } from "../../refinement/index.ts";
import type { Boot, Registers, TraceEvent } from "../../trace/event.ts";
import { Counter, type Cost } from "./counted.ts";

/** The line of the one device. */
const LINE = 0;

const boot: Boot = {
  userFrames: 4,
  tasks: 4,
  threads: 8,
  kernelTables: 16,
  mappingNodes: 32,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
  devices: [{ line: LINE, frame: 0x1_0000 }],
};

type CallName = Extract<TraceEvent, { event: "call" }>["call"];

const SIGMA0 = abi.threadIdOf(0, abi.TASK_SIGMA0, 0, 1);
const ROOT = abi.threadIdOf(0, abi.TASK_ROOT, 0, 1);
/** A second thread of root's. */
const OTHER = abi.threadIdOf(0, abi.TASK_ROOT, 1, 1);
/** The first user frame, where σ0 has it. */
const FRAME = abi.USER_FRAMES_START >>> abi.LOG2_PAGE_BYTES;
const PAGE = 0x40;

/** More than root's. */
const DRIVER_PRIORITY = abi.BOOT_PRIORITY + 1;

/** Both timeouts: never. */
const FOREVER = 0;
const TWO_WORDS = abi.tagOf(1, 2, 0);
const ONE_ITEM = abi.tagOf(1, 0, 2);

/** A call to `to`: sends two words and waits for the answer. */
const callTo = (to: number, window = 0): Registers => ({
  a0: to,
  a1: TWO_WORDS,
  a2: to,
  a3: FOREVER,
  a4: window,
  s2: 7,
  s3: 8,
});

/** Attaches the line, if that is not done, and waits for it. */
const waitForLine: Registers = { a0: abi.NIL, a2: LINE + 1, a3: FOREVER, a4: 0 };

/** Receives from anybody. */
const wait: Registers = { a0: abi.NIL, a2: abi.ANY, a3: FOREVER, a4: 0 };

/** Answers `to` with two words and waits for anybody. */
const replyTo = (to: number): Registers => ({ ...callTo(to), a2: abi.ANY });

/** Answers `to` with a page, at `PAGE` of a window that has room for it. */
const mapTo = (to: number): Registers => ({
  ...replyTo(to),
  a1: ONE_ITEM,
  s2: (PAGE << abi.LOG2_PAGE_BYTES) | abi.ITEM_MAP,
  s3: abi.flexpageOf(FRAME, 0, 7),
});

/** A kernel on its way through a scene. */
class Scene {
  private readonly counter = new Counter();
  private readonly run: Lockstep;
  private began = 0;

  constructor() {
    const run = Lockstep.begin(this.counter.system, boot);
    assert(run instanceof Lockstep, "bench: the kernel boots");
    this.run = run;
  }

  /** The thread that must run now does a call. */
  call(by: string, call: CallName, registers: Registers): void {
    this.event({ event: "call", by, call, registers });
  }

  event(event: TraceEvent): void {
    const verdict = this.run.step(event);
    assert(verdict.tag === "holds", `bench: ${JSON.stringify(event)}: ${JSON.stringify(verdict)}`);
  }

  /** What follows is measured. */
  measure(): void {
    this.counter.clear();
    this.began = this.run.machine.cycles;
  }

  cost(): Cost {
    const { words, loads, stores, entries } = this.counter;
    const cycles = this.run.machine.cycles - this.began;
    const runs = this.run.runningName() ?? "nobody";
    return { cycles, words: words.size, loads, stores, entries, runs };
  }
}

/** σ0 waits and root runs. */
function withServer(): Scene {
  const scene = new Scene();
  scene.call("1.0", "ipc", wait);
  return scene;
}

/** σ0 has the device and a higher priority than root, and waits for the line; root runs. */
function withDriver(): Scene {
  const scene = withServer();
  scene.call("2.0", "threadSchedule", { a0: SIGMA0, a1: DRIVER_PRIORITY, a2: abi.UNCHANGED });
  scene.call("2.0", "ipc", { ...callTo(SIGMA0), a2: abi.NIL });
  scene.call("1.0", "ipc", waitForLine);
  return scene;
}

/** Root has a second thread of the same priority, and root's first runs. */
function withTwoThreads(): Scene {
  const scene = withServer();
  scene.call("2.0", "lthreadExRegs", { a0: 1, a1: 0x1000, a2: 0x8000, a3: ROOT });
  return scene;
}

/** Each scene by its name, and what is measured of it. */
export const scenes: Readonly<Record<string, () => Cost>> = {
  callAcrossSpaces: () => {
    const scene = withServer();
    scene.measure();
    scene.call("2.0", "ipc", callTo(SIGMA0));
    return scene.cost();
  },
  replyAndWaitAcrossSpaces: () => {
    const scene = withServer();
    scene.call("2.0", "ipc", callTo(SIGMA0));
    scene.measure();
    scene.call("1.0", "ipc", replyTo(ROOT));
    return scene.cost();
  },
  callAndReplyWithinASpace: () => {
    const scene = withTwoThreads();
    scene.call("2.0", "threadSwitch", { a0: OTHER });
    scene.call("2.1", "ipc", wait);
    scene.measure();
    scene.call("2.0", "ipc", callTo(OTHER));
    scene.call("2.1", "ipc", replyTo(ROOT));
    return scene.cost();
  },
  replyWithAMapItem: () => {
    const scene = withServer();
    scene.call("2.0", "ipc", callTo(SIGMA0, abi.COMPLETE));
    scene.measure();
    scene.call("1.0", "ipc", mapTo(ROOT));
    return scene.cost();
  },
  pageFaultAndMapReply: () => {
    const scene = withServer();
    scene.measure();
    scene.event({ event: "load", by: "2.0", address: PAGE << abi.LOG2_PAGE_BYTES });
    scene.call("1.0", "ipc", mapTo(ROOT));
    return scene.cost();
  },
  sendOf4KiB: () => {
    const scene = withServer();
    scene.call("2.0", "ipc", callTo(SIGMA0, abi.COMPLETE));
    // σ0 gives a page away and waits with another for a buffer.
    const buffer = (FRAME + 1) << abi.LOG2_PAGE_BYTES;
    scene.call("1.0", "ipc", { ...mapTo(ROOT), a5: u32(buffer), a6: abi.PAGE_BYTES });
    scene.measure();
    scene.call("2.0", "ipc", {
      ...callTo(SIGMA0),
      a1: ONE_ITEM,
      s2: u32(abi.stringItemOf(abi.PAGE_BYTES)),
      s3: PAGE << abi.LOG2_PAGE_BYTES,
    });
    return scene.cost();
  },
  interruptToDriver: () => {
    const scene = withDriver();
    scene.measure();
    scene.event({ event: "interrupt", line: LINE });
    return scene.cost();
  },
  threadSwitch: () => {
    const scene = withTwoThreads();
    scene.measure();
    scene.call("2.0", "threadSwitch", { a0: OTHER });
    return scene.cost();
  },
};
