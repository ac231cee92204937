// The abstraction: what the kernel's bytes mean to the specification. Total: whatever the memory
// holds, the answer is a state or a `Malformed`, never an exception and never an endless loop.

import { RAM_START } from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import type { Machine } from "../../machine/index.ts";
import { hex } from "../../lib/u32.ts";
import { lthreadOf, type ThreadKey } from "../../spec/name.ts";
import type { ActiveTask, Limits, Line, Mapping, State, Task, Thread } from "../../spec/state.ts";
import type { Boot } from "../../trace/event.ts";
import { PARAMETERS, ROSTER } from "./askers.ts";
import { bytesOf, indexIn, type Bytes } from "./bytes.ts";
import { FrameReader } from "./frames.ts";
import { linesOf } from "./lines.ts";
import { mappedReader, type Mapped, type MappedReader } from "./mapped.ts";
import { Malformed, type Read } from "./outcome.ts";
import { rosterOf, type KnownRoster, type Roster, type TaskEntry } from "./roster.ts";
import { SpacesReader, type Spaces } from "./spaces.ts";
import { ThreadReader } from "./threads.ts";

/** The kernel's bytes in parts that make sense by themselves: what concrete claims speak of. */
export type View = {
  readonly bytes: Bytes;
  readonly roster: Roster;
  readonly mapped: Mapped;
  /** Who runs, if anybody does. */
  readonly running: ThreadKey | undefined;
};

/** Reads one machine again and again; parts that have not changed are the same objects. */
export class Abstraction {
  readonly bytes: Bytes;
  private readonly limits: Limits;
  private readonly readMapped: MappedReader;
  private readonly readSpaces = new SpacesReader();
  private readonly threads: ThreadReader;
  private readonly frames: FrameReader;
  private roster: Read<Roster> | undefined;
  private rosterAsked = -1;
  private knownRoster: KnownRoster | undefined;
  private parametersAsked = -1;
  private mapped: Mapped | undefined;
  private spaces: Spaces = [];
  private tasks: readonly Task[] = [];
  private lines: readonly Line[] = [];

  /** Words whose stamps are `preparedAt` at most are as they are before a boot. */
  constructor(machine: Machine, boot: Boot, preparedAt?: number) {
    this.bytes = bytesOf(machine, boot, preparedAt);
    const { threads, tickMicros, depthMax } = boot;
    this.limits = { threads, tickMicros, depthMax };
    this.readMapped = mappedReader(this.bytes);
    this.threads = new ThreadReader(this.bytes);
    this.frames = new FrameReader(this.bytes);
  }

  /** The parts, as far as they can be told apart. */
  view(): Read<View> {
    this.bytes.tracking.look();
    const moved = this.movedParameters();
    if (moved.length > 0) return new Malformed("bootParametersStay", moved);
    const roster = this.readRoster();
    if (roster instanceof Malformed) return roster;
    const running = runningOf(this.bytes, roster);
    if (running instanceof Malformed) return running;
    return { bytes: this.bytes, roster, mapped: this.readMapped(roster), running };
  }

  /** What is wrong with the boot parameters, if anything: looked at when one has changed. */
  private movedParameters(): readonly string[] {
    const { tracking } = this.bytes;
    if (tracking.changedFor(PARAMETERS) <= this.parametersAsked) return nothing;
    const moved = tracking.as(PARAMETERS, () => movedParameters(this.bytes));
    // While they are wrong they are looked at each time.
    if (moved.length === 0) this.parametersAsked = tracking.looks;
    return moved;
  }

  private readRoster(): Read<Roster> {
    const { tracking } = this.bytes;
    if (this.roster !== undefined && tracking.changedFor(ROSTER) <= this.rosterAsked)
      return this.roster;
    const look = (this.rosterAsked = tracking.looks);
    const roster = tracking.as(ROSTER, () => rosterOf(this.bytes, this.knownRoster));
    if (!(roster instanceof Malformed)) this.knownRoster = { roster, look };
    return (this.roster = roster);
  }

