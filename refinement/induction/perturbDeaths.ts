// Deaths long ago: tasks that are gone with their clans, their mappings, and all that was derived
// from these. Others still name the dead.

import * as abi from "../../abi/index.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import type { Prng } from "../../lib/prng.ts";
import { taskOf, type ThreadKey } from "../../spec/name.ts";
import { placeCode } from "../../spec/parts/space.ts";
import type { Line, Mapping } from "../../spec/state.ts";
import {
  activeNumbers,
  BLOCK,
  idOf,
  others,
  taskAt,
  type Draft,
  type Perturbation,
  type ThreadDraft,
} from "./draft.ts";
import { mayOwn, waitsFor } from "./perturbLines.ts";

/** A task and its clan, with the clans of all who are in that. */
function withItsClan(draft: Draft, number: number): ReadonlySet<number> {
  const doomed = new Set([number]);
  // A set goes on to what is added while it is gone through.
  for (const chief of doomed)
    for (const task of activeNumbers(draft))
      if (taskAt(draft.tasks, task).chief === chief) doomed.add(task);
  return doomed;
}

/** True iff the thread is in a conversation with one of `dead`, which would have to end. */
function talksTo({ m }: ThreadDraft, dead: ReadonlySet<number>): boolean {
  const purpose = tcbs.purposeOf(m, BLOCK);
  // Who awaits its start goes on waiting; a message is for whoever is its addressee in the end.
  if (purpose === tcbs.PURPOSE_START) return false;
  const addressee = purpose === tcbs.PURPOSE_IPC ? abi.NIL : tcbs.messageToOf(m, BLOCK);
  return [tcbs.partnerOf(m, BLOCK), tcbs.transferPartnerOf(m, BLOCK), addressee].some((id) =>
    dead.has(id),
  );
}

/** What is left of all spaces when those of `doomed` are gone, by task. */
function spacesWithout(
  draft: Draft,
  doomed: ReadonlySet<number>,
): ReadonlyMap<number, readonly Mapping[]> {
  const mappings = new Map<number, Mapping>();
  for (const task of activeNumbers(draft))
    for (const mapping of taskAt(draft.tasks, task).space)
      mappings.set(placeCode(task, mapping.page), mapping);
  const survives = (task: number, { parent }: Mapping): boolean => {
    if (doomed.has(task)) return false;
    const above = parent && mappings.get(placeCode(parent.task, parent.page));
    return parent === undefined || (above !== undefined && survives(parent.task, above));
  };
  return new Map(
    activeNumbers(draft).map((task) => [
      task,
      taskAt(draft.tasks, task).space.filter((mapping) => survives(task, mapping)),
    ]),
  );
}

/** A task and its clan died, if nobody who lives is in a conversation with them. */
export const olderDeaths: Perturbation = (draft, random) => {
  for (let deaths = 1 + random.below(3); deaths > 0; deaths--) {
    const mortal = activeNumbers(draft).filter((number) => taskAt(draft.tasks, number).chief !== 0);
    if (mortal.length > 0) kill(draft, withItsClan(draft, random.pick(mortal)), random);
  }
};

function kill(draft: Draft, doomed: ReadonlySet<number>, random: Prng): void {
  const isDoomed = (key: ThreadKey): boolean => doomed.has(taskOf(key));
  const dead = [...draft.threads.keys()].filter(isDoomed);
  const living = [...draft.threads.values()].filter(({ key }) => !isDoomed(key));
  const ids = new Set(dead.map((key) => idOf(draft, key)));
  if (living.some((thread) => talksTo(thread, ids))) return;
  const runs = successor(draft, isDoomed, random);
  const spaces = spacesWithout(draft, doomed);
  const lines = draft.lines.map((line) => lineWithout(line, isDoomed, spaces));
  // Who waits for a line that it lost was told so.
  const lost = draft.lines.filter((line, index) => lines[index] !== line);
  if (lost.some((line) => living.some((thread) => waitsFor(thread, line)))) return;
  if (draft.running !== undefined && runs === undefined) return;
  draft.running = runs;
  draft.lines = lines;
  for (const key of dead) draft.threads.delete(key);
  for (const thread of living) thread.queue = thread.queue.filter((key) => !isDoomed(key));
  for (const [number, space] of spaces) taskAt(draft.tasks, number).space = space;
  for (const number of doomed) Object.assign(taskAt(draft.tasks, number), { active: false });
  inherit(draft, doomed, random);
}

/** Whoever runs, or another who is ready and lives, if that one dies. */
function successor(
  draft: Draft,
  isDoomed: (key: ThreadKey) => boolean,
  random: Prng,
): ThreadKey | undefined {
  const { running } = draft;
  if (running === undefined || !isDoomed(running)) return running;
  const ready = others(draft, abi.STATE_READY).filter(({ key }) => !isDoomed(key));
  return ready.length > 0 ? random.pick(ready).key : undefined;
}

/** Numbers of the dead, and those that they owned, are somebody's who lives. */
function inherit(draft: Draft, doomed: ReadonlySet<number>, random: Prng): void {
  const heirs = activeNumbers(draft);
  draft.tasks.forEach((task, number) => {
    if (number > 0 && !task.active && (doomed.has(number) || doomed.has(task.owner)))
      task.owner = random.pick(heirs);
  });
}

/** The line is free if its owner is dead, or has not its device any more. */
function lineWithout(
  line: Line,
  isDoomed: (key: ThreadKey) => boolean,
  spaces: ReadonlyMap<number, readonly Mapping[]>,
): Line {
  const { owner } = line;
  if (owner === undefined) return line;
  const space = spaces.get(taskOf(owner)) ?? [];
  if (!isDoomed(owner) && mayOwn(space, line)) return line;
  return { ...line, owner: undefined, masked: true };
}
