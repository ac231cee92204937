// Arguments of calls: mostly such as make something happen, some that must be refused.

import * as abi from "../../abi/index.ts";
import type { Prng } from "../../lib/prng.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { lthreadOf, taskOf } from "../../spec/name.ts";
import type { Boot } from "../../trace/event.ts";
import { idWord, pickFrom, type Scene } from "./scene.ts";

/** Any value at all, with a liking for the ends of ranges. */
export function wildWord(random: Prng): Word {
  switch (random.below(5)) {
    case 0:
      return random.below(64);
    case 1:
      return u32(1 << random.below(32));
    case 2:
      return u32(-1 - random.below(3));
    default:
      return random.word();
  }
}

/** An id: one that I reach, another living one, a dead or foreign one, or a special one. */
export function anyId(scene: Scene): Word {
  const { random, near, far, seen, me, habits } = scene;
  switch (random.weighted([70, habits.farIn100, 10, 4, 6])) {
    case 0:
      return idWord(scene, pickFrom(random, near) ?? me);
    case 1:
      return idWord(scene, pickFrom(random, far) ?? me);
    case 2:
      return pickFrom(random, seen) ?? abi.NIL;
    case 3:
      return idWord(scene, me);
    default:
      return oddId(scene);
  }
}

/** Ids that name nobody, or are no ids of threads. */
function oddId(scene: Scene): Word {
  const { random, living, boot } = scene;
  const id = idWord(scene, random.pick(living));
  return random.pick([
    abi.NIL,
    abi.ANY,
    1 + random.below(abi.INTERRUPT_LINES),
    u32(id + 1),
    u32(id ^ (1 << (10 + random.below(3)))),
    u32(id ^ (1 << (24 + random.below(3)))),
    abi.threadIdOf(random.below(4), 1 + random.below(boot.tasks), 0, abi.VERSION_MAX),
  ]);
}

/** A pager: often myself or a sibling, so that faults are answered; at times in another clan. */
export function pagerId(scene: Scene): Word {
  const { random, me, living, far, habits } = scene;
  const siblings = living.filter((key) => taskOf(key) === taskOf(me));
  switch (random.weighted([50, 12, 30, 4, far.length > 0 ? habits.farIn100 : 0])) {
    case 0:
      return idWord(scene, me);
    case 1:
      return idWord(scene, random.pick(siblings));
    case 2:
      return anyId(scene);
    case 4:
      return idWord(scene, random.pick(far));
    default:
      return random.chance(1, 2) ? oddId(scene) : random.pick([abi.NIL, abi.ANY, abi.ANY]);
  }
}

/** A timeout for a phase: never, zero, a few ticks, or an odd one. */
export function timeout(scene: Scene): number {
  const { random, boot, habits, lonely } = scene;
  if (lonely && !random.chance(1, 30))
    return random.chance(1, 3) ? abi.TIMEOUT_ZERO : ticks(boot, 1);
  if (random.below(100) < habits.neverIn100) return abi.TIMEOUT_NEVER;
  switch (random.weighted([8, 24, 2, 2, 1])) {
    case 0:
      return abi.TIMEOUT_ZERO | (random.below(31) << 10);
    case 1:
      return ticks(boot, 1 + random.below(5));
    case 2:
      return (random.below(24) << 10) | (1 + random.below(1023));
    case 4:
      return (31 << 10) | (1 + random.below(1023)); // More ticks than a word counts.
    default:
      return random.below(0x1_0000);
  }
}

/** The shortest timeout of at least `count` ticks. */
export function ticks(boot: Boot, count: number): number {
  let mantissa = count * boot.tickMicros;
  let exponent = 0;
  for (; mantissa > 1023; exponent++) mantissa = Math.ceil(mantissa / 2);
  return (exponent << 10) | mantissa;
}

/** A page: one of mine, one that everybody likes, or any. */
export function anyPage(scene: Scene): number {
  const { random, task, habits } = scene;
  switch (random.weighted([45, 50, 3, 2])) {
    case 0:
      return pickFrom(random, task.space)?.page ?? random.pick(habits.pages);
    case 1:
      return random.pick(habits.pages);
    case 2:
      return random.below(0xc0000);
    default:
      return 0xbfffe + random.below(4);
  }
}

/** Rights as they stand in a flexpage: all, or any set, in normal form or not. */
export const anyRights = (random: Prng): number => (random.chance(1, 2) ? 7 : random.below(8));

/** log2 of numbers of pages: mostly small, or mostly 4 MiB and what is a little less. */
const sizes: readonly number[] = [0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 10, 11, 20];
const largeSizes: readonly number[] = [0, 0, 1, 5, 8, 9, 10, 10, 10, 10, 10, 11, 20];
/** Of a megapage that gives all rights the PTE has all bits: others must be there, too. */
const largeRights: readonly number[] = [7, 7, 7, 6, 5, 4, 4, 2, 1];

/** A flexpage around `page`. */
export function flexpageAt({ random, habits }: Scene, page: number): Word {
  const size = random.pick(habits.regions ? largeSizes : sizes);
  const first = page - (page % 2 ** size);
  if (random.chance(1, 20)) return u32((page << 12) | (random.below(64) << 4) | random.below(8));
  const rights = habits.regions ? random.pick(largeRights) : anyRights(random);
  return abi.flexpageOf(size === 20 ? 0 : first, size, rights);
}

/** A receive window: the complete space, a piece of it, or none. */
export function anyWindow(scene: Scene): Word {
  const { random, habits } = scene;
  switch (random.weighted(habits.chains || habits.regions ? [90, 6, 3, 1] : [45, 40, 12, 3])) {
    case 0:
      return abi.COMPLETE;
    case 1:
      return flexpageAt(scene, random.pick(habits.pages));
    case 2:
      return 0;
    default:
      return flexpageAt(scene, random.below(0x10_0000));
  }
}

/** Where a thread may run: a page that everybody likes, a multiple of 4. */
export const anyIp = ({ random, habits }: Scene): Word =>
  u32((random.pick(habits.pages) << 12) | (random.below(8) << 2));

/** An lthread number of my task: of somebody, or of nobody. */
export function anyLthread(scene: Scene): number {
  const { random, me, task } = scene;
  switch (random.weighted([45, 45, 4, 6])) {
    case 0:
      return random.below(task.threads.length);
    case 1:
      return random.below(4);
    case 2:
      return random.pick([63, 64, anyId(scene)]);
    default:
      return lthreadOf(me);
  }
}
