// Messages to send: words, and items that derive, grant, widen, flush and collide.

import * as abi from "../../abi/index.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { taskOf, type TaskNumber, type ThreadKey } from "../../spec/name.ts";
import { activeTask, type Mapping, type State } from "../../spec/state.ts";
import { mappingAt } from "../../spec/parts/space.ts";
import type { Registers } from "../../trace/event.ts";
import { anyIp, anyPage, anyRights, flexpageAt, wildWord } from "./arguments.ts";
import { devicePage } from "./lines.ts";
import { pickFrom, type Draft, type Scene } from "./scene.ts";
import { missedBy, remedyFor, stringFor } from "./strings.ts";

const messageRegisters = ["s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9"] as const;

/** Most messages have few items; what goes wrong with the third goes wrong with no other. */
const ITEM_COUNTS = [1, 1, 1, 1, 2, 2, 2, 2, 3, 4] as const;

/** Sets a tag and message registers for a message to `receiver`. */
export function putMessage(scene: Scene, receiver: ThreadKey | undefined, registers: Draft): void {
  const { random } = scene;
  // Who cannot go on with a transfer mostly gets what it lacks.
  const missed = missedBy(scene, receiver);
  if (missed !== undefined && random.chance(3, 4))
    return putWords(abi.tagOf(0, 0, 2), remedyFor(scene, missed), registers);
  const hasItems = random.below(100) < itemsIn100(scene, receiver);
  const itemCount = hasItems ? random.pick(ITEM_COUNTS) : 0;
  const room = abi.MESSAGE_WORDS_MAX - 2 * itemCount;
  const untyped = Math.min(room, random.pick([0, 1, 2, 3, room]));
  const words: Word[] = [];
  for (let word = 0; word < untyped; word++) words.push(plainWord(scene));
  for (let item = 0; item < itemCount; item++) {
    const pair = itemFor(scene, receiver);
    words.push(pair[0], pair[1]);
  }
  const tag = abi.tagOf(random.below(16), untyped, 2 * itemCount);
  putWords(random.chance(1, 25) ? badTag(scene, tag) : tag, words, registers);
}

/** A tag and message registers that give `receiver` a page of mine. */
export function pageFor(scene: Scene, receiver: ThreadKey): Registers {
  const source = pickFrom(scene.random, scene.task.space);
  const registers: Draft = {};
  if (source === undefined) putMessage(scene, receiver, registers);
  else putWords(abi.tagOf(0, 0, 2), linkFor(scene, source, receiver), registers);
  return registers;
}

/** Who has pages sends some to other tasks; the rest seldom try. */
function itemsIn100({ task, me, habits }: Scene, receiver: ThreadKey | undefined): number {
  const inVain =
    task.space.length === 0 || (receiver !== undefined && taskOf(receiver) === taskOf(me));
  return inVain ? habits.itemsIn100 / 6 : habits.itemsIn100;
}

/** A word that may be taken for an ip or an sp. */
const plainWord = (scene: Scene): Word =>
  scene.random.chance(1, 2) ? anyIp(scene) : u32(scene.random.word() & ~3);

function putWords(tag: Word, words: readonly Word[], registers: Draft): void {
  registers.a1 = tag;
  for (let index = 0; index < words.length; index++) {
    const name = messageRegisters[index];
    if (name !== undefined) registers[name] = words[index] as Word;
  }
}

/** Too many words, an odd number of typed ones, or bits that mean nothing. */
const badTag = ({ random }: Scene, tag: Word): Word =>
  random.pick([
    u32(tag | 0x7000),
    u32((tag & ~0xfff) | 9),
    u32((tag & ~0xfff) | (1 << 6)),
    u32((tag & ~0xfff) | (8 << 6) | 1),
    wildWord(random),
  ]);

function itemFor(scene: Scene, receiver: ThreadKey | undefined): readonly [Word, Word] {
  const { random, habits } = scene;
  if (random.below(100) < habits.stringsIn100) return stringFor(scene);
  const narrow = random.chance(1, 6) ? narrowIn(scene, receiver) : undefined;
  if (narrow?.parent !== undefined)
    return [u32((narrow.page << 12) | abi.ITEM_MAP), abi.flexpageOf(narrow.parent.page, 0, 7)];
  const source = sourceOf(scene);
  if (habits.chains && source !== undefined && random.chance(9, 10))
    return linkFor(scene, source, receiver);
  const kind = random.below(100) < habits.grantsIn100 ? abi.ITEM_GRANT : abi.ITEM_MAP;
  const spot = hotSpotFor(scene, source, receiver);
  const page = source?.page ?? anyPage(scene);
  const flexpage = random.chance(habits.regions ? 1 : 7, 10)
    ? abi.flexpageOf(page, 0, anyRights(random))
    : flexpageAt(scene, page);
  const oddKind = random.chance(1, 60) ? random.below(16) : kind;
  return [u32((spot << 12) | (random.chance(1, 20) ? 0xff0 : 0) | oddKind), flexpage];
}

