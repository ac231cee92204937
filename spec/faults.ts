// What the kernel does when a thread does what it may not. Source: manual, 3.1 to 3.3.

import { u32 } from "../lib/u32.ts";
import type { Access, Event } from "./event.ts";
import { pageOf, withWord, wordAt } from "./frames.ts";
import type { Message } from "./message.ts";
import { taskOf, type ThreadKey } from "./name.ts";
import type { Outcomes } from "./outcome.ts";
import { route } from "./parts/clans.ts";
import { exceptionMessage, pageFaultMessage } from "./parts/kernelMessages.ts";
import { become, by, change, give, type Progress } from "./parts/progress.ts";
import { sendPhase, wasWoken } from "./parts/rendezvous.ts";
import { runs, schedulingPoint } from "./parts/schedule.ts";
import { mappingAt } from "./parts/space.ts";
import { execute, none, read, write, type Rights } from "./rights.ts";
import { idOf, named, threadAt, withFrames, type Purpose } from "./state.ts";

const needed: Readonly<Record<Access, Rights>> = { load: read, store: write, fetch: execute };

/** A load, store or fetch: it goes through, or it is a page fault. */
export function access(
  before: Progress,
  me: ThreadKey,
  { access: kind, address, value = 0 }: Extract<Event, { tag: "access" }>,
): Outcomes {
  // A fetch is at the ip: to fetch from an address is to be there.
  const p = kind === "fetch" ? change(before, me, { ip: address }) : before;
  const { ip } = threadAt(p.state, me);
  const mapping = mappingAt(p.state, taskOf(me), address >>> 12);
  if (mapping === undefined || (mapping.rights & needed[kind]) === none)
    return callPager(p, me, "pageFault", pageFaultMessage(kind, address, ip));
  const { frame } = mapping;
  const { frames } = p.state;
  const page = kind === "load" ? pageOf(frames, frame) : undefined;
  const loaded = page === undefined ? undefined : wordAt(page, address);
  const done = give(by(p, "access.allowed"), me, { tag: "accessed", loaded });
  const stored =
    kind === "store"
      ? become(done, withFrames(p.state, withWord(frames, frame, address, value)))
      : done;
  return runs(change(stored, me, { ip: u32(ip + 4) }), me);
}

/** An exception of the running thread. */
export function exception(
  p: Progress,
  me: ThreadKey,
  { cause, value, firstArguments }: Extract<Event, { tag: "exception" }>,
): Outcomes {
  const { ip, sp } = threadAt(p.state, me);
  const message = exceptionMessage(ip, sp, cause, value, firstArguments);
  return callPager(p, me, "exception", message);
}

/** The thread calls its pager, or is faulted when it has none. */
function callPager(
  p: Progress,
  me: ThreadKey,
  purpose: Exclude<Purpose, "ipc">,
  message: Message,
): Outcomes {
  const isPageFault = purpose === "pageFault";
  const to = threadAt(p.state, me).pager;
  const pager = named(p.state, to);
  const way = route(p.state, me, to);
  if (pager === undefined || pager === me || way === undefined) {
    const ruled = by(p, isPageFault ? "fault.noPager" : "exception.noPager");
    const faulted = change(ruled, me, { activity: { tag: "faulted" } });
    return schedulingPoint([faulted], { previous: me });
  }
  const ruled = by(p, isPageFault ? "fault.calls" : "exception.calls");
  const routed = way.redirected ? by(ruled, "ipc.send.redirects") : ruled;
  const envelope = { from: idOf(p.state, me), to, redirected: way.redirected, propagated: false };
  const letter = { message, envelope, timeout: "never", purpose, receive: undefined } as const;
  // Kernel messages carry no items: memory cannot end.
  const ways = sendPhase(routed, me, { ...letter, to: way.to }, "plentiful");
  const woken = ways.some(({ state }) => wasWoken(p.state, state, way.to));
  return schedulingPoint(ways, { previous: me, handoff: woken ? way.to : undefined });
}
