import type { Mutant } from "../../mutant.ts";

export const uartIsAStack: Mutant = {
  name: "uartIsAStack",
  family: "hardware",
  says: "What arrived last is read first.",
  story: "A typist is slower than any reader: the queue has one byte at most.",
  claim: "theUartKeepsTheOrder",
  edits: [
    {
      file: "machine/devices/uart.ts",
      from: "const byte = memory.word(layout.UART_FIFO);",
      to: "const byte = memory.word(layout.UART_FIFO + count - 1);",
    },
  ],
};
