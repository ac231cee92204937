// What the registers of an event name: threads, pages, lines; and the same event with other names.

import * as abi from "../../abi/index.ts";
import { u32, type Word } from "../../lib/u32.ts";
import {
  messageRegisters,
  type RegisterName,
  type Registers,
  type TraceEvent,
} from "../../trace/index.ts";

export type CallEvent = Extract<TraceEvent, { readonly event: "call" }>;

/** What a word names: a thread or a line; the pages of its upper bits; a lthread of the caller. */
export type Role = "thread" | "page" | "lthread";

/** The registers of a call that name something. */
export function rolesOf(event: CallEvent): readonly (readonly [RegisterName, Role])[] {
  switch (event.call) {
    case "ipc":
      return [
        ["a0", "thread"],
        ["a2", "thread"],
        ["t0", "thread"],
        ["a4", "page"],
        ["a5", "page"],
        ...itemRoles(event.registers),
      ];
    case "fpageUnmap":
      return [["a0", "page"]];
    case "lthreadExRegs":
      return [
        ["a0", "lthread"],
        ["a3", "thread"],
      ];
    case "taskNew":
      return [
        ["a0", "thread"],
        ["a1", "thread"],
        ["a4", "thread"],
      ];
    case "idNearest":
    case "threadSwitch":
    case "threadSchedule":
      return [["a0", "thread"]];
  }
}

/** The registers of an `ipc` that say where the partner takes a page. */
export const hotSpotsOf = ({ registers }: CallEvent): readonly RegisterName[] =>
  itemRoles(registers)
    .map(([name]) => name)
    .filter((name) => messageRegisters.indexOf(name) % 2 === abi.untypedOf(registers.a1 ?? 0) % 2);

/** The registers of a call that hold a flexpage, its rights in the lowest bits. */
export function flexpagesOf({ call, registers }: CallEvent): readonly RegisterName[] {
  if (call === "fpageUnmap") return ["a0"];
  return call === "ipc" ? ["a4", ...pagesSaid(registers)] : [];
}

function pagesSaid(registers: Registers): readonly RegisterName[] {
  const typed = typedIn(registers);
  return typed.filter((_, at) => {
    const kind = abi.itemKindOf(registers[typed[at - 1] ?? "a0"] ?? 0);
    return at % 2 === 1 && kind !== abi.ITEM_STRING;
  });
}

const typedIn = (registers: Registers): readonly RegisterName[] =>
  messageRegisters.slice(abi.untypedOf(registers.a1 ?? 0), abi.wordsOf(registers.a1 ?? 0));

/** Hot spots, flexpages and addresses of strings in the typed words of a message. */
function itemRoles(registers: Registers): readonly (readonly [RegisterName, Role])[] {
  return typedIn(registers).flatMap((name, at): readonly (readonly [RegisterName, Role])[] => {
    if (at % 2 === 1) return [[name, "page"]];
    return abi.itemKindOf(registers[name] ?? 0) === abi.ITEM_STRING ? [] : [[name, "page"]];
  });
}

/** Below are interrupt ids and what is no id: no task has the number 0. */
const LEAST_ID = abi.threadIdOf(0, 1, 0, 0);

/** True iff a word in a thread's place is the id of a thread. */
export const isThreadId = (word: Word): boolean => word >= LEAST_ID && word !== abi.ANY;

/** The ids in the registers of an event, lines too. */
export function idsIn(event: TraceEvent): readonly Word[] {
  if (event.event !== "call") return [];
  return rolesOf(event)
    .filter(([, role]) => role === "thread")
    .flatMap(([name]) => event.registers[name] ?? []);
}

/** Other names for what events name; what is left out keeps its name. */
export type Names = {
  readonly task?: (task: number) => number;
  readonly lthread?: (task: number, lthread: number) => number;
  readonly version?: (version: number) => number;
  readonly line?: (line: number) => number;
  readonly page?: (page: number) => number;
};

/** "task.lthread" as two numbers. */
export function partsOfName(by: string): readonly [task: number, lthread: number] {
  const [task = 0, lthread = 0] = by.split(".").map(Number);
  return [task, lthread];
}

/** Its task and lthread as they stand in an id: in this order threads are numbered. */
export const numberOf = (by: string): number => abi.threadIdOf(0, ...partsOfName(by), 0);

const same = (number: number): number => number;

/** The event with other names for what it names. */
export function renamed(event: TraceEvent, names: Names): TraceEvent {
  if (event.event === "tick") return event;
  if (event.event === "interrupt") return { ...event, line: (names.line ?? same)(event.line) };
  const by = renamedThread(event.by, names);
  if (event.event === "call") return { ...event, by, registers: renamedRegisters(event, names) };
  if (event.event === "exception") return { ...event, by };
  return { ...event, by, address: renamedPage(event.address, names) };
}

function renamedThread(
  by: string,
  { task = same, lthread = (_, number) => number }: Names,
): string {
  const [number, inside] = partsOfName(by);
  return `${task(number)}.${lthread(number, inside)}`;
}

function renamedRegisters(event: CallEvent, names: Names): Registers {
  const roles = new Map(rolesOf(event));
  const [mine] = partsOfName(event.by);
  const changed = Object.entries(event.registers).map(([name, word]) => {
    const role = roles.get(name as RegisterName);
    if (role === "thread") return [name, renamedId(word, names)];
    if (role === "page") return [name, renamedPage(word, names)];
    const isLthread = role === "lthread" && word <= abi.LTHREAD_MAX;
    return [name, isLthread ? (names.lthread?.(mine, word) ?? word) : word];
  });
  return Object.fromEntries(changed) as Registers;
}

function renamedId(word: Word, names: Names): Word {
  const { task = same, lthread = (_, number) => number, version = same, line = same } = names;
  if (abi.isInterruptId(word)) return line(word - 1) + 1;
  if (!isThreadId(word)) return word;
  const number = abi.taskOf(word);
  return abi.threadIdOf(
    task(abi.chiefOf(word)),
    task(number),
    lthread(number, abi.lthreadOf(word)),
    version(abi.versionOf(word)),
  );
}

const renamedPage = (word: Word, { page = same }: Names): Word =>
  word === abi.COMPLETE || word === abi.ANY
    ? word
    : u32(
        (page(word >>> abi.LOG2_PAGE_BYTES) << abi.LOG2_PAGE_BYTES) | (word & (abi.PAGE_BYTES - 1)),
      );
