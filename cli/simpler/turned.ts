// Who is in a run; and the run with two of them in each other's place.

import * as abi from "../../abi/index.ts";
import type { Candidate } from "../../engines/index.ts";
import type { Word } from "../../lib/u32.ts";
import type { Boot, Registers, TraceEvent } from "../../trace/index.ts";
import { idsIn, isThreadId, numberOf, partsOfName, rolesOf } from "./words.ts";

type KernelRun = Candidate<Boot, TraceEvent>;

/** The first threads of σ0 and root. */
const AT_BOOT = ["1.0", "2.0"];

/** Those who live at boot, and those who do something in the run, by number. */
export function actorsIn({ events }: KernelRun): readonly string[] {
  const acting = events.flatMap((event) => ("by" in event ? [event.by] : []));
  return [...new Set([...AT_BOOT, ...acting])].toSorted((a, b) => numberOf(a) - numberOf(b));
}

/** The id that the run knows a thread by, or that it most likely has. */
export function idIn({ start, events }: KernelRun, by: string): Word {
  const [task, lthread] = partsOfName(by);
  const known = events.flatMap(idsIn).filter(isThreadId);
  const exact = known.find((id) => abi.taskOf(id) === task && abi.lthreadOf(id) === lthread);
  const sibling = exact ?? known.find((id) => abi.taskOf(id) === task);
  const maker = events.find(
    (event) => event.event === "call" && event.call === "taskNew" && isOf(event.registers, task),
  );
  const chief = maker !== undefined && "by" in maker ? partsOfName(maker.by)[0] : 0;
  return sibling === undefined
    ? abi.threadIdOf(chief, task, lthread, start.firstVersion)
    : abi.threadIdOf(abi.chiefOf(sibling), task, lthread, abi.versionOf(sibling));
}

const isOf = ({ a0 = 0 }: Registers, task: number): boolean => abi.taskOf(a0) === task;

/** The run with any two actors in each other's place: their events, and what is said of them. */
export function turned(run: KernelRun): readonly KernelRun[] {
  const actors = actorsIn(run);
  return actors.flatMap((one, at) =>
    actors.slice(at + 1).map((other) => {
      const [mine, yours] = [actorOf(run, one), actorOf(run, other)];
      return {
        start: run.start,
        events: run.events.map((event) => swapped(event, mine, yours)),
      };
    }),
  );
}

/** A thread: its name, its id, and the ids that mean it. */
type Actor = {
  readonly by: string;
  readonly id: Word;
  readonly isNamed: (id: Word) => boolean;
};

const actorOf = (run: KernelRun, by: string): Actor => ({
  by,
  id: idIn(run, by),
  isNamed: names(by),
});

function swapped(event: TraceEvent, one: Actor, other: Actor): TraceEvent {
  if (!("by" in event)) return event;
  const by = event.by === one.by ? other.by : event.by === other.by ? one.by : event.by;
  if (event.event !== "call") return { ...event, by };
  const roles = rolesOf(event).filter(([, role]) => role === "thread");
  const changed = roles.flatMap(([name]): readonly (readonly [string, Word])[] => {
    const id = event.registers[name] ?? 0;
    if (!isThreadId(id)) return [];
    if (one.isNamed(id)) return [[name, other.id]];
    return other.isNamed(id) ? [[name, one.id]] : [];
  });
  return { ...event, by, registers: { ...event.registers, ...Object.fromEntries(changed) } };
}

function names(by: string): (id: Word) => boolean {
  const [task, lthread] = partsOfName(by);
  return (id) => abi.taskOf(id) === task && abi.lthreadOf(id) === lthread;
}
