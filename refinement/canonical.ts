// What two bugs have in common when they are the same: the kind of their failure, and the shape of
// their shortest run, in which tasks, threads and pages are numbered as they appear.

import type { Failure } from "../engines/model.ts";
import { SP } from "../abi/index.ts";
import type { TraceEvent } from "../trace/event.ts";
import { meaningOf, setRegisters } from "./codec/event.ts";

/** The claim and the kind of the first difference: what differs, whoever it is and by how much.
 *  One word of a message is like another. */
export function kindOf({ claim, difference: [first = ""] }: Failure): string {
  const [said = ""] = first.split(/: | \(spec\)/);
  const what = said
    .replace(MESSAGE_WORD, " message word")
    .replace(QUEUE, "$1")
    .replaceAll(LETTERS, "#");
  return `${claim}: ${what.replaceAll(/\b(0x)?[0-9a-f]*\d[0-9a-f]*\b|[r-][w-][x-]/gi, "#")}`;
}

/** x18 … x25, which are s2 … s9. */
const MESSAGE_WORD = / x(1[89]|2[0-5])$/;

/** Who polls, and in whose queue it is, differ together. */
const QUEUE = /^(thread \S+) queue$/;

/** Numbers of pages and frames in which there is no digit. */
const LETTERS = /(?<=:|frame )[a-f]+\b/g;

/** The events as text, a line for each, that is equal for runs that differ only in who is who. */
export function shapeOf(events: readonly TraceEvent[]): readonly string[] {
  const names = new Names();
  return events.map((event) => JSON.stringify(shaped(event, names)));
}

/** Numbers by order of appearance, for each sort of thing. */
class Names {
  private readonly known = new Map<string, Map<unknown, number>>();

  of(sort: string, thing: unknown): string {
    const all = this.known.get(sort) ?? new Map<unknown, number>();
    this.known.set(sort, all);
    if (!all.has(thing)) all.set(thing, all.size);
    return `${sort}${all.get(thing)}`;
  }

  /** Lthreads are numbered in each task. */
  ofThread(task: unknown, lthread: unknown): string {
    return this.of(`${this.of("task", task)} thread`, lthread);
  }
}

function shaped(event: TraceEvent, names: Names): unknown {
  if (event.event === "tick") return "tick";
  if (event.event === "interrupt") return ["interrupt", names.of("line", event.line)];
  const [task, lthread] = event.by.split(".").map(Number);
  const by = names.ofThread(task, lthread);
  const file = new Uint32Array(32);
  setRegisters(event, 0, file);
  // The value of sp says nothing; neither do instruction pointers.
  file[SP] = 0;
  return [by, plain(meaningOf(event, 0, file), names, "")];
}

/** Fields whose values say nothing of what happens. */
const silent: ReadonlySet<string> = new Set(
  "version ip sp label words value loaded stored store firstArguments".split(" "),
);
const pages: ReadonlySet<string> = new Set(["hotSpot", "firstPage"]);

/** The value without what says nothing, and with names for what has a number. */
function plain(value: unknown, names: Names, key: string): unknown {
  if (silent.has(key)) return value === undefined ? "none" : "some";
  if (Array.isArray(value)) return value.map((part: unknown) => plain(part, names, ""));
  if (typeof value === "object" && value !== null) return plainFields(value, names);
  if (typeof value !== "number") return value ?? "none";
  if (key === "task" || key === "chief") return value === 0 ? 0 : names.of("task", value);
  if (pages.has(key)) return value === 0 ? 0 : names.of("page", value);
  if (key === "address") return names.of("page", value >>> 12);
  if (/timeout/i.test(key)) return value === 0 ? 0 : "a while";
  return value;
}

function plainFields(value: object, names: Names): unknown {
  const isThread = "task" in value && "lthread" in value;
  const thread = isThread ? [["is", names.ofThread(value.task, value.lthread)]] : [];
  const fields = (Object.entries(value) as [string, unknown][])
    .filter(([key]) => !isThread || (key !== "task" && key !== "lthread"))
    .map(([key, part]) => [key, plain(part, names, key)]);
  return Object.fromEntries([...thread, ...fields]) as unknown;
}
