// Real devices, served by user programs on the real kernel: the UART's and the disk's interrupts go
// through the PLIC to a driver, which is σ0 here, since it has all devices from the start.

import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import * as abi from "../../abi/index.ts";
import { assembleLine, type Machine } from "../../machine/index.ts";
import { lineOwnerOf, linesUnmaskedOf } from "../../impl/layout/index.ts";
import { booted, runningId, SIGMA0, tcbOf } from "../impl/world.ts";

const CODE = abi.USER_FRAMES_START;
const page = (index: number): number => CODE + index * abi.PAGE_BYTES;
const [UART_LINE, DISK_LINE] = [10, 1] as const;
const devices = { [UART_LINE]: 0x10000, [DISK_LINE]: 0x10001 };

/** Words of a program: one instruction or `label:` in each line; `{label}` is how far it is. */
function assembled(text: string): readonly number[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const labels = new Map<string, number>();
  const code = lines.filter((line, index) => {
    if (!line.endsWith(":")) return true;
    const before = lines.slice(0, index).filter((other) => !other.endsWith(":"));
    labels.set(line.slice(0, -1), 4 * before.length);
    return false;
  });
  return code.map((line, index) =>
    assembleLine(
      line.replace(/\{(\w+)\}/, (_, label: string) => String((labels.get(label) ?? 0) - 4 * index)),
    ),
  );
}

/** `ipc`: no send phase, closed from `source` (an expression for a2), with these timeouts. */
const receive = (source: number, timeout: number = abi.TIMEOUT_NEVER): string => `
  addi a0, zero, 0
  addi a2, zero, ${source === abi.ANY ? -1 : source}
  addi a3, zero, ${timeout}
  addi a4, zero, 0
  addi a7, zero, ${abi.IPC}
  ecall`;

const disk = Uint8Array.from({ length: 2048 }, (_, index) => (index * 7) & 0xff);

/** σ0 runs `program` from its first page on. */
function started(program: string, prepare: (m: Machine) => void = () => {}): Machine {
  const m = booted({ userFrames: 8 }, devices, { disk });
  prepare(m);
  assembled(program).forEach((word, index) => m.poke32(CODE + 4 * index, word));
  expect(runningId(m)).toBe(SIGMA0);
  m.pc = CODE;
  return m;
}

function untilIdle(m: Machine): void {
  expect(m.run(100_000)).toBeLessThan(100_000);
  expect(runningId(m)).toBe(0);
}

const drain = `
drain:
  lbu t1, 5(s0)
  andi t1, t1, 1
  beq t1, zero, {wait}
  lbu t2, 0(s0)
  sb t2, 0(s1)
  addi s1, s1, 1
  jal zero, {drain}`;

const uartStart = `
  lui s0, 0x10000
  lui s1, 0x80101
  addi t0, zero, 1
  sb t0, 1(s0)`;

const textAt = (m: Machine, count: number): string =>
  String.fromCharCode(...Array.from({ length: count }, (_, index) => m.peek8(page(1) + index)));
const typed = (m: Machine, text: string): void => {
  for (const byte of new TextEncoder().encode(text)) expect(m.receive(byte)).toBe(true);
};

/** A driver that waits for its line alone, which unmasks it. */
const closed = `${uartStart}
    wait:
    ${receive(UART_LINE)} ${drain}`;

test("a driver of the UART hears of every byte, one by one and in bursts", () => {
  const m = started(closed);
  untilIdle(m);
  expect(lineOwnerOf(m, UART_LINE)).toBe(tcbOf(m, SIGMA0));
  for (const byte of "seven ") {
    typed(m, byte);
    untilIdle(m);
  }
  typed(m, "calls in a burst");
  untilIdle(m);
  expect(textAt(m, 22)).toBe("seven calls in a burst");
  // It waits again: the line is open, and quiet.
  expect(linesUnmaskedOf(m)).toBe(1 << UART_LINE);
});

