// System calls: from the registers of the caller to what the call means. Source: manual, section 2.

import * as abi from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import type { Event } from "../../spec/event.ts";
import type { Timeout } from "../../spec/message.ts";
import type { Receive } from "../../spec/state.ts";
import { callNames, type CallName } from "../../trace/event.ts";
import { flexpageOf, messageOf, timeoutOf } from "./message.ts";
import { nameOf } from "./name.ts";

/** The thirty-two registers of a thread; x0 is zero. */
export type RegisterFile = Uint32Array;

/** The number that `call` has in a7. */
export const callNumber = (call: CallName): number => callNames.indexOf(call);

/** What the caller with these registers means by `call`. Any register may hold anything. */
export function callOf(call: CallName, registers: RegisterFile): Event {
  const x = (register: number): Word => registers[register] as Word;
  switch (call) {
    case "ipc":
      return ipcOf(registers);
    case "idNearest":
      return { tag: call, of: nameOf(x(abi.A0)) };
    case "fpageUnmap":
      return {
        tag: call,
        flexpage: flexpageOf(x(abi.A0)),
        revoke: abi.rightsOf(x(abi.A0)),
        ownPageToo: (x(abi.A1) & 1) === 1,
      };
    case "threadSwitch":
      return { tag: call, to: nameOf(x(abi.A0)) };
    case "threadSchedule":
      return {
        tag: call,
        thread: nameOf(x(abi.A0)),
        priority: optional(x(abi.A1)),
        slice: optional(x(abi.A2)),
      };
    case "lthreadExRegs":
      return exRegsOf(registers);
    case "taskNew":
      return taskNewOf(registers);
  }
}

const optional = (word: Word): Word | undefined => (word === abi.UNCHANGED ? undefined : word);

function exRegsOf(registers: RegisterFile): Event {
  const x = (register: number): Word => registers[register] as Word;
  return {
    tag: "lthreadExRegs",
    lthread: x(abi.A0),
    ip: optional(x(abi.A1)),
    sp: optional(x(abi.A2)),
    pager: x(abi.A3) === abi.UNCHANGED ? undefined : nameOf(x(abi.A3)),
  };
}

function taskNewOf(registers: RegisterFile): Event {
  const x = (register: number): Word => registers[register] as Word;
  return {
    tag: "taskNew",
    task: nameOf(x(abi.A0)),
    mcp: x(abi.A1),
    owner: nameOf(x(abi.A1)),
    sp: x(abi.A2),
    ip: optional(x(abi.A3)),
    pager: nameOf(x(abi.A4)),
  };
}

function ipcOf(registers: RegisterFile): Event {
  const x = (register: number): Word => registers[register] as Word;
  return {
    tag: "ipc",
    to: nameOf(x(abi.A0)),
    message: messageOf(x(abi.A1), (index) => x(abi.MR0 + index)),
    speakingFor: (x(abi.A1) & abi.TAG_PROPAGATED) === 0 ? undefined : nameOf(x(abi.T0)),
    sendTimeout: timeoutOf(abi.sendTimeoutOf(x(abi.A3))),
    transferTimeout: patienceOf(x),
    receive: receiveOf(x),
  };
}

/** The receive phase that registers ask for; a source of nil asks for none. */
export function receiveOf(x: (register: number) => Word): Receive | undefined {
  const source = x(abi.A2);
  if (source === abi.NIL) return undefined;
  const { window, buffer, transferTimeout } = openingOf(x);
  return {
    source: source === abi.ANY ? { tag: "open" } : { tag: "closed", from: nameOf(source) },
    timeout: timeoutOf(abi.receiveTimeoutOf(x(abi.A3))),
    window,
    buffer,
    transferTimeout,
  };
}

/** For how long a fault of the receiver may last. */
export const patienceOf = (x: (register: number) => Word): Timeout =>
  timeoutOf(abi.transferTimeoutAsSender(x(abi.T1)));

/** What a receiver opens: its window and its string buffer, and for how long a fault may last. */
export const openingOf = (
  x: (register: number) => Word,
): Pick<Receive, "window" | "buffer" | "transferTimeout"> => ({
  window: flexpageOf(x(abi.A4)),
  buffer: { address: x(abi.A5), length: x(abi.A6) },
  transferTimeout: timeoutOf(abi.transferTimeoutAsReceiver(x(abi.T1))),
});