  /** The state that the parts are. */
  state({ roster, mapped, running }: View): Read<State> {
    if (mapped !== this.mapped) {
      const spaces = this.readSpaces.read(mapped, this.spaces);
      if (spaces instanceof Malformed) return spaces;
      this.spaces = spaces;
      this.mapped = mapped;
    }
    this.threads.begin(roster);
    // Entries are in the order of their numbers; most tasks are the same.
    let changed: Task[] | undefined;
    for (const entry of roster.entries) {
      const task = this.taskOf(roster, entry);
      if (task instanceof Malformed) return task;
      if (task !== this.tasks[entry.number]) (changed ??= this.tasks.slice())[entry.number] = task;
    }
    if (changed !== undefined) this.tasks = changed;
    const lines = linesOf(this.bytes, roster, this.lines);
    if (lines instanceof Malformed) return lines;
    this.lines = lines;
    const frames = this.frames.read();
    return {
      limits: this.limits,
      now: nowOf(this.bytes),
      running,
      lines,
      tasks: this.tasks,
      frames,
    };
  }

  /** From now on the parts of `state`, which is equal to the last one read, stand for it. */
  adopt({ roster }: View, state: State): void {
    this.lines = state.lines;
    this.frames.adopt(state.frames);
    if (state.tasks === this.tasks) return;
    const spaces = [...this.spaces];
    for (const { number, members } of roster.entries) {
      const task = state.tasks[number];
      if (task?.tag !== "active" || task === this.tasks[number]) continue;
      spaces[number] = task.space;
      for (const member of members) {
        const thread = task.threads[lthreadOf(member.key)];
        if (thread !== undefined) this.threads.adopt(member, thread);
      }
    }
    this.spaces = spaces;
    this.tasks = state.tasks;
  }

  private taskOf(roster: Roster, entry: TaskEntry): Read<Task> {
    const before = this.tasks[entry.number];
    const { chief, version, mcp, owner, number, active } = entry;
    if (!active) {
      const isSame =
        before?.tag === "inactive" && before.owner === owner && before.lastVersion === version;
      return isSame ? before : { tag: "inactive", owner, lastVersion: version };
    }
    const known = before?.tag === "active" ? before : undefined;
    const threads = this.threadsOf(roster, entry, known?.threads ?? nobody);
    if (threads instanceof Malformed) return threads;
    const space: readonly Mapping[] = this.spaces[number] ?? [];
    const isSame =
      known?.threads === threads &&
      known.space === space &&
      known.chief === chief &&
      known.version === version &&
      known.mcp === mcp;
    return isSame ? known : { tag: "active", chief, version, mcp, threads, space };
  }

  /** The threads of a task by lthread; `before` itself if they are the same. */
  private threadsOf(
    roster: Roster,
    { members }: TaskEntry,
    before: ActiveTask["threads"],
  ): Read<ActiveTask["threads"]> {
    let changed: (Thread | undefined)[] | undefined;
    let lthread = 0;
    for (const member of members) {
      const thread = this.threads.read(roster, member);
      if (thread instanceof Malformed) return thread;
      for (; lthread < lthreadOf(member.key); lthread++)
        if (before[lthread] !== undefined) (changed ??= before.slice())[lthread] = undefined;
      if (before[lthread] !== thread) (changed ??= before.slice())[lthread] = thread;
      lthread++;
    }
    if (lthread !== before.length) (changed ??= before.slice()).length = lthread;
    return changed ?? before;
  }
}

const nobody: ActiveTask["threads"] = [];

const nothing: readonly string[] = [];

function movedParameters({ parameters, reader }: Bytes): readonly string[] {
  const wrong: string[] = [];
  for (const [offset, value] of parameters) {
    const word = reader.load32(RAM_START + offset);
    if (word !== value)
      wrong.push(`boot parameter at +${offset}: ${value} (given) | ${word} (memory)`);
  }
  return wrong;
}

/** The tick that the kernel's record says it is. */
const nowOf = ({ reader }: Bytes): number =>
  record.nowHighOf(reader) * 2 ** 32 + record.nowLowOf(reader);

function runningOf(bytes: Bytes, roster: Roster): Read<ThreadKey | undefined> {
  const tcb = record.currentOf(bytes.reader);
  if (tcb === 0) return undefined;
  const key = roster.byBlock[indexIn(bytes.places.threads, tcb)];
  if (key !== undefined) return key;
  return new Malformed("theRunningThreadLives", [`TCB ${hex(tcb)} runs and is nobody's`]);
}
