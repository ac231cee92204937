// Parts of states as people write them, for differences and for evidence.

import { match } from "ts-pattern";
import { hex } from "../../lib/u32.ts";
import {
  describeFlexpage,
  describeItem,
  type Envelope,
  type Message,
  type StringBuffer,
} from "../../spec/message.ts";
import { describeKey, describeName, type ThreadKey } from "../../spec/name.ts";
import { describeRights } from "../../spec/rights.ts";
import type { Activity, Line, Mapping, Receive, Source, Task, Transfer } from "../../spec/state.ts";

export const describeSource = (source: Source): string =>
  source.tag === "open" ? "open" : `closed for ${describeName(source.from)}`;

export const describeReceive = (receive: Receive | undefined): string =>
  receive === undefined
    ? "nothing"
    : `receive ${describeSource(receive.source)}, timeout ${receive.timeout}, ` +
      describeOpening(receive);

const describeBuffer = ({ address, length }: StringBuffer): string =>
  `buffer ${length} at ${address.toString(16)}`;

const describeOpening = (opening: Omit<Receive, "source" | "timeout">): string =>
  `window ${describeFlexpage(opening.window)}, ${describeBuffer(opening.buffer)}, ` +
  `transfer timeout ${opening.transferTimeout}`;

/** A message: label, words, items. */
export function describeMessage(message: Message): string {
  const words = message.words.map(hex).join(" ");
  const items = message.items.map(describeItem).join("; ");
  return `label ${message.label.toString(16)}, ${message.untyped} untyped of [${words}] {${items}}`;
}

/** In whose name, for whom. */
export const describeEnvelope = ({ from, to, redirected, propagated }: Envelope): string =>
  `from ${describeName(from)}${propagated ? " (propagated)" : ""} ` +
  `to ${describeName(to)}${redirected ? " (redirected)" : ""}`;

/** What a thread is doing, on one line. */
export const describeActivity = (activity: Activity): string =>
  match(activity)
    .with({ tag: "ready" }, { tag: "faulted" }, ({ tag }) => tag)
    .with(
      { tag: "polling" },
      ({ to, purpose, deadline, message, envelope, receive, transferTimeout }) =>
        `polling on ${describeKey(to)} (${purpose}), deadline ${deadline}, ` +
        `transfer timeout ${transferTimeout}, ` +
        `${describeMessage(message)}, ${describeEnvelope(envelope)}, ` +
        `then ${describeReceive(receive)}`,
    )
    .with(
      { tag: "waiting" },
      ({ source, purpose, deadline, ...opening }) =>
        `waiting ${describeSource(source)} (${purpose}), deadline ${deadline}, ` +
        describeOpening(opening),
    )
    .with({ tag: "transferring" }, ({ deadline }) => `transferring, deadline ${deadline}`)
    .exhaustive();

/** A message on its way, as one of the two has it. */
export function describeTransfer(transfer: Transfer | undefined): string {
  if (transfer === undefined) return "none";
  const { role, partner, timeout } = transfer;
  const what = `${role} with ${describeKey(partner)}, timeout ${timeout}`;
  return transfer.role === "sender"
    ? `${what}, ${transfer.copied} bytes of ${describeMessage(transfer.message)}, ` +
        `${describeEnvelope(transfer.envelope)}, then ${describeReceive(transfer.receive)}`
    : `${what}, window ${describeFlexpage(transfer.window)}, ${describeBuffer(transfer.buffer)}`;
}

/** A queue, front first. */
export const describeQueue = (queue: readonly ThreadKey[]): string =>
  `[${queue.map(describeKey).join(" ")}]`;

/** A task without its threads and pages. */
export const describeTask = (task: Task): string =>
  task.tag === "inactive"
    ? `inactive, owner ${task.owner}, last version ${task.lastVersion}`
    : `active, chief ${task.chief}, version ${task.version}, mcp ${task.mcp}`;

/** A mapping: frame, rights, parent. */
export function describeMapping(mapping: Mapping): string {
  const { frame, rights, parent } = mapping;
  const from = parent === undefined ? "a root" : `from ${parent.task}:${parent.page.toString(16)}`;
  return `frame ${frame.toString(16)} ${describeRights(rights)} ${from}`;
}

/** An interrupt line: whose, and what it has to say. */
export function describeLine({ owner, masked, pending }: Line): string {
  const whose = owner === undefined ? "free" : `of ${describeKey(owner)}`;
  return `${whose}, ${masked ? "masked" : "unmasked"}, ${pending ? "pending" : "quiet"}`;
}
