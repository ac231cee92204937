// A trace as a Mermaid sequence diagram: a life line for each thread, an arrow for each message.

import * as abi from "../../abi/index.ts";
import type { Trace, TraceEvent } from "../../trace/index.ts";
import { bootText } from "../story/story.ts";
import { eventText } from "../story/events.ts";

/** The diagram as text. */
export function mermaid({ boot, events, recorded }: Trace): string {
  const threads = [...new Set(events.flatMap(threadsIn))].toSorted(byNumber);
  const everybody = threads.length === 0 ? [KERNEL] : threads;
  const [first = "", last = ""] = [everybody[0], everybody.at(-1)];
  const across = first === last ? idOf(first) : `${idOf(first)},${idOf(last)}`;
  const over = (text: string): string => `  Note over ${across}: ${escaped(text)}`;
  return [
    "sequenceDiagram",
    "  autonumber 0",
    ...everybody.map((name) => `  participant ${idOf(name)} as ${name}`),
    over(bootText(boot)),
    ...events.map((event) => lineOf(event, over)),
    ...(recorded === undefined
      ? []
      : [over(`refuted: ${recorded.claim}`), ...recorded.difference.map(over)]),
    "",
  ].join("\n");
}

/** A life line for those diagrams in which no thread does anything. */
const KERNEL = "kernel";

/** An arrow where a message may go, to oneself for other calls; a note for what nobody does. */
function lineOf(event: TraceEvent, over: (text: string) => string): string {
  if (!("by" in event)) return over(eventText(event));
  const to = receiverOf(event) ?? event.by;
  const text = eventText(event).replace(`${event.by} `, "");
  return `  ${idOf(event.by)}->>${idOf(to)}: ${escaped(text)}`;
}

const threadsIn = (event: TraceEvent): readonly string[] => {
  if (!("by" in event)) return [];
  const to = receiverOf(event);
  return to === undefined ? [event.by] : [event.by, to];
};

/** To whom an `ipc` sends, as the id in a0 names it. */
function receiverOf(event: TraceEvent): string | undefined {
  const id = event.event === "call" && event.call === "ipc" ? event.registers.a0 : undefined;
  if (id === undefined || id === abi.NIL || id === abi.ANY || abi.isInterruptId(id))
    return undefined;
  return `${abi.taskOf(id)}.${abi.lthreadOf(id)}`;
}

const idOf = (name: string): string => `t${name.replace(".", "_")}`;

const numberOf = (name: string): number => {
  const [task = 0, lthread = 0] = name.split(".").map(Number);
  return task * 1000 + lthread;
};
const byNumber = (a: string, b: string): number => numberOf(a) - numberOf(b);

/** What would end a line or begin an entity, as an entity. */
const escaped = (text: string): string =>
  text.replace(/[#;<>"\r\n]/g, (letter) => `#${letter.charCodeAt(0)};`);
