// Results: from what the specification tells a thread to the registers in which it finds it. A
// register that is not written here keeps its value. Source: manual, section 2.

import * as abi from "../../abi/index.ts";
import { unreachable } from "../../lib/assert.ts";
import type { Word } from "../../lib/u32.ts";
import type { ThreadKey } from "../../spec/name.ts";
import type { Failure, IpcError, Relation, Result, ThreadStateReport } from "../../spec/outcome.ts";
import type { RegisterFile } from "./call.ts";
import { DATA_REGISTER } from "./event.ts";
import { tagOf } from "./message.ts";
import { nameOf, wordOfName } from "./name.ts";

/** Writes into `registers` all that `result` names. */
export function writeResult(result: Result, registers: RegisterFile): void {
  switch (result.tag) {
    case "ipc":
      return writeIpc(abi.NIL, 0, result.failure, registers);
    case "received":
      return writeReceived(result, registers);
    case "interrupted":
      return writeIpc(result.line + 1, interruptTag, undefined, registers);
    case "idNearest":
      registers[abi.A0] = wordOfName(result.nearest);
      registers[abi.A1] = relationWords[result.relation];
      return;
    case "threadSchedule":
      registers[abi.A0] = result.priority;
      registers[abi.A1] = result.slice;
      registers[abi.A2] = stateWordOf(result.report);
      registers[abi.A3] = wordOfName(result.report.partner);
      return;
    case "lthreadExRegs":
      return writeExRegs(result, registers);
    case "refused":
      registers[abi.A0] = abi.UNCHANGED;
      return;
    case "taskNew":
      registers[abi.A0] = wordOfName(result.id);
      return;
    case "created":
      registers.fill(0);
      return;
    case "firstArgument":
      registers[abi.A0] = result.value;
      return;
    case "accessed":
      if (result.loaded !== undefined) registers[DATA_REGISTER] = result.loaded;
      return;
    default:
      return unreachable(result);
  }
}

/** The end of an `ipc`: from whom, with which tag, and what went wrong. */
function writeIpc(
  from: Word,
  tag: Word,
  failure: Failure | undefined,
  registers: RegisterFile,
): void {
  registers[abi.A0] = from;
  registers[abi.A1] = failure === undefined ? tag : tag | abi.TAG_ERROR;
  registers[abi.A2] = failure === undefined ? 0 : errorWordOf(failure);
}

type Received = Result & { readonly tag: "received" };

function writeReceived({ envelope, message, failure }: Received, registers: RegisterFile): void {
  const propagated = envelope.propagated ? abi.TAG_PROPAGATED : 0;
  const redirected = envelope.redirected ? abi.TAG_REDIRECTED : 0;
  const tag = tagOf(message) | propagated | redirected;
  writeIpc(wordOfName(envelope.from), tag, failure, registers);
  if (envelope.redirected) registers[abi.A3] = wordOfName(envelope.to);
  for (let index = 0; index < message.words.length; index++)
    registers[abi.MR0 + index] = message.words[index] as Word;
}

/** The tag of an interrupt's message. */
const interruptTag = abi.tagOf(abi.LABEL_INTERRUPT, 0, 0);

/** The result of the `ipc` of a thread. */
export type IpcResult = Extract<Result, { readonly tag: "ipc" | "received" | "interrupted" }>;

/**
 * What registers say of an `ipc` that is over: what `writeResult` writes, read again. `self` is the
 * id of the thread itself: no register tells it whom a message was for that came as addressed.
 * Items are not told apart from words: whoever compares messages compares the words.
 */
export function readIpc(x: (register: number) => Word, self: Word, sender: ThreadKey): IpcResult {
  const from = x(abi.A0);
  const tag = x(abi.A1);
  const failure = (tag & abi.TAG_ERROR) === 0 ? undefined : failureOf(x(abi.A2));
  if (from === abi.NIL) return { tag: "ipc", failure };
  if (abi.isInterruptId(from)) return { tag: "interrupted", line: from - 1 };
  const redirected = (tag & abi.TAG_REDIRECTED) !== 0;
  const envelope = {
    from: nameOf(from),
    to: nameOf(redirected ? x(abi.A3) : self),
    redirected,
    propagated: (tag & abi.TAG_PROPAGATED) !== 0,
  };
  const words: Word[] = [];
  const count = Math.min(abi.wordsOf(tag), abi.MESSAGE_WORDS_MAX);
  for (let index = 0; index < count; index++) words.push(x(abi.MR0 + index));
  const message = { label: abi.labelOf(tag), untyped: abi.untypedOf(tag), words, items: [] };
  return { tag: "received", sender, envelope, message, failure };
}

/** The failure that an error word tells; a code that there is not tells nothing. */
function failureOf(word: Word): Failure | undefined {
  const phase = abi.errorPhaseOf(word) === abi.PHASE_SEND ? "send" : "receive";
  const code = abi.errorCodeOf(word);
  const error = ipcErrors.find((name) => errorCodes[name] === code);
  return error === undefined ? undefined : { phase, error };
}

function writeExRegs(result: Result & { tag: "lthreadExRegs" }, registers: RegisterFile): void {
  registers[abi.A0] = 0;
  if (result.old === undefined) return;
  registers[abi.A1] = result.old.ip;
  registers[abi.A2] = result.old.sp;
  registers[abi.A3] = wordOfName(result.old.pager);
}

const relationWords: Record<Relation, Word> = {
  sameClan: abi.NEAREST_SAME_CLAN,
  outside: abi.NEAREST_OUTSIDE,
  inside: abi.NEAREST_INSIDE,
};

const errorCodes: Record<IpcError, number> = {
  timeout: abi.ERROR_TIMEOUT,
  noPartner: abi.ERROR_NO_PARTNER,
  cancelled: abi.ERROR_CANCELLED,
  cut: abi.ERROR_CUT,
  transferTimeoutMine: abi.ERROR_TRANSFER_TIMEOUT_MINE,
  transferTimeoutPartner: abi.ERROR_TRANSFER_TIMEOUT_PARTNER,
  aborted: abi.ERROR_ABORTED,
  outOfMemory: abi.ERROR_OUT_OF_MEMORY,
  badMessage: abi.ERROR_BAD_MESSAGE,
};

const ipcErrors = Object.keys(errorCodes) as readonly IpcError[];

/** The error word that tells of a failure. */
export const errorWordOf = ({ phase, error }: Failure): Word =>
  abi.errorWordOf(phase === "send" ? abi.PHASE_SEND : abi.PHASE_RECEIVE, errorCodes[error]);

const activityWords: Record<ThreadStateReport["activity"], Word> = {
  ready: abi.STATE_READY,
  polling: abi.STATE_POLLING,
  waiting: abi.STATE_WAITING,
  transferring: abi.STATE_TRANSFERRING,
  awaitingStart: abi.STATE_AWAITING_START,
  faulted: abi.STATE_FAULTED,
};

const withinWords = { pageFault: abi.WITHIN_PAGE_FAULT, exception: abi.WITHIN_EXCEPTION };

/** How `thread_schedule` tells of a thread's state. */
export const stateWordOf = ({ activity, within }: ThreadStateReport): Word =>
  activityWords[activity] + (within === undefined ? 0 : withinWords[within]);
