import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import * as layout from "../../../impl/layout/index.ts";
import { becomeFaulted } from "../../../impl/parts/threadState.ts";
import { setDeadline } from "../../../impl/parts/timeouts.ts";
import {
  beginTransfer,
  leaveTransfer,
  resumeTransfer,
  senderToCopy,
  transferPartner,
} from "../../../impl/parts/transferState.ts";
import { booted, ipc, ROOT, SIGMA0, stateOf, tcbOf } from "../world.ts";

function begun(): readonly [ReturnType<typeof booted>, number, number] {
  const m = booted();
  ipc(m, { to: ROOT });
  const [sender, receiver] = [tcbOf(m, SIGMA0), tcbOf(m, ROOT)];
  layout.setSpeaksFor(m, sender, 0x1234);
  beginTransfer(m, sender, receiver);
  return [m, sender, receiver];
}

test("Both name each other; the sender's name for the message is kept", () => {
  const [m, sender, receiver] = begun();
  expect([stateOf(m, SIGMA0), stateOf(m, ROOT)]).toEqual([
    abi.STATE_TRANSFERRING,
    abi.STATE_TRANSFERRING,
  ]);
  expect([transferPartner(m, sender), transferPartner(m, receiver)]).toEqual([receiver, sender]);
  expect(layout.transferNameOf(m, sender)).toBe(0x1234);
  expect([layout.speaksForOf(m, sender), layout.queueHeadOf(m, receiver)]).toEqual([0, 0]);
});

test("The copy may go on while nobody is at fault", () => {
  const [m, sender, receiver] = begun();
  expect([senderToCopy(m, sender), senderToCopy(m, receiver), senderToCopy(m, 0)]).toEqual([
    sender,
    sender,
    0,
  ]);
  becomeFaulted(m, receiver);
  expect([senderToCopy(m, sender), senderToCopy(m, receiver)]).toEqual([0, 0]);
});

test("A reply ends the fault and the time that it was given", () => {
  const [m, sender, receiver] = begun();
  becomeFaulted(m, receiver);
  setDeadline(m, sender, 1);
  resumeTransfer(m, receiver);
  expect(senderToCopy(m, receiver)).toBe(sender);
  expect(layout.timeoutHeadOf(m)).toBe(0);
});

test("Who has left a transfer has no word of it", () => {
  const [m, sender] = begun();
  leaveTransfer(m, sender);
  expect(transferPartner(m, sender)).toBe(0);
  expect([layout.transferCopiedOf(m, sender), layout.transferNameOf(m, sender)]).toEqual([0, 0]);
});
