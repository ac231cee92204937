// The string items of a message, and the copying of their bytes. Source: manual, 1.4 and 2.0.

import { u32, type Word } from "../../lib/u32.ts";
import { byteAt, PAGE_BYTES, pageOf, withPage, type Frames, type Page } from "../frames.ts";
import type { Message, StringBuffer, StringItem } from "../message.ts";
import type { TaskNumber } from "../name.ts";
import { none, read, write, type Rights } from "../rights.ts";
import { withFrames, type State } from "../state.ts";
import { mappingAt } from "./space.ts";

/** The string items of a message, in its order. */
export const stringsOf = ({ items }: Message): readonly StringItem[] =>
  items.filter((item) => item.tag === "string");

/** The bytes of all strings of a message together. */
export function bytesOf({ items }: Message): number {
  let sum = 0;
  for (const item of items) if (item.tag === "string") sum += item.length;
  return sum;
}

/** How many of them fit. */
export const fitting = (message: Message, buffer: StringBuffer): number =>
  Math.min(bytesOf(message), buffer.length);

/**
 * The message as its receiver finds it: where a string item stood it finds, in the same form, how
 * many bytes it got and where they begin. The strings lie one after another.
 */
export function delivered(message: Message, buffer: StringBuffer, copied: number): Message {
  if (message.items.every(({ tag }) => tag !== "string")) return message;
  const words = [...message.words];
  let place = 0;
  const items = message.items.map((item, index) => {
    if (item.tag !== "string") return item;
    const address = u32(buffer.address + place);
    const length = Math.min(item.length, copied - place);
    place += length;
    words[message.untyped + 2 * index] = length * 2 ** LENGTH_SHIFT;
    words[message.untyped + 2 * index + 1] = address;
    return { tag: "string", length, address } as const;
  });
  return { label: message.label, untyped: message.untyped, words, items };
}

/** A length stands in bits 31–10 of its word. */
const LENGTH_SHIFT = 10;

/** Two spaces, and what goes from one to the other. */
export type Copy = {
  readonly from: TaskNumber;
  readonly to: TaskNumber;
  readonly message: Message;
  readonly buffer: StringBuffer;
  /** How many bytes have been copied. */
  readonly copied: number;
};

/** Who may not go on, and what it would have done where. */
export type Lack = {
  readonly side: "sender" | "receiver";
  readonly access: "load" | "store";
  readonly address: Word;
};

/** How far a copy came: to its end, or to the first byte for which somebody lacks a right. */
export type Copied = {
  readonly state: State;
  readonly copied: number;
  readonly lack: Lack | undefined;
};

/** Copies on, byte after byte, each with the rights of the two users: r there, w here. */
export function copyStrings(state: State, { from, to, message, buffer, copied }: Copy): Copied {
  const goal = fitting(message, buffer);
  let { frames } = state;
  let done = copied;
  const end = (lack: Lack | undefined): Copied => ({
    state: done === copied ? state : withFrames(state, frames),
    copied: done,
    lack,
  });
  while (done < goal) {
    const { address, left } = placeOf(message, done);
    const target = u32(buffer.address + done);
    const source = frameWith(state, from, address, read);
    if (source === undefined) return end({ side: "sender", access: "load", address });
    const destination = frameWith(state, to, target, write);
    if (destination === undefined)
      return end({ side: "receiver", access: "store", address: target });
    const [there, here] = [address % PAGE_BYTES, target % PAGE_BYTES];
    const count = Math.min(left, goal - done, PAGE_BYTES - there, PAGE_BYTES - here);
    frames = copyRun(frames, [source, there], [destination, here], count);
    done += count;
  }
  return end(undefined);
}

/** Where byte `n` of all strings together lies, and how many of its string are left there. */
function placeOf(message: Message, n: number): { readonly address: Word; readonly left: number } {
  let before = 0;
  for (const { address, length } of stringsOf(message)) {
    if (n < before + length)
      return { address: u32(address + n - before), left: before + length - n };
    before += length;
  }
  return { address: 0, left: 0 };
}

/** The frame at `address`, if the task has it with `right` and it is memory. */
function frameWith(
  state: State,
  task: TaskNumber,
  address: Word,
  right: Rights,
): number | undefined {
  const mapping = mappingAt(state, task, address >>> 12);
  if (mapping === undefined || (mapping.rights & right) === none) return undefined;
  return pageOf(state.frames, mapping.frame) === undefined ? undefined : mapping.frame;
}

type Place = readonly [frame: number, offset: number];

/** `count` bytes in ascending order, within one page on each side; these may be the same page. */
function copyRun(frames: Frames, from: Place, to: Place, count: number): Frames {
  const [source, there] = from;
  const [destination, here] = to;
  const words = new Uint32Array(pageOf(frames, destination) as Page);
  const bytes = source === destination ? words : (pageOf(frames, source) as Page);
  for (let n = 0; n < count; n++) setByte(words, here + n, byteAt(bytes, there + n));
  return withPage(frames, destination, words);
}

function setByte(words: Uint32Array, offset: number, byte: number): void {
  const shift = 8 * (offset & 3);
  const word = words[offset >>> 2] as Word;
  words[offset >>> 2] = (word & ~(0xff << shift)) | (byte << shift);
}
