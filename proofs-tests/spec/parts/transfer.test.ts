import { describe, expect, test } from "vitest";
import {
  idOf,
  nil,
  threadAt,
  threadKey,
  type Event,
  type Failure,
  type Ipc,
  type Outcome,
  type State,
  type ThreadKey,
} from "../../../spec/index.ts";
import { begin } from "../../../spec/parts/progress.ts";
import { deliver, pairOf } from "../../../spec/parts/transfer.ts";
import {
  after,
  booted,
  does,
  editThread,
  FRAME,
  hello,
  id,
  ipc,
  item,
  makes,
  mapped,
  offers,
  resultsOf,
  root,
  send,
  sigma0,
  strings,
  wait,
  waitFor,
  waitWith,
  word,
} from "../world.ts";

// root makes 3 and is its pager; σ0 is root's. Root has a frame at page 0x40.
const child = threadKey(3, 0);
const world = makes(mapped(booted, sigma0, FRAME + 1, root, 0x40), root, 3);
const of = (key: ThreadKey): ReturnType<typeof idOf> => idOf(world, key);
const BUFFER = 0x60000;
const tick: Event = { tag: "tick" };
const micros = (ticks: number): number => ticks * 1000;

/** Root sends four bytes to the child, whose buffer is not mapped. */
const message = strings([4, 0x40004]);
const sending = (parts: Partial<Ipc> = {}): Ipc => ipc({ to: of(child), message, ...parts });
const waiting = (patience: number | "never" = "never"): State =>
  after(world, [child, waitWith(BUFFER, 100, patience)]);
const stuck = after(waiting(), [root, sending()]);

const failures = (outcome: Outcome, key: ThreadKey): readonly (Failure | undefined)[] =>
  resultsOf(outcome.effects, key).map((result) =>
    result.tag === "ipc" || result.tag === "received" ? result.failure : undefined,
  );

/** But for whom it deletes. */
const deletion = { tag: "taskNew", mcp: 0, owner: nil, sp: 0, ip: 0, pager: nil } as const;

/** Root gives its page to `page` of the child. */
const gives = (page: number): Ipc => {
  const offer = { ...item("map", 0x40, 7), hotSpot: page };
  return send(of(child), offers(offer));
};

describe("a fault in the receiver's space", () => {
  test("makes it call its pager, and both are transferring", () => {
    expect(threadAt(stuck, child)).toMatchObject({
      activity: { tag: "polling", purpose: "pageFault", to: root, message: { label: 0xffe2 } },
      transfer: { role: "receiver", partner: root },
    });
    expect(threadAt(stuck, root)).toMatchObject({
      activity: { tag: "transferring", deadline: "never" },
      transfer: { role: "sender", partner: child, copied: 0 },
    });
    expect(pairOf(stuck, root)).toBeUndefined();
  });

  test("is bounded by the sender's transfer timeout, from the instant of the fault", () => {
    const bounded = does({ ...waiting(1), now: 5 }, root, sending({ transferTimeout: micros(2) }));
    expect(threadAt(bounded.state, root).activity).toMatchObject({ deadline: 7 });
    const early = does(bounded.state, root, tick);
    expect(early.because).not.toContain("tick.transferTimeout");
    const late = does(early.state, root, tick);
    expect(late.because).toContain("tick.transferTimeout");
    expect(failures(late, root)).toEqual([{ phase: "send", error: "transferTimeoutPartner" }]);
    expect(failures(late, child)).toEqual([{ phase: "receive", error: "transferTimeoutMine" }]);
    expect(threadAt(late.state, root).queue).toEqual([]);
    expect(threadAt(late.state, child).transfer).toBeUndefined();
  });

  test("ends at once when the sender does not wait", () => {
    const ended = does(waiting(), root, sending({ transferTimeout: 0 }));
    expect(ended.because).toContain("ipc.transfer.zeroTimeout");
    expect(failures(ended, root)).toEqual([{ phase: "send", error: "transferTimeoutPartner" }]);
    expect(failures(ended, child)).toEqual([{ phase: "receive", error: "transferTimeoutMine" }]);
  });
});

describe("a fault in the sender's space", () => {
  // Now the child sends to root what it cannot read, and root is its pager: the partner.
  const waits = after(world, [root, waitWith(0x40000, 100, micros(3))]);
  const toRoot = send(of(root), strings([4, 0x5000]));

  test("is bounded by the receiver's; a pager that is the partner is called, and cannot answer", () => {
    const { state } = does(waits, child, toRoot);
    expect(threadAt(state, child).activity).toMatchObject({ tag: "polling", to: root });
    expect(threadAt(state, root)).toMatchObject({
      activity: { tag: "transferring", deadline: 3 },
      queue: [child],
    });
    const late = after(state, [sigma0, tick], [sigma0, tick]);
    const ended = does(late, sigma0, tick);
    expect(failures(ended, child)).toEqual([{ phase: "send", error: "transferTimeoutMine" }]);
    expect(failures(ended, root)).toEqual([{ phase: "receive", error: "transferTimeoutPartner" }]);
  });

  test("without a pager it is faulted, and the other still waits", () => {
    const { state, because } = does(editThread(waits, child, { pager: nil }), child, toRoot);
    expect(because).toContain("fault.noPager");
    expect(threadAt(state, child)).toMatchObject({ activity: { tag: "faulted" } });
    expect(threadAt(state, root).activity).toMatchObject({ tag: "transferring", deadline: 3 });
    const end = does(after(state, [sigma0, tick], [sigma0, tick]), sigma0, tick);
    expect(threadAt(end.state, child)).toMatchObject({ activity: { tag: "ready" } });
  });
});

