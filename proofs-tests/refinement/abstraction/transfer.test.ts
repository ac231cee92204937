import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import * as tcbs from "../../../impl/layout/thread.ts";
import { Malformed } from "../../../refinement/abstraction/outcome.ts";
import { transferOf } from "../../../refinement/abstraction/transfer.ts";
import { threadKey } from "../../../spec/name.ts";

const TCB = 0x8000_4000;
const PARTNER = 0x0002_0001;
const root = threadKey(2, 0);

/** A block whose words are zero but for these, and the transfer that it says. */
function read(set: (port: Parameters<typeof tcbs.setState>[0]) => void): unknown {
  const words = new Map<number, number>();
  const port = {
    load32: (address: number) => words.get(address) ?? 0,
    store32: (address: number, value: number) => void words.set(address, value),
  };
  set(port);
  return transferOf(port, TCB, (id) => (id === PARTNER ? root : undefined));
}

test("no partner: no transfer", () => {
  expect(read(() => {})).toBeUndefined();
});

test("a receiver has its window and its buffer in its registers", () => {
  const transfer = read((m) => {
    tcbs.setTransferPartner(m, TCB, PARTNER);
    tcbs.setTransferCopied(m, TCB, tcbs.RECEIVES);
    tcbs.setRegister(m, TCB, abi.A4, abi.COMPLETE);
    tcbs.setRegister(m, TCB, abi.A5, 0x2000);
    tcbs.setRegister(m, TCB, abi.A6, 9);
    tcbs.setRegister(m, TCB, abi.T1, abi.TIMEOUT_ZERO);
  });
  expect(transfer).toMatchObject({
    role: "receiver",
    partner: root,
    buffer: { address: 0x2000, length: 9 },
    timeout: 0,
  });
});

test("a sender has its message there, and the name that it spoke in", () => {
  const transfer = read((m) => {
    tcbs.setTransferPartner(m, TCB, PARTNER);
    tcbs.setTransferCopied(m, TCB, 5);
    tcbs.setTransferName(m, TCB, 0x0003_0001);
    tcbs.setRegister(m, TCB, abi.A0, 0x0004_0001);
    tcbs.setRegister(m, TCB, abi.A1, abi.tagOf(0, 0, 2));
    tcbs.setRegister(m, TCB, abi.MR0, abi.stringItemOf(7));
  });
  expect(transfer).toMatchObject({
    role: "sender",
    copied: 5,
    message: { items: [{ tag: "string", length: 7 }] },
    envelope: { from: { task: 3 }, to: { task: 4 }, redirected: true, propagated: true },
    receive: undefined,
    timeout: "never",
  });
});

test("with the dead, or of a message that makes no sense, it means nothing", () => {
  const dead = read((m) => tcbs.setTransferPartner(m, TCB, PARTNER + 1));
  expect(dead).toBeInstanceOf(Malformed);
  const odd = read((m) => {
    tcbs.setTransferPartner(m, TCB, PARTNER);
    tcbs.setRegister(m, TCB, abi.A1, abi.tagOf(0, 0, 1));
  });
  expect(odd).toMatchObject({ claim: "threadBlocksMakeSense" });
});
