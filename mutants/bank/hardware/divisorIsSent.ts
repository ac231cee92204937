import type { Mutant } from "../../mutant.ts";

export const divisorIsSent: Mutant = {
  name: "divisorIsSent",
  family: "hardware",
  says: "The divisor goes out as a character.",
  story: "Two registers at one address, told apart by a bit of a third.",
  claim: "theUartSendsAndHasADivisor",
  edits: [
    {
      file: "machine/devices/uart.ts",
      from: `if (offset === DATA && isDivisor) hart[layout.UART_DIVISOR] = (divisor & 0xff00) | value;
  else if (offset === DATA) {`,
      to: "if (offset === DATA) {",
    },
  ],
};
