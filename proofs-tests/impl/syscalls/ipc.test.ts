import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import {
  booted,
  call,
  failure,
  ipc,
  ipcResult,
  makeChild,
  makeTask,
  messageRegister,
  register,
  ROOT,
  runAs,
  runningId,
  SIGMA0,
  stateOf,
  tick,
} from "../world.ts";

const ZERO = abi.TIMEOUT_ZERO;

test("A message for a waiting thread arrives with its words and its sender", () => {
  const m = booted();
  ipc(m, { from: ROOT });
  expect(stateOf(m, SIGMA0)).toBe(abi.STATE_WAITING);
  ipc(m, { to: SIGMA0, label: 0x1234, words: [5, 6] });
  expect(ipcResult(m, SIGMA0)).toEqual([ROOT, abi.tagOf(0x1234, 2, 0), 0]);
  expect(messageRegister(m, SIGMA0, 1)).toBe(6);
  expect(ipcResult(m, ROOT)).toEqual([0, 0, 0]);
  expect(runningId(m)).toBe(ROOT);
});

test("Words beyond u + t stay as they were", () => {
  const m = booted();
  m.writeRegister(abi.MR0 + 2, 77);
  ipc(m, { from: ROOT });
  ipc(m, { to: SIGMA0, words: [5, 6] });
  expect(messageRegister(m, SIGMA0, 2)).toBe(77);
});

test("A call and its answer go by direct switches; the answer may have send timeout zero", () => {
  const m = booted();
  ipc(m, { from: abi.ANY });
  ipc(m, { to: SIGMA0, words: [1], from: SIGMA0 });
  expect(runningId(m)).toBe(SIGMA0);
  ipc(m, { to: ROOT, words: [2], from: abi.ANY, sendTimeout: ZERO });
  expect(runningId(m)).toBe(ROOT);
  expect(messageRegister(m, ROOT, 0)).toBe(2);
});

test("The send queue is first in, first out, and a closed receive takes from its middle", () => {
  const m = booted();
  const tasks = [3, 4, 5].map((number) => makeTask(m, number));
  for (const [index, id] of tasks.entries()) {
    runAs(m, id);
    ipc(m, { to: ROOT, words: [index] });
  }
  runAs(m, ROOT);
  for (const expected of [1, 0, 2]) {
    ipc(m, { from: expected === 1 ? (tasks[1] as number) : abi.ANY });
    expect(register(m, ROOT, abi.A0)).toBe(tasks[expected]);
    expect(messageRegister(m, ROOT, 0)).toBe(expected);
  }
});

test("Send errors come in the order bad message, no partner, timeout", () => {
  const m = booted();
  ipc(m, { to: 0x1111, words: [1, 2, 3, 4, 5, 6, 7, 8, 9], sendTimeout: ZERO });
  expect(ipcResult(m, SIGMA0)).toEqual(failure(0, abi.ERROR_BAD_MESSAGE));
  ipc(m, { to: 0x1111, items: [1, 0] });
  expect(ipcResult(m, SIGMA0)).toEqual(failure(0, abi.ERROR_BAD_MESSAGE));
  ipc(m, { to: SIGMA0, sendTimeout: ZERO });
  expect(ipcResult(m, SIGMA0)).toEqual(failure(0, abi.ERROR_NO_PARTNER));
  ipc(m, { to: ROOT, sendTimeout: ZERO, from: abi.ANY });
  expect(ipcResult(m, SIGMA0)).toEqual(failure(0, abi.ERROR_TIMEOUT));
});

test("Receive errors: nobody by that name before not even a moment", () => {
  const m = booted();
  ipc(m, { from: 0x1111, receiveTimeout: ZERO });
  expect(ipcResult(m, SIGMA0)).toEqual(failure(1, abi.ERROR_NO_PARTNER));
  ipc(m, { from: ROOT, receiveTimeout: ZERO });
  expect(ipcResult(m, SIGMA0)).toEqual(failure(1, abi.ERROR_TIMEOUT));
});

