// What the kernel does when a thread does what it may not. Source: manual, 3.1 to 3.3.

import { u32 } from "../lib/u32.ts";
import type { Access, Event } from "./event.ts";
import { pageOf, withWord, wordAt } from "./frames.ts";
import type { Message } from "./message.ts";
import { taskOf, type ThreadKey } from "./name.ts";
import type { Memory, Outcomes } from "./outcome.ts";
import { route } from "./parts/clans.ts";
import { exceptionMessage, pageFaultMessage } from "./parts/kernelMessages.ts";
import { become, by, give, goOnAt, onward, type Progress } from "./parts/progress.ts";
import { callPager, wasWoken } from "./parts/rendezvous.ts";
import { atLeastOne, runs, schedulingPoint } from "./parts/schedule.ts";
import { mappingAt } from "./parts/space.ts";
import { execute, none, read, write, type Rights } from "./rights.ts";
import { threadAt, withFrames } from "./state.ts";

const needed: Readonly<Record<Access, Rights>> = { load: read, store: write, fetch: execute };

/** A load, store or fetch: it goes through, or it is a page fault. */
export function access(
  before: Progress,
  me: ThreadKey,
  { access: kind, address, value = 0 }: Extract<Event, { tag: "access" }>,
  memory: Memory,
): Outcomes {
  // A fetch is at the ip: to fetch from an address is to be there.
  const p = kind === "fetch" ? goOnAt(before, me, address) : before;
  const { ip } = threadAt(p.state, me);
  const mapping = mappingAt(p.state, taskOf(me), address >>> 12);
  if (mapping === undefined || (mapping.rights & needed[kind]) === none)
    return calls(p, me, "pageFault", pageFaultMessage(kind, address, ip), memory);
  const { frame } = mapping;
  const { frames } = p.state;
  const page = kind === "load" ? pageOf(frames, frame) : undefined;
  const loaded = page === undefined ? undefined : wordAt(page, address);
  const done = give(by(p, "access.allowed"), me, { tag: "accessed", loaded });
  const stored =
    kind === "store"
      ? become(done, withFrames(p.state, withWord(frames, frame, address, value)))
      : done;
  return runs(goOnAt(stored, me, u32(ip + 4)), me);
}

/** An exception of the running thread. */
export function exception(
  p: Progress,
  me: ThreadKey,
  { cause, value, firstArguments }: Extract<Event, { tag: "exception" }>,
  memory: Memory,
): Outcomes {
  const { ip, sp } = threadAt(p.state, me);
  const message = exceptionMessage(ip, sp, cause, value, firstArguments);
  return calls(p, me, "exception", message, memory);
}

/** The thread calls its pager: a scheduling point. */
function calls(
  p: Progress,
  me: ThreadKey,
  purpose: "pageFault" | "exception",
  message: Message,
  memory: Memory,
): Outcomes {
  const there = route(p.state, me, threadAt(p.state, me).pager)?.to;
  const ways = callPager(p, me, purpose, message, memory);
  const outcomes = onward(ways, (q) => {
    const woken = there !== undefined && wasWoken(p.state, q.state, there);
    return schedulingPoint([q], { previous: me, handoff: woken ? there : undefined });
  });
  return atLeastOne(outcomes);
}
