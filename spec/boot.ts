// The state after boot. Source: manual, section 6.

import type { Frames } from "./frames.ts";
import { nil, threadKey, type Name, type ThreadKey } from "./name.ts";
import { all, join, read, write, type Rights } from "./rights.ts";
import type { Line, Mapping, State, Task, Thread } from "./state.ts";

/** What the spec needs to know of the boot parameters. */
export type BootParameters = {
  /** Task numbers 1 … `tasks` exist. */
  readonly tasks: number;
  readonly threads: number;
  readonly tickMicros: number;
  readonly firstVersion: number;
  readonly depthMax: number;
  /** The tick at which it boots. */
  readonly firstTick: number;
  /** The user frames and what they hold: σ0 has each mapped at its own address. */
  readonly frames: Frames;
  /** Lines, ascending, and the frames of their devices' registers, below all user frames. */
  readonly devices: readonly { readonly line: number; readonly frame: number }[];
};

const PRIORITY = 100;
const SLICE = 10;
const ROOT_MCP = 255;
const ROOT = 2;

/** The possible states after boot: σ0 and root are ready, and either of them may run. */
export function initialStates(boot: BootParameters): readonly [State, State] {
  const version = boot.firstVersion;
  const root = (frame: number, rights: Rights): Mapping => ({
    page: frame,
    frame,
    rights,
    parent: undefined,
  });
  const deviceFrames = new Set(boot.devices.map(({ frame }) => frame));
  const roots: readonly Mapping[] = [
    ...[...deviceFrames].toSorted((a, b) => a - b).map((frame) => root(frame, join(read, write))),
    ...boot.frames.pages.map((_, index) => root(boot.frames.first + index, all)),
  ];
  const sigma0: Name = { tag: "thread", chief: 0, task: 1, lthread: 0, version };
  const first = (mcp: number, pager: Name, space: readonly Mapping[]): Task => {
    const threads = [firstThread(pager)];
    return { tag: "active", chief: 0, version, mcp, threads, space };
  };
  const free: Task = { tag: "inactive", owner: ROOT, lastVersion: version - 1 };
  const tasks: readonly Task[] = [
    { tag: "inactive", owner: 0, lastVersion: 0 },
    first(0, nil, roots),
    first(ROOT_MCP, sigma0, []),
    ...Array.from({ length: boot.tasks - 2 }, () => free),
  ];
  const limits = { threads: boot.threads, tickMicros: boot.tickMicros, depthMax: boot.depthMax };
  const lines: readonly Line[] = boot.devices.map(({ line, frame }) => ({
    line,
    frame,
    owner: undefined,
    masked: true,
    pending: false,
  }));
  const { firstTick: now, frames } = boot;
  const runs = (running: ThreadKey): State => ({ limits, now, running, lines, tasks, frames });
  return [runs(threadKey(ROOT, 0)), runs(threadKey(1, 0))];
}

const firstThread = (pager: Name): Thread => ({
  ip: 0,
  sp: 0,
  pager,
  priority: PRIORITY,
  slice: SLICE,
  remaining: SLICE,
  activity: { tag: "ready" },
  transfer: undefined,
  queue: [],
});