/** A driver that polls until the first byte and waits openly, with its line unmasked for good. */
const polling = `${uartStart} ${receive(UART_LINE, abi.TIMEOUT_ZERO)}
    poll:
      lbu t1, 5(s0)
      andi t1, t1, 1
      beq t1, zero, {poll}
      jal zero, {drain}
    wait:
    ${receive(abi.ANY)}
    addi a0, zero, ${UART_LINE}
    addi a1, zero, 0
    addi a2, zero, 0
    ecall
    ${drain}`;

test("a device that was served before its driver listened is heard when it asks again", () => {
  const m = started(polling);
  expect(m.run(1000)).toBe(1000);
  // The driver polls; its line interrupts, and it is busy: the kernel switches the line off.
  typed(m, "a");
  untilIdle(m);
  expect(linesUnmaskedOf(m)).toBe(1 << UART_LINE);
  typed(m, "b");
  untilIdle(m);
  expect(textAt(m, 2)).toBe("ab");
});

property.prop([
  fc.constantFrom(closed, polling),
  fc.array(fc.record({ letter: fc.integer({ min: 33, max: 126 }), pause: fc.nat(90) }), {
    minLength: 1,
    maxLength: 60,
  }),
])("no byte is lost, at whatever instruction it comes", (program, typing) => {
  const m = started(program);
  for (const { letter, pause } of typing) {
    m.run(pause);
    while (!m.receive(letter)) m.run(50);
  }
  untilIdle(m);
  const text = String.fromCharCode(...typing.map(({ letter }) => letter));
  expect(textAt(m, typing.length)).toBe(text);
});

/** A split queue in pages 1 to 3: a header, 512 bytes of page 5, a status behind the header. */
function describeRead(m: Machine, sector: number): void {
  const header = page(4);
  m.poke32(header + 8, sector);
  m.poke8(header + 16, 0xff);
  const chain = [
    [header, 16, 1 | (1 << 16)],
    [page(5), 512, 3 | (2 << 16)],
    [header + 16, 1, 2],
  ] as const;
  for (const [index, [start, length, flags]] of chain.entries())
    for (const [field, word] of [start, 0, length, flags].entries())
      m.poke32(page(1) + 16 * index + 4 * field, word);
  m.poke32(page(2), 1 << 16);
}

test("a driver of the disk sleeps until its request is done", () => {
  const registers = [[0x70, 15], [0x30, 0], [0x38, 8], [0x44, 1]]; // prettier-ignore
  const queues = [[0x80, 1], [0x90, 2], [0xa0, 3]]; // prettier-ignore
  const program = `
    lui s0, 0x10001
    ${queues.map(([at, index = 0]) => `lui t0, ${0x80100 + index}\nsw t0, ${at}(s0)`).join("\n")}
    ${registers.map(([at, value]) => `addi t0, zero, ${value}\nsw t0, ${at}(s0)`).join("\n")}
    ${receive(DISK_LINE, abi.TIMEOUT_ZERO)}
    sw zero, 0x50(s0)
    ${receive(DISK_LINE)}
    lui s1, 0x80106
    sw a0, 0(s1)
    sw a1, 4(s1)
    lw t0, 0x60(s0)
    sw t0, 0x64(s0)
    ${receive(DISK_LINE)}`;
  const m = started(program, (machine) => describeRead(machine, 2));
  untilIdle(m);
  const message = [m.peek32(page(6)), m.peek32(page(6) + 4)];
  expect(message).toEqual([DISK_LINE, abi.tagOf(abi.LABEL_INTERRUPT, 0, 0)]);
  expect(m.peek8(page(4) + 16)).toBe(0);
  const read = Uint8Array.from({ length: 512 }, (_, index) => m.peek8(page(5) + index));
  expect(read).toEqual(disk.slice(1024, 1536));
  // The device was quieted, so the second wait goes on.
  expect(linesUnmaskedOf(m)).toBe(1 << DISK_LINE);
});
