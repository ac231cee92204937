// Events: all that can happen to a kernel. Source: manual, sections 2 to 4.

import type { Word } from "../lib/u32.ts";
import type { Flexpage, Message, Timeout } from "./message.ts";
import type { Name } from "./name.ts";
import type { Receive } from "./state.ts";

/** What an access needs of its page. */
export type Access = "load" | "store" | "fetch";

/** Something that the running thread does, or that happens to it, or a tick, or a device. */
export type Event =
  | Ipc
  | { readonly tag: "idNearest"; readonly of: Name }
  | {
      readonly tag: "fpageUnmap";
      readonly flexpage: Flexpage;
      /** The rights to revoke: a raw set, bits as in `Rights`. */
      readonly revoke: number;
      readonly ownPageToo: boolean;
    }
  | { readonly tag: "threadSwitch"; readonly to: Name }
  | {
      readonly tag: "threadSchedule";
      readonly thread: Name;
      /** undefined: unchanged. */
      readonly priority: number | undefined;
      readonly slice: number | undefined;
    }
  | {
      readonly tag: "lthreadExRegs";
      readonly lthread: number;
      readonly ip: Word | undefined;
      readonly sp: Word | undefined;
      readonly pager: Name | undefined;
    }
  | {
      readonly tag: "taskNew";
      readonly task: Name;
      /** The mcp of a new task. */
      readonly mcp: number;
      /** The new owner of an inactive number. */
      readonly owner: Name;
      readonly sp: Word;
      /** undefined: the new thread awaits its start message. */
      readonly ip: Word | undefined;
      readonly pager: Name;
    }
  | {
      readonly tag: "access";
      readonly access: Access;
      /** A multiple of 4. */
      readonly address: Word;
      /** What a store stores. */
      readonly value?: Word;
    }
  | {
      readonly tag: "exception";
      readonly cause: number;
      readonly value: Word;
      /** a0 … a3 of the thread. */
      readonly firstArguments: readonly [Word, Word, Word, Word];
    }
  | { readonly tag: "tick" }
  /** The device of a line asks. */
  | { readonly tag: "interrupt"; readonly line: number };

/** The call `ipc`. No destination: no send phase; no `receive`: no receive phase. */
export type Ipc = {
  readonly tag: "ipc";
  readonly to: Name;
  /** undefined: the tag or an item makes no sense. */
  readonly message: Message | undefined;
  /** In whose name the sender would speak; undefined: in its own. */
  readonly speakingFor: Name | undefined;
  readonly sendTimeout: Timeout;
  /** As a sender: how long a fault in the receiver's space may last. */
  readonly transferTimeout: Timeout;
  readonly receive: Receive | undefined;
};

export type EventTag = Event["tag"];