/** A page that the receiver has from me, with fewer rights than I could give. */
function narrowIn(
  { random, state, me }: Scene,
  receiver: ThreadKey | undefined,
): Mapping | undefined {
  const theirs = receiver === undefined ? undefined : activeTask(state, taskOf(receiver));
  const narrow = (theirs?.space ?? []).filter(
    ({ parent, rights }) =>
      parent?.task === taskOf(me) && rights !== mappingAt(state, parent.task, parent.page)?.rights,
  );
  return pickFrom(random, narrow);
}

/** One more link of a chain: a page of mine, all of it, to where the receiver has none. */
function linkFor(
  { random, state, habits }: Scene,
  source: Mapping,
  receiver: ThreadKey | undefined,
): readonly [Word, Word] {
  const taken = receiver === undefined ? undefined : activeTask(state, taskOf(receiver))?.space;
  const free = habits.pages.filter((page) => !taken?.some((mapping) => mapping.page === page));
  const spot = pickFrom(random, free) ?? random.pick(habits.pages);
  return [u32((spot << 12) | abi.ITEM_MAP), abi.flexpageOf(source.page, 0, 7)];
}

/** A page of mine to send; rather one that has come a long way, or the one that came farthest. */
function sourceOf(scene: Scene): Mapping | undefined {
  const { random, state, task, habits } = scene;
  const device = state.lines.length > 0 && random.chance(1, 3) ? devicePage(scene) : undefined;
  if (device !== undefined) return device;
  if (habits.chains && random.chance(4, 5)) return farthest(state, task.space);
  const one = pickFrom(random, task.space);
  const other = pickFrom(random, task.space);
  return one === undefined || other === undefined || distance(state, one) >= distance(state, other)
    ? one
    : other;
}

/** The mapping with the most derivations between it and its root. */
function farthest(state: State, space: readonly Mapping[]): Mapping | undefined {
  let longest = -1;
  let found: Mapping | undefined;
  for (const mapping of space) {
    const length = distance(state, mapping);
    if (length <= longest) continue;
    longest = length;
    found = mapping;
  }
  return found;
}

/** How many derivations lie between a mapping and its root. */
function distance(state: State, mapping: Mapping): number {
  let steps = 0;
  for (let place = mapping.parent; place !== undefined; steps++)
    place = mappingAt(state, place.task, place.page)?.parent;
  return steps;
}

/** Where in the receiver's space: free, taken, derived from the source, or its very ancestor. */
function hotSpotFor(
  scene: Scene,
  source: Mapping | undefined,
  receiver: ThreadKey | undefined,
): number {
  const { random, state, me, habits } = scene;
  const theirs = receiver === undefined ? undefined : taskOf(receiver);
  const space = theirs === undefined ? [] : (activeTask(state, theirs)?.space ?? []);
  switch (random.weighted([50, 20, 15, 15, 4])) {
    case 0:
      return random.pick(habits.pages);
    case 1:
      return pickFrom(random, space)?.page ?? random.pick(habits.pages);
    case 2: {
      const isChild = ({ parent }: Mapping): boolean =>
        parent?.task === taskOf(me) && parent.page === source?.page;
      return space.find(isChild)?.page ?? random.pick(habits.pages);
    }
    case 3:
      return ancestorIn(scene, source, theirs) ?? source?.page ?? random.pick(habits.pages);
    default:
      return random.below(0x10_0000);
  }
}

/** The page in task `theirs` from which `source` was derived, if there is one. */
function ancestorIn(
  { state }: Scene,
  source: Mapping | undefined,
  theirs: TaskNumber | undefined,
): number | undefined {
  let place = source?.parent;
  while (place !== undefined && place.task !== theirs)
    place = mappingAt(state, place.task, place.page)?.parent;
  return place?.page;
}
