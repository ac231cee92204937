// The kernel's events as commands of fast-check, for a fair comparison. Operands are small numbers
// that are resolved against the state when the command runs: the n-th living thread, the n-th page
// of whoever runs. Every command does something, whatever the state.

import fc from "fast-check";
import * as abi from "../../abi/index.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { prng } from "../../lib/prng.ts";
import { drawBoot, type Lockstep } from "../../refinement/index.ts";
import {
  activeTaskAt,
  describeKey,
  idOf,
  taskOf,
  threadKeys,
  type State,
  type ThreadKey,
} from "../../spec/index.ts";
import { exceptionNames, type Boot, type Registers, type TraceEvent } from "../../trace/index.ts";

/** What commands act on. */
export type Real = { readonly run: Lockstep };

/** Boot parameters: drawn as the default check draws them. */
export const boots: fc.Arbitrary<Boot> = fc.nat().map((seed) => drawBoot(prng(seed)));

/** The state as operands are resolved against it. */
type Now = {
  readonly state: State;
  readonly me: ThreadKey;
  readonly by: string;
  readonly lines: readonly number[];
};

/** An operand that waits for the state. */
type Operand = (now: Now) => Word;
type Draw = (now: Now) => TraceEvent;

class KernelCommand implements fc.Command<object, Real> {
  private readonly draw: Draw;
  constructor(draw: Draw) {
    this.draw = draw;
  }
  readonly check = (): boolean => true;
  readonly run = (_: object, { run }: Real): void => {
    const { running: me } = run.state;
    const lines = (run.boot.devices ?? []).map(({ line }) => line);
    const event: TraceEvent =
      me === undefined
        ? { event: "tick" }
        : this.draw({ state: run.state, me, by: describeKey(me), lines });
    const verdict = run.step(event);
    if (verdict.tag === "refuted") throw new Error(verdict.failure.claim);
  };
  readonly toString = (): string => "event";
}

const wordOf = (state: State, key: ThreadKey): Word => {
  const { task, lthread, chief, version } = idOf(state, key);
  return abi.threadIdOf(chief, task, lthread, version);
};

const n = fc.nat(0xffff);
const word = fc.nat(0xffff_ffff);
const constant = (value: Word): fc.Arbitrary<Operand> => fc.constant(() => value);
const likely = (...choices: readonly (readonly [number, fc.Arbitrary<Operand>])[]) =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** The n-th living thread. */
const living = n.map((at): Operand => ({ state }) => {
  const keys = threadKeys(state);
  return wordOf(state, keys[at % keys.length] as ThreadKey);
});
const wild: fc.Arbitrary<Operand> = word.map((value) => () => value);
/** The id of an interrupt line that has a device, if there is one. */
const line = n.map(
  (at): Operand =>
    ({ lines }) =>
      1 + (lines[at % lines.length] ?? at % abi.INTERRUPT_LINES),
);
const someId = likely(
  [20, living],
  [2, constant(abi.NIL)],
  [2, constant(abi.ANY)],
  [2, line],
  [1, wild],
);
const nobody = constant(abi.NIL);
const anybody = constant(abi.ANY);

/** The n-th page of whoever runs, or one of eight that everybody uses. */
const somePage = fc.tuple(n, fc.boolean()).map(([at, mine]) => ({ state, me }: Now): number => {
  const { space } = activeTaskAt(state, taskOf(me));
  const page = mine && space.length > 0 ? space[at % space.length]?.page : undefined;
  return page ?? at % 8;
});
const flexpage = fc
  .tuple(somePage, fc.constantFrom(0, 0, 0, 0, 1, 2, 20), fc.constantFrom(7, 7, 7, 1, 3, 4, 5, 0))
  .map(([page, log2, rights]): Operand => {
    return (now) => abi.flexpageOf(log2 === 20 ? 0 : page(now) & -(2 ** log2), log2, rights);
  });
const window = likely([6, constant(abi.COMPLETE)], [2, flexpage], [1, constant(0)]);
const ip = fc.nat(7).map(
  (page): Operand =>
    () =>
      u32(page << 12),
);

const timeout = fc.oneof(
  { weight: 3, arbitrary: fc.constant(abi.TIMEOUT_NEVER) },
  { weight: 2, arbitrary: fc.constant(abi.TIMEOUT_ZERO) },
  { weight: 4, arbitrary: fc.nat(1023).map((mantissa) => mantissa + 1) },
  { weight: 1, arbitrary: fc.nat(0xffff) },
);
const timeouts = fc.tuple(timeout, timeout).map(
  ([send, receive]): Operand =>
    () =>
      u32((send << 16) | receive),
);

const item = fc
  .tuple(somePage, fc.constantFrom(abi.ITEM_MAP, abi.ITEM_MAP, abi.ITEM_GRANT), flexpage)
  .map(([spot, kind, page]): readonly Operand[] => [(now) => u32((spot(now) << 12) | kind), page]);

