// Events in words: who does what, and with which arguments.

import * as abi from "../../abi/index.ts";
import { hex, type Word } from "../../lib/u32.ts";
import {
  messageRegisters,
  type ExceptionName,
  type Registers,
  type TraceEvent,
} from "../../trace/index.ts";
import {
  flexpageText,
  idText,
  numberText,
  pageText,
  rightsText,
  said,
  settingText,
  timeoutText,
  type Known,
} from "./words.ts";

/** One event, one line: `2.0 sends to 2.1 …`. */
export function eventText(event: TraceEvent): string {
  switch (event.event) {
    case "tick":
      return "a tick passes";
    case "interrupt":
      return `the device of line ${event.line} asks`;
    case "load":
    case "store":
      return `${event.by} ${event.event}s the word at ${hex(event.address)}`;
    case "fetch":
      return `${event.by} runs the instruction at ${hex(event.address)}`;
    case "exception":
      return `${event.by} ${exceptionText(event.exception)}${settings(event.registers)}`;
    case "call":
      return `${event.by} ${callTexts[event.call](event.registers)}`;
  }
}

const exceptions: { readonly [Name in ExceptionName]: string } = {
  illegalInstruction: "runs an illegal instruction",
  breakpoint: "runs a breakpoint",
  misalignedLoad: "loads from an odd address",
  misalignedStore: "stores to an odd address",
  unknownCall: "makes a call that does not exist",
};
const exceptionText = (exception: ExceptionName): string => exceptions[exception];

function settings(registers: Registers): string {
  const set = Object.entries(registers).map(([name, word]) => `${name} = ${numberText(word)}`);
  return set.length > 0 ? `, with ${set.join(", ")}` : "";
}

const callTexts = {
  ipc: ipcText,
  idNearest: ({ a0 }: Registers) => `asks who is nearest to ${said(a0, idText)}`,
  fpageUnmap: ({ a0, a1 }: Registers) => {
    const revoked = said(a0, (flexpage) => rightsText(abi.rightsOf(flexpage)));
    const own = said(a1, (word) => ((word & 1) === 1 ? "and itself" : "but not itself"));
    return `revokes ${revoked} of ${said(a0, flexpageText)} from everybody below, ${own}`;
  },
  threadSwitch: ({ a0 }: Registers) =>
    a0 === abi.NIL ? "yields" : `switches to ${said(a0, idText)}`,
  threadSchedule: ({ a0, a1, a2 }: Registers) =>
    `schedules ${said(a0, idText)}: priority ${said(a1, settingText)}, ` +
    `slice ${said(a2, settingText)}`,
  lthreadExRegs: ({ a0, a1, a2, a3 }: Registers) =>
    `exchanges registers of its lthread ${said(a0, numberText)}: ip ${said(a1, settingText)}, ` +
    `sp ${said(a2, settingText)}, pager ${said(a3, pagerText)}`,
  taskNew: ({ a0, a1, a2, a3, a4 }: Registers) =>
    a4 === abi.NIL
      ? `deletes task ${said(a0, idText)}, new owner ${said(a1, idText)}`
      : `makes task ${said(a0, idText)}: mcp ${said(a1, numberText)}, ` +
        `sp ${said(a2, numberText)}, ip ${said(a3, ipText)}, pager ${said(a4, idText)}`,
};

const pagerText = (word: Word): string => (word === abi.UNCHANGED ? "unchanged" : idText(word));
const ipText = (word: Word): string =>
  word === abi.UNCHANGED ? "from its start message" : numberText(word);

function ipcText(registers: Registers): string {
  const { a0, a2 } = registers;
  const phases = [
    ...(a0 === abi.NIL ? [] : [sendText(registers)]),
    ...(a2 === abi.NIL ? [] : [receiveText(registers)]),
  ];
  if (phases.length === 0) return "does an ipc of neither phase";
  return `${phases.join(", then ")}${patienceText(registers)}`;
}

/** Transfer timeouts, where one is set. */
function patienceText({ t1 }: Registers): string {
  if (t1 === undefined || t1 === 0) return "";
  const [sending, receiving] = [abi.transferTimeoutAsSender(t1), abi.transferTimeoutAsReceiver(t1)];
  return `, transfer timeouts ${timeoutText(sending)} and ${timeoutText(receiving)}`;
}

function sendText(registers: Registers): string {
  const { a0, a3 } = registers;
  const timeout = said(a3, (word) => timeoutText(abi.sendTimeoutOf(word)));
  return `sends to ${said(a0, idText)} (timeout ${timeout}) ${messageText(registers)}`;
}

function receiveText({ a2, a3, a4, a5, a6 }: Registers): string {
  const timeout = said(a3, (word) => timeoutText(abi.receiveTimeoutOf(word)));
  const source = said(a2, (word) => (word === abi.ANY ? "anybody" : idText(word)));
  const window = said(a4, flexpageText);
  const isTaken = a6 !== undefined && a6 !== 0;
  const buffer = isTaken ? `, string buffer of ${numberText(a6)} at ${said(a5, hex)}` : "";
  return `waits for ${source} (timeout ${timeout}), window ${window}${buffer}`;
}

/** Label, words, items. */
function messageText(registers: Registers): string {
  const tag = registers.a1;
  if (tag === undefined) return "a message (as it was)";
  const word = (index: number): Known => registers[messageRegisters[index] ?? "s2"];
  if (!abi.hasGoodCounts(tag)) {
    return `a bad message: ${abi.untypedOf(tag)} words, ${abi.typedOf(tag)} words of items`;
  }
  const words = Array.from({ length: abi.untypedOf(tag) }, (_, i) => said(word(i), numberText));
  const items: string[] = [];
  for (let at = abi.untypedOf(tag); at < abi.wordsOf(tag); at += 2) {
    items.push(itemText(word(at), word(at + 1)));
  }
  const label = abi.labelOf(tag) === 0 ? [] : [`label ${numberText(abi.labelOf(tag))}`];
  const parts = [...label, ...(words.length > 0 ? [`words ${words.join(" ")}`] : []), ...items];
  return parts.length === 0 ? "an empty message" : parts.join(", ");
}

const itemKinds: { readonly [kind: number]: string } = {
  [abi.ITEM_MAP]: "map",
  [abi.ITEM_GRANT]: "grant",
};

/** `map page 0x80100 rw- to 0x10`. */
function itemText(first: Known, second: Known): string {
  if (first === undefined) return "an item (as it was)";
  const kind = itemKinds[abi.itemKindOf(first)] ?? `item of kind ${abi.itemKindOf(first)}`;
  if (abi.itemKindOf(first) === abi.ITEM_STRING)
    return `string of ${abi.stringLengthOf(first)} bytes at ${said(second, hex)}`;
  const rights = said(second, (flexpage) => rightsText(abi.rightsOf(flexpage)));
  const hotSpot = pageText(first >>> abi.LOG2_PAGE_BYTES);
  return `${kind} ${said(second, flexpageText)} ${rights} at ${hotSpot}`;
}
