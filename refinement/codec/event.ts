// Events of a trace: what to do to the machine, and what that means to the specification.

import * as abi from "../../abi/index.ts";
import { remembered } from "../../lib/remembered.ts";
import { alignDown, u32, type Word } from "../../lib/u32.ts";
import type { Event } from "../../spec/event.ts";
import type { ExceptionName, RegisterName, Registers, ThreadEvent } from "../../trace/event.ts";
import { callNumber, callOf, type RegisterFile } from "./call.ts";

/** The register that holds the address of an access, and the one that is loaded or stored. */
export const ADDRESS_REGISTER = 7; // t2
export const DATA_REGISTER = 28; //   t3

// Instruction words. Source: RISC-V unprivileged ISA, chapter 37 (listings).
const ECALL: Word = 0x0000_0073;
const EBREAK: Word = 0x0010_0073;
const NOP: Word = 0x0000_0013; //              addi x0, x0, 0
const LOAD: Word = 0x0003_ae03; //             lw x28, 0(x7)
const STORE: Word = 0x01c3_a023; //            sw x28, 0(x7)
const ILLEGAL: Word = 0x0000_0000;

export type CallEvent = Extract<ThreadEvent, { readonly event: "call" }>;

/** How the machine is made to do an event, after the registers have been set. */
export type Stimulus = {
  readonly instruction: Word;
  /** Where the pc is set, and whether the fetch there is part of the event. */
  readonly fetchFrom: Word | undefined;
};

const stimulus = (instruction: Word, fetchFrom?: Word): Stimulus => ({ instruction, fetchFrom });

const stimuli = {
  call: stimulus(ECALL),
  load: stimulus(LOAD),
  store: stimulus(STORE),
  illegalInstruction: stimulus(ILLEGAL),
  breakpoint: stimulus(EBREAK),
  misalignedLoad: stimulus(LOAD),
  misalignedStore: stimulus(STORE),
  unknownCall: stimulus(ECALL),
};

/** The instruction that makes the machine do `event`. */
export function stimulusOf(event: ThreadEvent): Stimulus {
  switch (event.event) {
    case "call":
    case "load":
    case "store":
      return stimuli[event.event];
    case "fetch":
      return stimulus(NOP, alignDown(event.address, 4));
    case "exception":
      return stimuli[event.exception];
  }
}

/** Register numbers by the names that traces use. */
const registerNumbers: { readonly [Name in RegisterName]: number } = {
  sp: 2,
  t0: 5,
  t1: 6,
  a0: 10,
  a1: 11,
  a2: 12,
  a3: 13,
  a4: 14,
  a5: 15,
  a6: 16,
  a7: 17,
  s2: 18,
  s3: 19,
  s4: 20,
  s5: 21,
  s6: 22,
  s7: 23,
  s8: 24,
  s9: 25,
};

/**
 * Sets the registers that `event` begins with, in the file `registers` of the thread that does it.
 * The `ordinal` of the event gives a store its value, and a new value to every register that takes
 * no part in any event.
 */
export function setRegisters(event: ThreadEvent, ordinal: number, registers: RegisterFile): void {
  compute(ordinal, registers);
  switch (event.event) {
    case "call":
      setNamed(event.registers, registers);
      registers[abi.A7] = callNumber(event.call);
      return;
    case "store":
      registers[DATA_REGISTER] = storedValue(ordinal);
      registers[ADDRESS_REGISTER] = alignDown(event.address, 4);
      return;
    case "load":
      registers[ADDRESS_REGISTER] = alignDown(event.address, 4);
      return;
    case "fetch":
      return;
    case "exception":
      setNamed(event.registers, registers);
      return setForException(event.exception, registers);
  }
}

/** The same, of a call that is done again and again: its registers' names are looked up once. */
export function setterOf({
  call,
  registers: named,
}: CallEvent): (ordinal: number, registers: RegisterFile) => void {
  const known = Object.keys(named).filter((name) => named[name as RegisterName] !== undefined);
  const numbers = known.map((name) => registerNumbers[name as RegisterName]);
  const values = known.map((name) => named[name as RegisterName] as Word);
  const number = callNumber(call);
  return (ordinal, registers) => {
    compute(ordinal, registers);
    for (let at = 0; at < numbers.length; at++)
      registers[numbers[at] as number] = values[at] as Word;
    registers[abi.A7] = number;
  };
}