/** A tag, and the registers of a message: words, then items. */
const message = fc
  .tuple(
    fc.array(wild, { maxLength: 4, size: "max" }),
    fc.array(item, { maxLength: 2, size: "max" }),
    fc.nat(15),
    fc.option(living, { freq: 8 }),
  )
  .map(([words, items, label, ward]) => (now: Now): Registers => {
    const values = [...words, ...items.flat()].map((operand) => operand(now));
    const tag = abi.tagOf(label, words.length, 2 * items.length);
    const registers = Object.fromEntries(values.map((value, at) => [`s${2 + at}`, value]));
    const signed = ward === null ? {} : { a1: u32(tag | abi.TAG_PROPAGATED), t0: ward(now) };
    return { a1: tag, ...registers, ...signed };
  });

/** Registers by name, each an operand. */
type Operands = Readonly<Record<string, fc.Arbitrary<Operand>>>;
const registers = (operands: Operands): fc.Arbitrary<(now: Now) => Registers> =>
  fc
    .record(operands)
    .map(
      (drawn) => (now) =>
        Object.fromEntries(Object.entries(drawn).map(([name, operand]) => [name, operand(now)])),
    );

type Call = Extract<TraceEvent, { readonly event: "call" }>["call"];
const call = (name: Call, drawn: fc.Arbitrary<(now: Now) => Registers>): fc.Arbitrary<Draw> =>
  drawn.map((resolve) => (now) => ({
    event: "call",
    by: now.by,
    call: name,
    registers: resolve(now),
  }));

const after = likely([3, nobody], [3, living], [3, anybody]);
const send = fc
  .tuple(registers({ a0: someId, a2: after, a3: timeouts, a4: window }), message)
  .map(([arguments_, words]) => (now: Now) => ({ ...arguments_(now), ...words(now) }));
const receive = registers({
  a0: nobody,
  a1: constant(0),
  a2: likely([3, anybody], [2, someId]),
  a3: timeouts,
  a4: window,
});
const taskId = fc.tuple(fc.nat(8), fc.boolean()).map(([at, exact]): Operand => ({ state }) => {
  const number = 1 + (at % (state.tasks.length - 1));
  const task = state.tasks[number];
  return exact && task?.tag === "active"
    ? abi.threadIdOf(task.chief, number, 0, task.version)
    : abi.threadIdOf(0, number, 0, 0);
});
const small = fc.nat(4).map(
  (value): Operand =>
    () =>
      value,
);
const unchanged = constant(abi.UNCHANGED);
const access = fc
  .tuple(fc.constantFrom("load", "load", "store", "fetch"), somePage, fc.nat(1023))
  .map(([event, page, at]): Draw => {
    return (now) => ({ event, by: now.by, address: u32((page(now) << 12) | (at << 2)) });
  });
const exception = fc
  .constantFrom(...exceptionNames)
  .map((name): Draw => ({ by }) => ({ event: "exception", by, exception: name, registers: {} }));

const draws: readonly (readonly [number, fc.Arbitrary<Draw>])[] = [
  [30, call("ipc", send)],
  [15, call("ipc", receive)],
  [14, access],
  [7, call("fpageUnmap", registers({ a0: flexpage, a1: small }))],
  [
    8,
    call(
      "taskNew",
      registers({
        a0: taskId,
        a1: likely([3, constant(255)], [1, small], [2, living]),
        a2: wild,
        a3: ip,
        a4: likely([5, someId], [2, nobody]),
      }),
    ),
  ],
  [
    8,
    call(
      "lthreadExRegs",
      registers({
        a0: small,
        a1: likely([3, ip], [1, unchanged]),
        a2: likely([3, wild], [1, unchanged]),
        a3: likely([1, someId], [1, unchanged]),
      }),
    ),
  ],
  [
    5,
    call(
      "threadSchedule",
      registers({
        a0: someId,
        a1: likely([3, fc.integer({ min: 98, max: 102 }).map((value) => () => value)], [1, wild]),
        a2: likely([2, small], [1, unchanged]),
      }),
    ),
  ],
  [9, call("threadSwitch", registers({ a0: someId }))],
  [2, call("idNearest", registers({ a0: someId }))],
  [3, exception],
  [6, fc.constant((): TraceEvent => ({ event: "tick" }))],
  [4, line.map((id): Draw => (now) => ({ event: "interrupt", line: id(now) - 1 }))],
];

/** All commands; the choice among them is weighted. */
export const kernelCommands: fc.Arbitrary<fc.Command<object, Real>>[] = [
  fc
    .oneof(...draws.map(([weight, arbitrary]) => ({ weight, arbitrary })))
    .map((draw) => new KernelCommand(draw)),
];
