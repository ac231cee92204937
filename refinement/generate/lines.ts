// Interrupts: devices that ask, and threads that attach lines, hear them, acknowledge and let go.

import * as abi from "../../abi/index.ts";
import type { Prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import { taskOf } from "../../spec/name.ts";
import { hasDevice, isHeard } from "../../spec/parts/lines.ts";
import { activeTask, type Line, type Mapping, type State } from "../../spec/state.ts";
import type { Registers, TraceEvent } from "../../trace/event.ts";
import { pickFrom, type Scene } from "./scene.ts";

/** A device asks: rather one that somebody is to be told of. */
export function drawInterrupt(random: Prng, { lines }: State): TraceEvent {
  const heard = lines.filter(isHeard);
  const { line } = random.pick(heard.length > 0 && random.chance(4, 5) ? heard : lines);
  return { event: "interrupt", line };
}

/** The lines that I could attach, and those that are mine. */
export function linesFor({ state, me }: Scene): {
  readonly open: readonly Line[];
  readonly mine: readonly Line[];
} {
  const { lines } = state;
  return {
    open: lines.filter((line) => line.owner !== me && hasDevice(state, taskOf(me), line)),
    mine: lines.filter(({ owner }) => owner === me),
  };
}

/** A page of mine with which I could take a line from somebody of another task, if there is one. */
export function drivenPage({ state, me, task }: Scene): number | undefined {
  const driven = state.lines.filter(
    ({ owner }) => owner !== undefined && taskOf(owner) !== taskOf(me),
  );
  return task.space.find(({ frame }) => driven.some((line) => line.frame === frame))?.page;
}

/** The numbers of my children that have lines: their death is worth a look. */
export const drivingChildren = ({ state, me }: Scene): readonly number[] =>
  state.lines.flatMap(({ owner }) => {
    const task = owner === undefined ? 0 : taskOf(owner);
    return activeTask(state, task)?.chief === taskOf(me) ? [task] : [];
  });

/** A page of a device in my space, to pass on. */
export const devicePage = ({ random, state, task }: Scene): Mapping | undefined =>
  pickFrom(
    random,
    task.space.filter(({ frame }) => state.lines.some((line) => line.frame === frame)),
  );

/** The id of a line: one that I could have, one of another's, or one that no device has. */
export function anyLine(scene: Scene): Word {
  const { random, state } = scene;
  const { open, mine } = linesFor(scene);
  const weights = [open.length * 8, mine.length * 12, state.lines.length, 1];
  const among = [open, mine, state.lines][random.weighted(weights)] ?? [];
  return (pickFrom(random, among)?.line ?? random.below(abi.INTERRUPT_LINES)) + 1;
}

/** What a message to a line has in its registers besides the timeouts and what follows it. */
export function messageToLine(scene: Scene): Registers {
  const { random } = scene;
  const label = random.chance(1, 4) ? abi.LABEL_DETACH : random.below(3) * 2;
  const words = random.pick([0, 0, 0, 1]);
  return { a0: anyLine(scene), a1: abi.tagOf(label, words, 0), s2: random.word() };
}
