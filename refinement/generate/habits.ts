// Habits: what the threads of one run like to do. Each run draws its own (swarm testing): some
// kinds of event are left out, others come thick and fast.

import type { Prng } from "../../lib/prng.ts";
import type { Boot, CallName } from "../../trace/event.ts";
import { hasRegion, REGION_PAGES } from "./boot.ts";

export type Kind = CallName | "access" | "exception" | "tick" | "interrupt";

export const kinds: readonly Kind[] = [
  "ipc",
  "access",
  "fpageUnmap",
  "taskNew",
  "lthreadExRegs",
  "threadSchedule",
  "threadSwitch",
  "idNearest",
  "exception",
  "tick",
  "interrupt",
];

/** How often each kind happens when nothing speaks for or against it. */
const usual: Weights = {
  ipc: 44,
  access: 14,
  fpageUnmap: 7,
  taskNew: 7,
  lthreadExRegs: 8,
  threadSchedule: 5,
  threadSwitch: 9,
  idNearest: 2,
  exception: 3,
  tick: 6,
  interrupt: 9,
};

/** How often each kind happens. */
export type Weights = Record<Kind, number>;

/** Weights to change. Each is named, here and below: a name that is looked up takes longer. */
export const copied = (w: Weights): Weights => ({
  ipc: w.ipc,
  access: w.access,
  fpageUnmap: w.fpageUnmap,
  taskNew: w.taskNew,
  lthreadExRegs: w.lthreadExRegs,
  threadSchedule: w.threadSchedule,
  threadSwitch: w.threadSwitch,
  idNearest: w.idNearest,
  exception: w.exception,
  tick: w.tick,
  interrupt: w.interrupt,
});

/** Weights in the order of `kinds`. */
// prettier-ignore
export const inOrder = (w: Weights): readonly number[] => [
  w.ipc, w.access, w.fpageUnmap, w.taskNew, w.lthreadExRegs, w.threadSchedule, w.threadSwitch,
  w.idNearest, w.exception, w.tick, w.interrupt,
];

export type Habits = {
  readonly weights: Weights;
  /** Page numbers that everybody maps, faults on and unmaps. */
  readonly pages: readonly number[];
  /** Of 100 calls with items, how many grant. */
  readonly grantsIn100: number;
  /** Of 100 messages, how many carry items. */
  readonly itemsIn100: number;
  /** Of 100 items, how many are strings; 0: nobody has ever heard of strings. */
  readonly stringsIn100: number;
  /** Of 100 timeouts, how many never end. */
  readonly neverIn100: number;
  /** How often ids out of reach are tried, beside 100 others. */
  readonly farIn100: number;
  /** Of 100 calls, how many have a register with any value at all. */
  readonly wildIn100: number;
  /** Numbers go from chief to child, and clans are left to grow deep before they are deleted. */
  readonly dynasty: boolean;
  /** A dynasty that is left to grow four generations deep. */
  readonly tall: boolean;
  /** Pages are passed on and on, and seldom taken back. */
  readonly chains: boolean;
  /** A run with chains begins with a page that goes from hand to hand. */
  readonly relay: boolean;
  /** Little happens but messages, of strings above all, between few threads. */
  readonly letters: boolean;
  /** Pages come in pieces of 4 MiB, whole and in parts. */
  readonly regions: boolean;
  /** σ0 gives pages away before anything else happens. */
  readonly gifts: boolean;
  /** How many of the first events are for making tasks and threads. */
  readonly youth: number;
};

const FIRST_ROOT_PAGE = 0x80100;

/** Habits for one run, booted with `boot`. */
export function drawHabits(random: Prng, boot: Boot): Habits {
  const tall = random.chance(1, 8);
  const letters = random.chance(1, 10);
  const chains = random.chance(1, 3);
  const habits = {
    weights: drawWeights(random),
    pages: drawPages(random),
    grantsIn100: random.pick([10, 25, 25, 60]),
    itemsIn100: random.pick([40, 70, 70, 90]),
    stringsIn100: random.pick([0, 0, 20, 50, 80]),
    neverIn100: random.pick([5, 15, 15, 40]),
    farIn100: random.pick([5, 15, 15, 50]),
    wildIn100: random.pick([0, 2, 3, 3, 8]),
    dynasty: tall || random.chance(1, 4),
    tall,
    chains,
    relay: chains && random.chance(1, 4),
    letters,
    regions: false,
    gifts: chains || random.chance(1, 2),
    youth: random.pick([5, 15, 30]),
  };
  // Of one hidden class, whatever they are: see `bootOf` in boot.ts.
  if (hasRegion(boot)) return Object.assign(habits, drawRegions(random));
  return letters ? Object.assign(habits, onlyLetters) : habits;
}

const regionWeights: Weights = Object.assign(copied(usual), {
  ipc: 100,
  access: 24,
  fpageUnmap: 9,
  taskNew: 4,
  lthreadExRegs: 3,
});

/** Memory is given and taken back by 4 MiB, and less. */
const drawRegions = (random: Prng): Partial<Habits> => ({
  weights: regionWeights,
  pages: [1 + random.below(0x1ff), 0x200 + random.below(0x80)].flatMap((region) =>
    [0, 1 + random.below(REGION_PAGES - 2), 1023].map((page) => region * REGION_PAGES + page),
  ),
  grantsIn100: random.pick([10, 30]),
  itemsIn100: 90,
  neverIn100: 5,
  stringsIn100: random.pick([0, 0, 10]),
  dynasty: false,
  tall: false,
  chains: false,
  relay: false,
  letters: false,
  regions: true,
  gifts: true,
  youth: 3,
});

/** Pages are given and strings are sent: what comes of both is seen in short runs. */
const onlyLetters = {
  weights: Object.assign(copied(usual), {
    ipc: 120,
    fpageUnmap: 1,
    access: 2,
    threadSchedule: 0,
    exception: 0,
  }),
  grantsIn100: 5,
  itemsIn100: 90,
  stringsIn100: 50,
  wildIn100: 0,
  dynasty: false,
  tall: false,
  chains: false,
  relay: false,
  youth: 3,
} as const;

function drawWeights(random: Prng): Weights {
  const weights = copied(usual);
  for (const kind of kinds) {
    const dispensable = kind !== "ipc" && kind !== "taskNew";
    weights[kind] *= random.pick(dispensable ? [0, 1, 1, 2, 4] : [1, 1, 2]);
  }
  return weights;
}

/** Neighbours in two or three regions that need page tables of their own. */
function drawPages(random: Prng): readonly number[] {
  const regions = [random.below(4), 4 + random.below(700)];
  if (random.chance(1, 2)) regions.push(random.pick([0x2ff, 0x200]));
  const pages = regions.flatMap((region) => {
    const first = region * 1024 + random.pick([0, 0, 4, 8, 1020]);
    return [first, first + 1, first + 2, first + 3];
  });
  return random.chance(1, 2) ? [...pages, FIRST_ROOT_PAGE] : pages;
}
