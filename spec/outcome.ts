// Outcomes: what a correct kernel may do with an event.

import type { Word } from "../lib/u32.ts";
import type { Envelope, Message } from "./message.ts";
import type { Name, ThreadKey } from "./name.ts";
import type { Rule } from "./rules.ts";
import type { Activity, Place, State } from "./state.ts";

/** Why an `ipc` failed. */
export type IpcError =
  | "timeout"
  | "noPartner"
  | "cancelled"
  | "cut"
  | "transferTimeoutMine"
  | "transferTimeoutPartner"
  | "aborted"
  | "outOfMemory"
  | "badMessage";
export type Failure = { readonly phase: "send" | "receive"; readonly error: IpcError };

/** How one thread lies to another in the hierarchy of clans. */
export type Relation = "sameClan" | "outside" | "inside";

/** How `thread_schedule` describes a thread. */
export type ThreadStateReport = {
  readonly activity: Activity["tag"] | "awaitingStart";
  readonly within: "pageFault" | "exception" | undefined;
  readonly partner: Name;
};

/** What a thread finds in its registers. Every register that is not named keeps its value. */
export type Result =
  /** An `ipc` is over, and nothing was received. */
  | { readonly tag: "ipc"; readonly failure: Failure | undefined }
  /** An `ipc` is over, and this was received. `sender` is who really sent it: no register tells. */
  | {
      readonly tag: "received";
      readonly sender: ThreadKey;
      readonly envelope: Envelope;
      readonly message: Message;
      readonly failure: Failure | undefined;
    }
  /** An `ipc` is over, and it received the message of an interrupt line. */
  | { readonly tag: "interrupted"; readonly line: number }
  | { readonly tag: "idNearest"; readonly nearest: Name; readonly relation: Relation }
  | {
      readonly tag: "threadSchedule";
      readonly priority: number;
      readonly slice: number;
      readonly report: ThreadStateReport;
    }
  | {
      readonly tag: "lthreadExRegs";
      /** undefined: a thread was made, and there are no old values. */
      readonly old: { readonly ip: Word; readonly sp: Word; readonly pager: Name } | undefined;
    }
  /** `thread_schedule` or `lthread_ex_regs` said no. */
  | { readonly tag: "refused" }
  /** The new id; nil when refused. `version` 0 stands for an inactive number. */
  | { readonly tag: "taskNew"; readonly id: Name }
  /** A new thread: all registers zero but ip and sp. */
  | { readonly tag: "created" }
  /** An exception's handler gave a0 another value. */
  | { readonly tag: "firstArgument"; readonly value: Word }
  /** An access went through; a load read this word. */
  | { readonly tag: "accessed"; readonly loaded: Word | undefined };

export type Effect = { readonly thread: ThreadKey; readonly result: Result };

/** One permitted end of a step. Effects come in the order in which they happen. */
export type Outcome = {
  /** The rules that made it so; see `rules.ts`. */
  readonly because: readonly Rule[];
  readonly state: State;
  readonly effects: readonly Effect[];
};

/** All that a correct kernel may do: at least one thing. */
export type Outcomes = readonly [Outcome, ...Outcome[]];

/**
 * What is known of kernel memory: that it suffices; that it may end wherever pages need some, so
 * that there are outcomes for each; or where it ends, which leaves one of those.
 */
export type Memory = "plentiful" | "scarce" | { readonly endsAt: (place: Place) => boolean };