describe("a second thread of root's task as the pager", () => {
  const second = threadKey(2, 1);
  const made = after(waiting(), [
    root,
    { tag: "lthreadExRegs", lthread: 1, ip: 0, sp: 0, pager: undefined },
  ]);
  const paged = editThread(made, child, { pager: id(made, second) });
  const calling = after(paged, [second, wait()], [root, sending({ receive: undefined })]);

  test("hears of the fault at once", () => {
    expect(threadAt(calling, child).activity).toMatchObject({
      tag: "waiting",
      purpose: "pageFault",
    });
    const told = does(after(paged, [second, wait()]), root, sending());
    expect(resultsOf(told.effects, second)).toMatchObject([
      { sender: child, message: word(0xffe2, BUFFER, 0x2004) },
    ]);
  });

  test("answers, and the message goes over", () => {
    const reply = does(calling, second, gives(BUFFER >>> 12));
    expect(reply.because).toContain("ipc.transfer.resumes");
    expect(resultsOf(reply.effects, child)).toMatchObject([
      { tag: "received", sender: root, message: { words: [4 * 1024, BUFFER] }, failure: undefined },
    ]);
    expect(failures(reply, root)).toEqual([undefined]);
    expect(threadAt(reply.state, child)).toMatchObject({
      activity: { tag: "ready" },
      transfer: undefined,
    });
  });

  test("answers with nothing, and the fault comes again", () => {
    const again = does(calling, second, send(of(child), word(0)));
    expect(again.because).toContain("ipc.transfer.receiverFaults");
    expect(threadAt(again.state, child).activity).toMatchObject({ tag: "polling", to: second });
    const waits = does(calling, second, {
      ...send(of(child), word(0)),
      receive: {
        ...waitFor(of(child)).receive,
        source: { tag: "open" },
      } as NonNullable<Ipc["receive"]>,
    });
    expect(resultsOf(waits.effects, second)).toMatchObject([{ sender: child }]);
  });

  test("dies: who called it is faulted, and its partner still transfers", () => {
    const four = threadKey(4, 0);
    const family = makes(made, root, 4);
    const other = editThread(family, child, { pager: id(family, four) });
    const called = after(other, [four, wait()], [root, sending()]);
    const gone = does(called, second, { ...deletion, task: id(family, four) });
    expect(gone.because).toContain("death.tellsFaulting");
    expect(threadAt(gone.state, child)).toMatchObject({
      activity: { tag: "faulted" },
      transfer: { partner: root },
    });
    expect(threadAt(gone.state, root).activity.tag).toBe("transferring");
  });

  test("a partner that dies leaves 7 to the other", () => {
    const gone = does(calling, second, { ...deletion, task: of(child) });
    expect(gone.because).toContain("death.abortsTransfers");
    expect(failures(gone, root)).toEqual([{ phase: "send", error: "aborted" }]);
    expect(threadAt(gone.state, root).transfer).toBeUndefined();
  });

  test("lthread_ex_regs with an ip ends it with 7 on both sides; without one, nothing", () => {
    const move = { tag: "lthreadExRegs", lthread: 0, sp: undefined, pager: undefined } as const;
    const aborted = does(calling, second, { ...move, ip: 8 });
    expect(aborted.because).toContain("lthreadExRegs.aborts");
    expect(failures(aborted, root)).toEqual([{ phase: "send", error: "aborted" }]);
    expect(failures(aborted, child)).toEqual([{ phase: "receive", error: "aborted" }]);
    const read = does(calling, second, { ...move, ip: undefined });
    expect(threadAt(read.state, root).transfer).toBeDefined();
  });

  test("thread_schedule says transferring, and who has met the fault", () => {
    const asks = (key: ThreadKey): unknown => {
      const call = { tag: "threadSchedule", priority: undefined, slice: undefined } as const;
      const { effects } = does(calling, second, { ...call, thread: of(key) });
      return resultsOf(effects, second)[0];
    };
    expect(asks(root)).toMatchObject({
      report: { activity: "transferring", within: undefined, partner: of(child) },
    });
    expect(asks(child)).toMatchObject({
      report: { activity: "transferring", within: "pageFault", partner: of(root) },
    });
  });
});

test("strings to a start wait, a fault or no buffer are cut, and the receiver goes on", () => {
  const small = after(world, [child, wait()]);
  const cut = does(small, root, sending());
  expect(cut.because).toContain("ipc.transfer.stringsCut");
  expect(failures(cut, root)).toEqual([{ phase: "send", error: "cut" }]);
  expect(failures(cut, child)).toEqual([{ phase: "receive", error: "cut" }]);
  const faulting = after(
    world,
    [root, wait()],
    [child, { tag: "access", access: "load", address: 0x5000 }],
  );
  const reply = does(faulting, root, sending());
  expect(failures(reply, root)).toEqual([{ phase: "send", error: "cut" }]);
  expect(threadAt(reply.state, child).activity.tag).toBe("ready");
});

test("deliver: a message without strings goes over; one with strings begins a transfer", () => {
  const sent = {
    envelope: { from: of(root), to: of(child), redirected: false, propagated: false },
    purpose: "ipc",
    receive: undefined,
    transferTimeout: "never",
  } as const;
  const state = waiting();
  const plain = deliver(begin(state), root, child, { ...sent, message: hello }, "plentiful");
  expect(plain.map(({ tag }) => tag)).toEqual(["delivered"]);
  const [begun] = deliver(begin(state), root, child, { ...sent, message }, "plentiful");
  expect(begun?.tag).toBe("begun");
  expect(pairOf(begun!.progress.state, child)).toMatchObject({ sender: root, receiver: child });
});
