// What a thread may be doing, made in one place: objects that are made alike, field by field, are
// of one hidden class, and code that reads them stays fast.

import { completeSpace, noBuffer, type Deadline } from "../message.ts";
import type { ThreadKey } from "../name.ts";
import type { Activity, Purpose, Receive, Source } from "../state.ts";

type Polling = Extract<Activity, { tag: "polling" }>;

/** What it has on offer, and what follows. */
type Offer = Omit<Polling, "tag" | "to" | "deadline">;

/** It polls on `to` with its offer. */
export function polling(to: ThreadKey, deadline: Deadline, offer: Offer): Activity {
  const { purpose, message, envelope, receive, transferTimeout } = offer;
  return { tag: "polling", purpose, to, message, envelope, deadline, receive, transferTimeout };
}

/** What a receiver opens. */
type Opening = Pick<Receive, "window" | "buffer" | "transferTimeout">;

/** It waits for a message. */
export function waiting(
  purpose: Purpose | "start",
  source: Source,
  { window, buffer, transferTimeout }: Opening,
  deadline: Deadline,
): Activity {
  return { tag: "waiting", purpose, source, window, buffer, transferTimeout, deadline };
}

/** What the kernel opens on a thread's behalf: pages may come, and no strings. */
export const kernelsOpening: Opening = {
  window: completeSpace,
  buffer: noBuffer,
  transferTimeout: "never",
};
