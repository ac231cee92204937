// What an event is made of, in words: by this, plain events are told that are like those of a run.

import * as abi from "../../abi/index.ts";
import { messageRegisters, type Registers, type TraceEvent } from "../../trace/index.ts";
import { isThreadId, type CallEvent } from "../simpler/words.ts";
import { kindOfEvent } from "./kinds.ts";

/** Those of `menu` that have nothing in them that is in no event of a run. */
export function like(
  run: readonly TraceEvent[],
  menu: readonly TraceEvent[],
): readonly TraceEvent[] {
  const known = new Set([...ALWAYS, ...run.flatMap(featuresOf)]);
  return menu.filter((event) => featuresOf(event).every((feature) => known.has(feature)));
}

/** Somebody waits for anybody, so that others run; threads are made, as they do for tasks. */
const ALWAYS = ["receives", "from anybody", "lthreadExRegs"];

function featuresOf(event: TraceEvent): readonly string[] {
  if (event.event !== "call") return [kindOfEvent(event)];
  return event.call === "ipc" ? featuresOfIpc(event) : [featureOfCall(event)];
}

/** Each phase for itself: they may be joined in any way. */
function featuresOfIpc({ by, registers }: CallEvent): readonly string[] {
  const { a0 = 0, a2 = 0, a3 = 0, a6 = 0 } = registers;
  const sends = ["sends", ...patience("sends", abi.sendTimeoutOf(a3)), ...itemsIn(registers)];
  const receives = [
    "receives",
    `from ${source(by, a2)}`,
    ...patience("receives", abi.receiveTimeoutOf(a3)),
    ...(a6 === 0 ? [] : ["has room for a string"]),
  ];
  return [...(a0 === abi.NIL ? [] : sends), ...(a2 === abi.NIL ? [] : receives)];
}

/** Nothing if it is for ever. */
function patience(phase: string, timeout: number): readonly string[] {
  if (timeout === abi.TIMEOUT_NEVER) return [];
  return [`${phase} ${abi.mantissaOf(timeout) === 0 ? "at once" : "for a while"}`];
}

function itemsIn(registers: Registers): readonly string[] {
  const tag = registers.a1 ?? 0;
  return messageRegisters
    .slice(abi.untypedOf(tag), abi.wordsOf(tag))
    .filter((_, at) => at % 2 === 0)
    .map((name) => `item of kind ${abi.itemKindOf(registers[name] ?? 0)}`);
}

/** Of calls that do one thing or another, which. */
function featureOfCall({ call, registers }: CallEvent): string {
  const { a1 = 0, a4 = 0 } = registers;
  if (call === "lthreadExRegs") return a1 === abi.UNCHANGED ? `${call} lets run` : call;
  if (call === "taskNew") return a4 === abi.NIL ? `${call} inactive` : call;
  return call;
}

function source(by: string, id: number): string {
  if (id === abi.ANY) return "anybody";
  if (!isThreadId(id)) return "a line";
  return `${abi.taskOf(id)}.${abi.lthreadOf(id)}` === by ? "oneself" : "one";
}
