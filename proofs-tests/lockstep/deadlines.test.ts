// Deadlines around the tick at which the low word of the clock wraps: they fire at their tick, and
// those of one tick in the order task, lthread, whatever the order in which they were set.

import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import * as abi from "../../abi/index.ts";
import { idOf, nowHighOf, nowLowOf, readyHeadOf, readyNextOf } from "../../impl/layout/index.ts";
import type { Machine } from "../../machine/index.ts";
import { booted, ipc, makeTask, makeThread, ROOT, runAs, runningId, tick } from "../impl/world.ts";

/** Ids of the ready threads of one priority, in the order in which they became ready. */
function readyOf(m: Machine): readonly number[] {
  const head = readyHeadOf(m, abi.BOOT_PRIORITY);
  const ids: number[] = [];
  for (let tcb = head; tcb !== 0; tcb = readyNextOf(m, tcb)) {
    if (ids.length > 0 && tcb === head) break;
    ids.push(idOf(m, tcb));
  }
  return ids;
}

/** Root, tasks 3 and 4, and three threads in each of those, in an order that `shuffled` says. */
function sleepers(m: Machine): readonly number[] {
  const tasks = [4, 3].map((number) => makeTask(m, number));
  return tasks.flatMap((id) => {
    runAs(m, id);
    return [id, makeThread(m, 5), makeThread(m, 1)];
  });
}

/** In an id task and lthread are neighbours, the task above. */
const place = (id: number): number => (id >>> 10) & 0x3fff;

property.prop([
  fc.nat(6),
  fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2 }),
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }),
])("deadlines fire in their order, at the wrap of the clock, too", (before, order, ticks) => {
  const m = booted({ firstTick: 0xffff_ffff - before, tickMicros: 1024 });
  const threads = sleepers(m);
  const asleep = order.map((index) => {
    const id = threads[index] as number;
    const due = ticks[index] as number;
    runAs(m, id);
    // To sleep is to wait for oneself.
    ipc(m, { from: id, receiveTimeout: (10 << 10) | due });
    return { id, due };
  });
  runAs(m, ROOT);
  const start = nowHighOf(m) * 2 ** 32 + nowLowOf(m);
  for (let passed = 1; passed <= 5; passed++) {
    const ready = readyOf(m);
    tick(m);
    expect(nowHighOf(m) * 2 ** 32 + nowLowOf(m)).toBe(start + passed);
    const woken = readyOf(m).filter((id) => !ready.includes(id));
    const due = asleep.filter((sleeper) => sleeper.due === passed).map(({ id }) => id);
    expect(woken).toEqual(due.toSorted((a, b) => place(a) - place(b)));
  }
  expect(runningId(m)).not.toBe(0);
});
