// A UART 16550 as on QEMU's `virt` board: what is sent is handed out at once, and what is received
// waits in 16 bytes. Modem lines and speed are remembered and mean nothing. (PC16550D data sheet)

import { UART_START } from "../board.ts";
import type { Device } from "../bus.ts";
import * as layout from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";

const BYTE_COUNT = 0x100;
const FIFO_BYTES = 16;

// Registers by offset.
const DATA = 0; //      or the divisor's low byte
const ENABLE = 1; //    or its high byte
const IDENTIFY = 2; //  written: FIFO control
const LINE = 3;
const MODEM = 4;
const LINE_STATUS = 5;
const MODEM_STATUS = 6;
const SCRATCH = 7;

const DIVISOR_ACCESS = 0x80;
const ENABLE_RECEIVED = 1;
const ENABLE_SENT = 2;
const IDENTIFY_NONE = 1;
const IDENTIFY_SENT = 2;
const IDENTIFY_RECEIVED = 4;
const FIFOS_ARE_ON = 0xc0;
const CLEAR_RECEIVED = 2;
const STATUS_RECEIVED = 1;
/** Whatever is sent is gone at once. */
const STATUS_SENT = 0x60;
/** Carrier detect, data set ready, clear to send. */
const MODEM_IS_THERE = 0xb0;

/** The UART on the bus: bytes only. `send` takes what software sends. */
export const uartDevice = (memory: Memory, send: (byte: number) => void): Device => ({
  start: UART_START,
  byteCount: BYTE_COUNT,
  load: (offset, width) => (width === 1 && offset < 8 ? load(memory, offset) : undefined),
  store: (offset, width, value) => {
    if (width !== 1 || offset >= 8) return false;
    store(memory, offset, value & 255, send);
    return true;
  },
});

/** Does the UART ask for an interrupt? */
export const uartInterrupts = (memory: Memory): boolean => identify(memory) !== IDENTIFY_NONE;

/** A byte arrives; false if there is no room for it now. */
export function uartReceives(memory: Memory, byte: number): boolean {
  const count = memory.word(layout.UART_COUNT);
  if (count === FIFO_BYTES) return false;
  memory.hart[layout.UART_FIFO + count] = byte & 255;
  memory.hart[layout.UART_COUNT] = count + 1;
  return true;
}

function identify(memory: Memory): number {
  const enabled = memory.word(layout.UART_ENABLE);
  const received = (enabled & ENABLE_RECEIVED) !== 0 && memory.word(layout.UART_COUNT) > 0;
  if (received) return IDENTIFY_RECEIVED;
  const sent = (enabled & ENABLE_SENT) !== 0 && memory.word(layout.UART_SENT) !== 0;
  return sent ? IDENTIFY_SENT : IDENTIFY_NONE;
}

function load(memory: Memory, offset: number): number {
  const divisor = (memory.word(layout.UART_LINE) & DIVISOR_ACCESS) !== 0;
  switch (offset) {
    case DATA:
      return divisor ? memory.word(layout.UART_DIVISOR) & 255 : take(memory);
    case ENABLE:
      return divisor ? memory.word(layout.UART_DIVISOR) >>> 8 : memory.word(layout.UART_ENABLE);
    case IDENTIFY: {
      const reason = identify(memory);
      if (reason === IDENTIFY_SENT) memory.hart[layout.UART_SENT] = 0;
      return reason | FIFOS_ARE_ON;
    }
    case LINE:
      return memory.word(layout.UART_LINE);
    case MODEM:
      return memory.word(layout.UART_MODEM);
    case LINE_STATUS:
      return STATUS_SENT | (memory.word(layout.UART_COUNT) > 0 ? STATUS_RECEIVED : 0);
    case MODEM_STATUS:
      return MODEM_IS_THERE;
    default:
      return memory.word(layout.UART_SCRATCH);
  }
}

function store(memory: Memory, offset: number, value: number, send: (byte: number) => void): void {
  const { hart } = memory;
  const divisor = memory.word(layout.UART_DIVISOR);
  const isDivisor = (memory.word(layout.UART_LINE) & DIVISOR_ACCESS) !== 0;
  if (offset === DATA && isDivisor) hart[layout.UART_DIVISOR] = (divisor & 0xff00) | value;
  else if (offset === DATA) {
    send(value);
    hart[layout.UART_SENT] = 1;
  } else if (offset === ENABLE && isDivisor)
    hart[layout.UART_DIVISOR] = (divisor & 255) | (value << 8);
  else if (offset === ENABLE) {
    hart[layout.UART_ENABLE] = value & 15;
    if ((value & ENABLE_SENT) !== 0) hart[layout.UART_SENT] = 1;
  } else if (offset === IDENTIFY && (value & CLEAR_RECEIVED) !== 0) hart[layout.UART_COUNT] = 0;
  else if (offset === LINE) hart[layout.UART_LINE] = value;
  else if (offset === MODEM) hart[layout.UART_MODEM] = value & 31;
  else if (offset === SCRATCH) hart[layout.UART_SCRATCH] = value;
}

/** The byte that came first, or 0. */
function take(memory: Memory): number {
  const { hart } = memory;
  const count = memory.word(layout.UART_COUNT);
  if (count === 0) return 0;
  const byte = memory.word(layout.UART_FIFO);
  hart.copyWithin(layout.UART_FIFO, layout.UART_FIFO + 1, layout.UART_FIFO + count);
  hart[layout.UART_FIFO + count - 1] = 0; // Equal states, equal bytes.
  hart[layout.UART_COUNT] = count - 1;
  return byte;
}
