// What a thread finds in its registers when its `ipc` is over. Source: manual, 2.0.

import { A0, A1, A2, errorWordOf, NIL, TAG_ERROR } from "../../abi/index.ts";
import { setRegister } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { becomeReady } from "./threadState.ts";

/** The `ipc` succeeded and was to receive nothing: its a2 is nil, which is the 0 it finds there. */
export function succeedIpc(m: TrapPort, tcb: number): void {
  setRegister(m, tcb, A0, NIL);
  setRegister(m, tcb, A1, 0);
  becomeReady(m, tcb);
}

/** The `ipc` failed in `phase` with `code` and received nothing. */
export function failIpc(m: TrapPort, tcb: number, phase: number, code: number): void {
  setRegister(m, tcb, A0, NIL);
  setRegister(m, tcb, A1, TAG_ERROR);
  setRegister(m, tcb, A2, errorWordOf(phase, code));
  becomeReady(m, tcb);
}