test("Neither phase is a successful no-op", () => {
  const m = booted();
  ipc(m, {});
  expect(ipcResult(m, SIGMA0)).toEqual([0, 0, 0]);
});

test("Whoever waits for itself sleeps until its deadline, whatever is sent to it", () => {
  const m = booted();
  ipc(m, { from: SIGMA0, receiveTimeout: (10 << 10) | 2 });
  ipc(m, { to: SIGMA0, sendTimeout: ZERO });
  expect(ipcResult(m, ROOT)).toEqual(failure(0, abi.ERROR_TIMEOUT));
  for (let ticks = 0; ticks < 2; ticks++) tick(m);
  expect(stateOf(m, SIGMA0)).toBe(abi.STATE_WAITING);
  tick(m);
  expect(ipcResult(m, SIGMA0)).toEqual(failure(1, abi.ERROR_TIMEOUT));
});

test("A sender that is received from goes on to its own receive phase in the same instant", () => {
  const m = booted();
  const third = makeTask(m, 3);
  ipc(m, { to: SIGMA0, words: [1], from: third });
  runAs(m, third);
  ipc(m, { to: ROOT, words: [2] });
  // Receiving from root lets root receive from the third in the same event.
  runAs(m, SIGMA0);
  ipc(m, { from: ROOT });
  expect(ipcResult(m, ROOT)[0]).toBe(third);
  expect(ipcResult(m, third)).toEqual([0, 0, 0]);
});

test("Who stands between speaks in another's name, at once and from the queue", () => {
  const m = booted();
  const chief = makeTask(m, 3);
  const client = makeChild(m, chief, 4);
  const relayed = [ROOT, abi.tagOf(0, 1, 0) | abi.TAG_PROPAGATED, 0];
  runAs(m, client);
  ipc(m, { from: ROOT });
  runAs(m, chief);
  ipc(m, { to: client, speakingFor: ROOT, words: [1] });
  expect(ipcResult(m, client)).toEqual(relayed);
  ipc(m, { to: client, speakingFor: ROOT, words: [2] });
  runAs(m, client);
  ipc(m, { from: abi.ANY });
  expect(ipcResult(m, client)).toEqual(relayed);
});

test("Who does not stand between, or speaks for nobody, speaks for itself", () => {
  const m = booted();
  const child = makeTask(m, 3);
  for (const name of [child, ROOT, SIGMA0, abi.NIL, 0x1111]) {
    runAs(m, ROOT);
    ipc(m, { from: abi.ANY });
    runAs(m, SIGMA0);
    ipc(m, { to: ROOT, speakingFor: name });
    expect(ipcResult(m, ROOT)).toEqual([SIGMA0, 0, 0]);
  }
});

test("A message on its way through a chief outlives its addressee", () => {
  const m = booted();
  const chief = makeTask(m, 3);
  const client = makeChild(m, chief, 4);
  runAs(m, ROOT);
  ipc(m, { to: client, words: [5] });
  runAs(m, chief);
  call(m, abi.TASK_NEW, client, 0, 0, 0, abi.NIL);
  ipc(m, { from: abi.ANY });
  expect(ipcResult(m, chief)).toEqual([ROOT, abi.tagOf(0, 1, 0) | abi.TAG_REDIRECTED, 0]);
  expect(register(m, chief, abi.A3)).toBe(client);
});

test("A name outlives its thread on a message that was sent", () => {
  const m = booted();
  const [chief, other] = [makeTask(m, 3), makeTask(m, 5)];
  const client = makeChild(m, chief, 4);
  runAs(m, chief);
  ipc(m, { to: client, speakingFor: other });
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, other, 0, 0, 0, abi.NIL);
  runAs(m, client);
  ipc(m, { from: abi.ANY });
  expect(ipcResult(m, client)).toEqual([other, abi.TAG_PROPAGATED, 0]);
});