function setNamed(named: Registers, registers: RegisterFile): void {
  const { numbers, values } = listed(named);
  for (let index = 0; index < numbers.length; index++)
    registers[numbers[index] as number] = values[index] as Word;
}

/** The registers that are named, by number: of each event they are set on both sides. */
const listed = remembered((named: Registers) => {
  const numbers: number[] = [];
  const values: Word[] = [];
  for (const name in named) {
    const value = named[name as RegisterName];
    if (value === undefined) continue;
    numbers.push(registerNumbers[name as RegisterName]);
    values.push(value);
  }
  return { numbers, values };
});

/** ra, gp, tp, s0, s1, s10, s11, t4, t5, t6: registers that no event names and no call changes. */
const BYSTANDERS = [1, 3, 4, 8, 9, 26, 27, 29, 30, 31] as const;

/** What the thread has computed meanwhile, so that a register that is lost or mixed up shows. */
function compute(ordinal: number, registers: RegisterFile): void {
  for (const register of BYSTANDERS)
    registers[register] = Math.imul(ordinal + 1, 0x9e37_79b1) ^ (register << 24);
}

/** A misaligned access goes to t1, made odd; a foreign call has a number that no call has. */
function setForException(exception: ExceptionName, registers: RegisterFile): void {
  const a7 = registers[abi.A7] as Word;
  if (exception === "unknownCall" && a7 < abi.SYSCALL_COUNT)
    registers[abi.A7] = a7 + abi.SYSCALL_COUNT;
  if (exception === "misalignedLoad" || exception === "misalignedStore")
    registers[ADDRESS_REGISTER] = (registers[abi.T1] as Word) | 1;
}

/** The word that the event of this ordinal stores, if it is a store. */
export const storedValue = (ordinal: number): Word => u32(Math.imul(ordinal + 1, 0x9e37_79b1));

/** What `event` means, done by a thread at `ip` with these registers (already set for it). */
export function meaningOf(event: ThreadEvent, ip: Word, registers: RegisterFile): Event {
  switch (event.event) {
    case "call":
      return callOf(event.call, registers);
    case "load":
    case "fetch":
      return { tag: "access", access: event.event, address: alignDown(event.address, 4) };
    case "store": {
      const address = alignDown(event.address, 4);
      return { tag: "access", access: "store", address, value: registers[DATA_REGISTER] as Word };
    }
    case "exception":
      return exceptionOf(event.exception, ip, registers);
  }
}

// Values of mcause. Source: RISC-V privileged architecture, table of mcause values.
const CAUSE_ILLEGAL_INSTRUCTION = 2;
const CAUSE_BREAKPOINT = 3;
const CAUSE_MISALIGNED_LOAD = 4;
const CAUSE_MISALIGNED_STORE = 6;
const CAUSE_CALL_FROM_USER = 8;

function exceptionOf(exception: ExceptionName, ip: Word, registers: RegisterFile): Event {
  const x = (register: number): Word => registers[register] as Word;
  const because = (cause: number, value: Word): Event => ({
    tag: "exception",
    cause,
    value,
    firstArguments: [x(abi.A0), x(abi.A1), x(abi.A2), x(abi.A3)],
  });
  switch (exception) {
    case "illegalInstruction":
      return because(CAUSE_ILLEGAL_INSTRUCTION, ILLEGAL);
    case "breakpoint":
      // The machine tells the address of the breakpoint, as the architecture allows.
      return because(CAUSE_BREAKPOINT, ip);
    case "misalignedLoad":
      return because(CAUSE_MISALIGNED_LOAD, x(ADDRESS_REGISTER));
    case "misalignedStore":
      return because(CAUSE_MISALIGNED_STORE, x(ADDRESS_REGISTER));
    case "unknownCall":
      return because(CAUSE_CALL_FROM_USER, x(abi.A7));
  }
}
