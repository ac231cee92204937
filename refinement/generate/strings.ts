// Strings to send, buffers to take them, and pages for those who met a fault on the way.

import * as abi from "../../abi/index.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { taskOf, type ThreadKey } from "../../spec/name.ts";
import { copyStrings } from "../../spec/parts/strings.ts";
import { findThread } from "../../spec/state.ts";
import { anyPage, ticks } from "./arguments.ts";
import { pickFrom, type Draft, type Scene } from "./scene.ts";

/** A string item: mostly short, at times across pages, seldom of nothing that I have. */
export function stringFor(scene: Scene): readonly [Word, Word] {
  const { random } = scene;
  const odd = random.chance(1, 20) ? random.below(64) << 4 : 0;
  return [u32(abi.stringItemOf(length(scene)) | odd), address(scene)];
}

function length({ random }: Scene): number {
  switch (random.weighted([60, 15, 15, 6, 1])) {
    case 0:
      return random.pick([1, 3, 4, 5, 8, 12, 30, 64]);
    case 1:
      return random.pick([0, 0, 4096, 4095, 4097]);
    case 2:
      return random.below(6000);
    case 3:
      return 4096 * (1 + random.below(4));
    default:
      return random.below(2 ** 22);
  }
}

/** In a page of mine, or in one that everybody likes; often close to its end. */
function address(scene: Scene): Word {
  const { random, task } = scene;
  const mine = random.chance(3, 4) ? pickFrom(random, task.space)?.page : undefined;
  const offset = random.pick([0, 0, 4, 1, 2, 3, 0xffc, 0xffc, 0xff8, 0xffd, random.below(4096)]);
  return u32(((mine ?? anyPage(scene)) << 12) | offset);
}

/** Sets a string buffer, and for how long a fault of the partner may last. */
export function putStringRegisters(scene: Scene, registers: Draft): void {
  const { random, habits } = scene;
  if (habits.stringsIn100 === 0) return;
  const room = random.pick(ROOMS);
  registers.a5 = address(scene);
  registers.a6 = random.chance(1, 20) ? random.word() : room;
  registers.t1 = u32((patience(scene) << 16) | patience(scene));
}

/** How long buffers are, in bytes. */
const ROOMS = [0, 4, 6, 64, 4096, 0x4000, 0x4000, 0x10_0000] as const;

/** Seldom for ever: where the pager is the partner, nothing would happen any more. */
function patience({ random, boot, lonely }: Scene): number {
  switch (random.weighted([lonely ? 1 : 12, 60, 20])) {
    case 0:
      return abi.TIMEOUT_NEVER;
    case 1:
      return ticks(boot, 1 + random.below(4));
    default:
      return abi.TIMEOUT_ZERO;
  }
}

/** The page that `receiver` lacks to go on with a transfer, if it waits for that. */
export function missedBy({ state }: Scene, receiver: ThreadKey | undefined): number | undefined {
  const thread = receiver === undefined ? undefined : findThread(state, receiver);
  if (receiver === undefined || thread?.transfer === undefined) return undefined;
  const { transfer } = thread;
  const other = findThread(state, transfer.partner)?.transfer;
  const [sends, receives] = transfer.role === "sender" ? [transfer, other] : [other, transfer];
  if (sends?.role !== "sender" || receives?.role !== "receiver") return undefined;
  const { message, copied } = sends;
  const [from, to] = [taskOf(receives.partner), taskOf(sends.partner)];
  const { lack } = copyStrings(state, { from, to, message, buffer: receives.buffer, copied });
  return lack === undefined ? undefined : lack.address >>> 12;
}

/** A page of mine for it, at times without the right that it wants. */
export function remedyFor(scene: Scene, page: number): readonly [Word, Word] {
  const { random, task } = scene;
  const source = pickFrom(random, task.space)?.page ?? anyPage(scene);
  const rights = random.pick([7, 7, 7, 6, 4]);
  return [u32((page << 12) | abi.ITEM_MAP), abi.flexpageOf(source, 0, rights)];
}
