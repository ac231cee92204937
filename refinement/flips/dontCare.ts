// Bits of the kernel's memory that may be anything, and why. Nothing else may be.

import * as abi from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { addressIn } from "../abstraction/bytes.ts";
import type { View } from "../abstraction/state.ts";
import type { Spot } from "./regions.ts";

/** A set of bits that mean nothing in some states. */
export type DontCare = {
  readonly name: string;
  readonly reason: string;
  readonly covers: (view: View, spot: Spot) => boolean;
};

const READY_HEADS_END = record.READY_HEADS_START + 256 * 4;

/** The saved pc and registers come first in a block. */
const CONTEXT_BYTES = 32 * 4;

const blockAt = ({ bytes }: View, { index }: Spot): number =>
  addressIn(bytes.places.threads, index);

const lives = ({ roster }: View, { region, index }: Spot): boolean =>
  region === "thread" && roster.byBlock[index] !== undefined;

/** True iff the word at `offset` of the block is of a message of the kernel's own, on offer. */
function isOnOffer({ bytes: { reader: m } }: View, tcb: number, offset: number): boolean {
  if (tcbs.stateOf(m, tcb) !== abi.STATE_POLLING) return false;
  if (tcbs.purposeOf(m, tcb) === tcbs.PURPOSE_IPC) return false;
  const words = abi.untypedOf(tcbs.messageTagOf(m, tcb));
  return offset < tcbs.SPEAKS_FOR - 4 * (abi.MESSAGE_WORDS_MAX - words);
}

export const dontCares: readonly DontCare[] = [
  {
    name: "savedContextOfTheRunningThread",
    reason: "The hart holds the registers; the next trap saves them all before any is read.",
    covers: (view, spot) =>
      lives(view, spot) &&
      spot.offset < CONTEXT_BYTES &&
      blockAt(view, spot) === record.currentOf(view.bytes.reader),
  },
  {
    name: "headOfAReadyQueue",
    reason: "Equals stand in a ring; which of them is its head is a choice that the manual leaves.",
    covers: (_, { region, offset }) =>
      region === "record" && offset >= record.READY_HEADS_START && offset < READY_HEADS_END,
  },
  {
    name: "spellingOfAWindow",
    reason: "The user's own word: a window has no rights, and the complete space has no address.",
    covers: (view, spot) =>
      lives(view, spot) &&
      spot.offset === tcbs.WINDOW &&
      tcbs.stateOf(view.bytes.reader, blockAt(view, spot)) === abi.STATE_WAITING,
  },
  {
    name: "kernelMessageThatIsNotOnOffer",
    reason: "It is written whole before it is offered, and read only while it is.",
    covers: (view, spot) =>
      lives(view, spot) &&
      spot.offset >= tcbs.MESSAGE_TAG &&
      spot.offset < tcbs.SPEAKS_FOR &&
      !isOnOffer(view, blockAt(view, spot), spot.offset),
  },
];
