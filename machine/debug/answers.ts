// Texts of answers to GDB: what is supported, what the target is, and why it has stopped.
// (Debugging with GDB, "Stop Reply Packets", "General Query Packets")

import type { Machine } from "../machine.ts";
import type { Stop, Watchpoint } from "./debugger.ts";
import { bytesIn, bytesText } from "./packets.ts";
import { targetDescription } from "./registers.ts";

/** Bytes of a packet that GDB may send. */
export const PACKET_BYTES = 0x4000;
/** An empty answer: the packet is not known. */
export const UNKNOWN = "";
const SIGNAL = "05"; // SIGTRAP
const THREAD = "thread:01;";

/** By the numbers of the packets Z2 … Z4. */
export const watchKinds: readonly Watchpoint["kind"][] = ["write", "read", "access"];

/** What GDB may use. */
export const supported: string = [
  `PacketSize=${PACKET_BYTES.toString(16)}`,
  ..."qXfer:features:read vContSupported QStartNoAckMode ReverseStep ReverseContinue"
    .split(" ")
    .map((name) => `${name}+`),
].join(";");

/** The description of the target, by `qXfer:features:read:target.xml:offset,length`. */
export function transfer(text: string): string {
  const [, object, action, annex, range = ""] = text.split(":");
  if (object !== "features" || action !== "read") return UNKNOWN;
  const [offset, length] = numbersIn(range);
  if (annex !== "target.xml" || offset === undefined || length === undefined) return "E00";
  const part = targetDescription.slice(offset, offset + length);
  return `${offset + length < targetDescription.length ? "m" : "l"}${part}`;
}

/** Why the machine has stopped. */
export function stopText(stop: Stop): string {
  switch (stop.tag) {
    case "finished":
      return `W${(stop.code & 255).toString(16).padStart(2, "0")}`;
    case "beginning":
      return `T${SIGNAL}replaylog:begin;${THREAD}`;
    case "watchpoint": {
      const names = { write: "watch", read: "rwatch", access: "awatch" } as const;
      return `T${SIGNAL}${names[stop.hit.kind]}:${stop.hit.address.toString(16)};${THREAD}`;
    }
    case "breakpoint":
    case "stepped":
    case "waiting":
      return `T${SIGNAL}${THREAD}`;
  }
}

/** Numbers in base 16, with commas in between; `undefined` where there is none. */
export const numbersIn = (text: string): readonly (number | undefined)[] =>
  text.split(",").map((part) => (/^[0-9a-fA-F]{1,8}$/.test(part) ? parseInt(part, 16) : undefined));

/** `monitor …`: what the machine counts. */
export function monitor({ instret, cycles, mtime }: Machine, text: string): string {
  const command = String.fromCharCode(...(bytesIn(text) ?? []));
  const says =
    command === "counters"
      ? `${instret} instructions, ${cycles} cycles, mtime ${mtime}\n`
      : "monitor counters: instructions, cycles and time since reset\n";
  return bytesText([...says].map((character) => character.charCodeAt(0)));
}
