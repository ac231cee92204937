// The transfer in which a thread is, from its control block and its saved registers.

import * as abi from "../../abi/index.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import type { Reader } from "../../impl/layout/port.ts";
import { hex, type Word } from "../../lib/u32.ts";
import type { ThreadKey } from "../../spec/name.ts";
import type { Transfer } from "../../spec/state.ts";
import { openingOf, patienceOf, receiveOf } from "../codec/call.ts";
import { signed, userMessageOf } from "./activity.ts";
import { Malformed, type Read } from "./outcome.ts";

/** The transfer of the thread in block `tcb`, if it is in one. */
export function transferOf(
  m: Reader,
  tcb: Word,
  living: (id: Word) => ThreadKey | undefined,
): Read<Transfer | undefined> {
  const id = tcbs.transferPartnerOf(m, tcb);
  if (id === 0) return undefined;
  const partner = living(id);
  if (partner === undefined)
    return new Malformed("transfersAreSymmetric", [
      `TCB ${hex(tcb)} is in a transfer with ${hex(id)}, which does not live`,
    ]);
  const x = (register: number): Word => tcbs.registerOf(m, tcb, register);
  const copied = tcbs.transferCopiedOf(m, tcb);
  if (copied === tcbs.RECEIVES) {
    const { window, buffer, transferTimeout: timeout } = openingOf(x);
    return { role: "receiver", partner, window, buffer, timeout };
  }
  const message = userMessageOf(m, tcb);
  if (message === undefined)
    return new Malformed("threadBlocksMakeSense", [
      `TCB ${hex(tcb)}: it transfers a message that makes no sense`,
    ]);
  const envelope = signed(m, tcb, x(abi.A0), id, tcbs.transferNameOf(m, tcb));
  const receive = receiveOf(x);
  return { role: "sender", partner, message, envelope, receive, timeout: patienceOf(x), copied };
}
