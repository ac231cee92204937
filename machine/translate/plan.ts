// The shape of a region: its basic blocks, each loop in one piece, where it can be entered, and
// which loops become loops of the translated code.

import { orderOf } from "./order.ts";
import { isBranch, links, nextOf, type Step, successorsOf } from "./steps.ts";

export type Block = {
  /** At least one; the last one alone may jump, or be left to the hart. */
  readonly steps: readonly Step[];
  /** Places of the blocks that may follow, as `successorsOf` the last step; −1: none here. */
  readonly successors: readonly number[];
  /** May control come from outside, back, or from another page? Then steps are checked. */
  isEntry: boolean;
  /** Of the first block of a loop without entries in its middle: place of its last block. */
  loopEnd: number | undefined;
  /** The most steps from here until an entry is met, or the region is left. */
  longestPath: number;
};

export type Plan = {
  readonly blocks: readonly Block[];
  /** Places of blocks, by the address of their first step. */
  readonly places: ReadonlyMap<number, number>;
};

export const addressOf = (block: Block): number => (block.steps[0] as Step).at;
export const lastOf = ({ steps }: Block): Step => steps.at(-1) as Step;
export const samePage = (a: number, b: number): boolean => ((a ^ b) & -4096) === 0;

/**
 * The plan of `steps`, which can be entered at `start`, or soon after: inside of a loop, where that
 * begins, unless `exactly` there. `isDone` tells which steps are not left to the hart.
 */
export function planOf(
  steps: ReadonlyMap<number, Step>,
  start: number,
  exactly: boolean,
  isDone: (step: Step) => boolean,
): Plan {
  const ends = (step: Step): boolean =>
    isBranch(step) || step.name === "jal" || step.name === "jalr" || !isDone(step);
  const leaders = leadersOf(steps, start, ends);
  const drafts = draftsOf(leaders, steps, ends);
  const entered = enteredOf(drafts, isDone);
  if (exactly) entered.add(leaders.indexOf(start));
  const blocks = blocksOf(drafts, entered);
  const places = new Map(blocks.map((block, place) => [addressOf(block), place]));
  const place = places.get(start) as number;
  if (!isInLoop(blocks, place)) (blocks[place] as Block).isEntry = true;
  markLoops(blocks);
  measurePaths(blocks);
  return { blocks, places };
}

/** A block, and by number those that may follow. */
type Draft = Pick<Block, "steps" | "successors">;

/** Addresses where blocks begin, in order. */
function leadersOf(
  steps: ReadonlyMap<number, Step>,
  start: number,
  ends: (step: Step) => boolean,
): readonly number[] {
  const leaders = new Set([start]);
  for (const step of steps.values()) {
    const isBorder = !samePage(step.at, nextOf(step));
    if (ends(step) || isBorder) for (const at of successorsOf(step)) leaders.add(at);
  }
  return [...leaders].filter((at) => steps.has(at)).toSorted((a, b) => (a >>> 0) - (b >>> 0));
}

/** The blocks by number, in the order of addresses. */
function draftsOf(
  leaders: readonly number[],
  all: ReadonlyMap<number, Step>,
  ends: (step: Step) => boolean,
): readonly Draft[] {
  const numbers = new Map(leaders.map((at, number) => [at, number]));
  return leaders.map((start) => {
    const steps: Step[] = [];
    for (let step = all.get(start); step !== undefined; step = all.get(nextOf(step))) {
      steps.push(step);
      if (ends(step) || numbers.has(nextOf(step))) break;
    }
    const successors = successorsOf(steps.at(-1) as Step).map((at) => numbers.get(at) ?? -1);
    return { steps, successors };
  });
}

/** What is called or returned to, follows the hart's work, or lies on another page. */
function enteredOf(drafts: readonly Draft[], isDone: (step: Step) => boolean): Set<number> {
  const entered = new Set<number>();
  for (const { steps, successors } of drafts) {
    const last = steps.at(-1) as Step;
    for (const next of successors) {
      const first = drafts[next]?.steps[0];
      if (first === undefined) continue;
      if (!samePage(last.at, first.at) || links(last) || !isDone(last)) entered.add(next);
    }
  }
  return entered;
}

/** In the order of the region; what is jumped back to is an entry too. */
function blocksOf(drafts: readonly Draft[], entered: ReadonlySet<number>): readonly Block[] {
  const successors = drafts.map((draft) => draft.successors);
  const { nodes, heads } = orderOf({ successors, isEntered: (node) => entered.has(node) });
  const placeOf = new Map(nodes.map((node, place) => [node, place]));
  return nodes.map((node) => {
    const { steps, successors: nexts } = drafts[node] as Draft;
    return {
      steps,
      successors: nexts.map((next) => placeOf.get(next) ?? -1),
      isEntry: entered.has(node) || heads.has(node),
      loopEnd: undefined,
      longestPath: 0,
    };
  });
}

/** From the first block of each loop to the last that jumps back there. */
function loopsOf(blocks: readonly Block[]): ReadonlyMap<number, number> {
  const loops = new Map<number, number>();
  for (const [place, { successors }] of blocks.entries())
    for (const next of successors) if (next !== -1 && next <= place) loops.set(next, place);
  return loops;
}

const isInLoop = (blocks: readonly Block[], place: number): boolean =>
  [...loopsOf(blocks)].some(([first, last]) => first <= place && place <= last);

function markLoops(blocks: readonly Block[]): void {
  for (const [first, last] of loopsOf(blocks)) {
    const isInside = (place: number): boolean => first < place && place <= last;
    const isOpen = blocks.some((block, place) =>
      isInside(place)
        ? block.isEntry
        : place !== first && block.successors.some((next) => isInside(next)),
    );
    if (!isOpen) (blocks[first] as Block).loopEnd = last;
  }
}

/** Jumps back and into other pages go to entries, so that what is needed is known already. */
function measurePaths(blocks: readonly Block[]): void {
  for (const block of blocks.toReversed()) {
    const paths = block.successors.map((next) => {
      const target = blocks[next];
      return target === undefined || target.isEntry ? 0 : target.longestPath;
    });
    block.longestPath = block.steps.length + Math.max(0, ...paths);
  }
}
