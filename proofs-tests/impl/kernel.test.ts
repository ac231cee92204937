import { expect, test } from "vitest";
import { A7, IPC, STATE_FAULTED, THREAD_SWITCH } from "../../abi/index.ts";
import * as layout from "../../impl/layout/index.ts";
import { boot, trap } from "../../impl/kernel.ts";
import { Machine, USER_MODE } from "../../machine/index.ts";
import { booted, call, ROOT, runAs, runningId, SIGMA0, stateOf, tcbOf } from "./world.ts";

test("Boot ends in user mode, with a first thread at 0", () => {
  const m = booted();
  expect(m.mode).toBe(USER_MODE);
  expect([runningId(m), m.pc]).toEqual([SIGMA0, 0]);
});

test("A call goes on behind the ecall, and registers that are no results keep their values", () => {
  const m = booted();
  for (let register = 1; register < 32; register++) m.writeRegister(register, register * 0x101);
  m.writeRegister(A7, THREAD_SWITCH);
  m.writeRegister(10, SIGMA0);
  m.inject(0x73);
  expect(m.pc).toBe(4);
  for (let register = 1; register < 32; register++) {
    if (register !== A7 && register !== 10) {
      expect(m.readRegister(register)).toBe(register * 0x101);
    }
  }
});

test("Registers of two threads are kept apart across a switch", () => {
  const m = booted();
  m.writeRegister(9, 111);
  runAs(m, ROOT);
  m.writeRegister(9, 222);
  runAs(m, SIGMA0);
  expect(m.readRegister(9)).toBe(111);
  runAs(m, ROOT);
  expect(m.readRegister(9)).toBe(222);
});

test("An unknown call is an exception at the ecall itself", () => {
  const m = booted();
  call(m, 7);
  expect(stateOf(m, SIGMA0)).toBe(STATE_FAULTED);
  expect(layout.pcOf(m, tcbOf(m, SIGMA0))).toBe(0);
});

test("Nobody ready: the machine idles, and a tick finds no thread to save", () => {
  const m = booted();
  for (const _ of [SIGMA0, ROOT]) call(m, IPC, 0, 0, 0xffff_ffff, 0, 0);
  expect(runningId(m)).toBe(0);
  expect(m.waiting).toBe(true);
  const before = layout.pcOf(m, tcbOf(m, ROOT));
  m.advanceTime(m.mtimecmp);
  m.takeInterrupt();
  expect(layout.pcOf(m, tcbOf(m, ROOT))).toBe(before);
  expect(layout.nowLowOf(m)).toBe(1);
});

test("Entries are functions of the machine alone", () => {
  expect([boot.length, trap.length]).toEqual([1, 1]);
  expect(booted()).toBeInstanceOf(Machine);
});
