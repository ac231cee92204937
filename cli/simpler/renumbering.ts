// The same run with other numbers for the same things: tasks, threads, lines, pages and frames are
// numbered in the order in which they appear, and the first version of a number is 1.

import * as abi from "../../abi/index.ts";
import type { Candidate } from "../../engines/index.ts";
import { bootFault, type Boot, type TraceEvent } from "../../trace/index.ts";
import { idsIn, isThreadId, partsOfName, renamed, rolesOf, type Names } from "./words.ts";

type KernelRun = Candidate<Boot, TraceEvent>;

/** The run with all its numbers plain, then with those of one sort. */
export function renumbered(run: KernelRun): readonly KernelRun[] {
  const sorts = [tasks, lthreads, lines, pages, versions].map((sort) => sort(run));
  const changed = sorts.filter((sort) => sort !== undefined);
  const all = sortsInTurn(run);
  return [...(changed.length > 1 ? [all] : []), ...changed].filter(
    ({ start }) => bootFault(start) === undefined,
  );
}

const sortsInTurn = (run: KernelRun): KernelRun =>
  [tasks, lthreads, lines, pages, versions].reduce((now, sort) => sort(now) ?? now, run);

const named = ({ start, events }: KernelRun, names: Names): KernelRun => ({
  start,
  events: events.map((event) => renamed(event, names)),
});

/** Numbers in the order in which they come, from `first` on; undefined if they are so already. */
function inOrder(numbers: readonly number[], first: number): Map<number, number> | undefined {
  const order = new Map<number, number>();
  for (const number of numbers) if (!order.has(number)) order.set(number, first + order.size);
  const isChange = [...order].some(([number, place]) => number !== place);
  return isChange ? order : undefined;
}

/** Of a bijection: what is not named goes where what took its number was. */
function mapping(order: ReadonlyMap<number, number>): (number: number) => number {
  const taken = new Map([...order].map(([from, to]) => [to, from]));
  return (number) => {
    const place = order.get(number);
    if (place !== undefined) return place;
    let free = number;
    for (let from = taken.get(free); from !== undefined; from = taken.get(free)) free = from;
    return free;
  };
}

function tasks(run: KernelRun): KernelRun | undefined {
  const numbers = run.events.flatMap((event) => [
    ...("by" in event ? [partsOfName(event.by)[0]] : []),
    ...idsIn(event).filter(isThreadId).map(abi.taskOf),
  ]);
  const order = inOrder(
    numbers.filter((number) => number >= abi.TASK_FIRST_MADE && number <= run.start.tasks),
    abi.TASK_FIRST_MADE,
  );
  return order && named(run, { task: mapping(order) });
}

/** The first thread of a task is 0. */
function lthreads(run: KernelRun): KernelRun | undefined {
  const ofTask = new Map<number, number[]>();
  const add = (task: number, lthread: number): void => {
    if (lthread > 0 && lthread <= abi.LTHREAD_MAX)
      ofTask.set(task, [...(ofTask.get(task) ?? []), lthread]);
  };
  for (const event of run.events) {
    if ("by" in event) add(...partsOfName(event.by));
    for (const id of idsIn(event).filter(isThreadId)) add(abi.taskOf(id), abi.lthreadOf(id));
    if (event.event === "call" && event.call === "lthreadExRegs")
      add(partsOfName(event.by)[0], event.registers.a0 ?? 0);
  }
  const orders = new Map([...ofTask].map(([task, numbers]) => [task, inOrder(numbers, 1)]));
  if ([...orders.values()].every((order) => order === undefined)) return undefined;
  return named(run, {
    lthread: (task, lthread) => {
      const order = orders.get(task);
      return order === undefined || lthread === 0 ? lthread : mapping(order)(lthread);
    },
  });
}

/** Lines from 0 on, their devices in the first frames before RAM. */
function lines(run: KernelRun): KernelRun | undefined {
  const { devices = [] } = run.start;
  const lineOrder = inOrder(
    devices.map(({ line }) => line),
    0,
  );
  const frameOrder = inOrder(
    devices.map(({ frame }) => frame),
    abi.DEVICE_FRAMES_START,
  );
  if (lineOrder === undefined && frameOrder === undefined) return undefined;
  const [line, page] = [mapping(lineOrder ?? new Map()), mapping(frameOrder ?? new Map())];
  const moved = devices.map((one) => ({ line: line(one.line), frame: page(one.frame) }));
  return named({ ...run, start: { ...run.start, devices: moved } }, { line, page });
}

/** User pages that hold no frame of σ0's come first, each sort in order. */
function pages(run: KernelRun): KernelRun | undefined {
  const frames = abi.USER_FRAMES_START / abi.PAGE_BYTES;
  const framesEnd = frames + run.start.userFrames;
  const [free, held]: [number[], number[]] = [[], []];
  const devices = (run.start.devices ?? []).map(({ frame }) => frame);
  for (const page of run.events.flatMap(pagesIn))
    if (page >= frames && page < framesEnd) held.push(page);
    else if (page < frames && !devices.includes(page)) free.push(page);
  const [freeOrder, heldOrder] = [inOrder(free, 0), inOrder(held, frames)];
  if (freeOrder === undefined && heldOrder === undefined) return undefined;
  const [ofFree, ofHeld] = [mapping(freeOrder ?? new Map()), mapping(heldOrder ?? new Map())];
  return named(run, {
    page: (page) => {
      if (page >= frames && page < framesEnd) return ofHeld(page);
      return page < frames && !devices.includes(page) ? ofFree(page) : page;
    },
  });
}

function pagesIn(event: TraceEvent): readonly number[] {
  if ("address" in event) return [event.address >>> abi.LOG2_PAGE_BYTES];
  if (event.event !== "call") return [];
  return rolesOf(event)
    .filter(([, role]) => role === "page")
    .flatMap(([name]) => event.registers[name] ?? [])
    .filter((word) => word !== abi.COMPLETE && word !== abi.ANY)
    .map((word) => word >>> abi.LOG2_PAGE_BYTES);
}

function versions(run: KernelRun): KernelRun | undefined {
  const { firstVersion } = run.start;
  if (firstVersion === 1) return undefined;
  const version = (number: number): number =>
    number >= firstVersion ? number - firstVersion + 1 : number;
  return named({ ...run, start: { ...run.start, firstVersion: 1 } }, { version });
}
