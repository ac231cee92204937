// How fast the emulated computer is: user instructions, and operations of a trap handler.

import { assembleLine, Machine, RAM_START } from "../machine/index.ts";
import { figure, repeated, secondsOf, type Figure } from "./figure.ts";

const RAM_BYTES = 0x10_0000;

/** A loop of arithmetic, a load, a store and a branch. */
const LOOP = [
  "addi x5, x5, 1",
  "xor x6, x6, x5",
  "sw x6, 64(x7)",
  "lw x8, 64(x7)",
  "add x9, x9, x8",
  "slli x10, x5, 3",
  "sltu x11, x6, x9",
  "bne x5, x0, -28",
];
const INSTRUCTIONS = 2_000_000;

/** A machine with the loop in RAM, about to begin. */
function looping(): Machine {
  const machine = new Machine({ ramBytes: RAM_BYTES });
  for (const [index, line] of ["auipc x7, 1", ...LOOP].entries()) {
    machine.poke32(RAM_START + 4 * index, assembleLine(line));
  }
  return machine;
}

/** Instructions per second, one at a time by the table, fetch and decode included, in M mode. */
export function instructions(repeats: number): readonly Figure[] {
  const rates = repeated(repeats, () => {
    const machine = looping();
    const seconds = secondsOf(() => {
      for (let done = 0; done < INSTRUCTIONS; done++) machine.step();
    });
    return INSTRUCTIONS / seconds;
  });
  return [figure("instructions", "instructions/s", rates)];
}

const PREDECODED_INSTRUCTIONS = 100_000_000;

/** Instructions per second of the fast interpreter, on the same loop. */
export function predecodedInstructions(repeats: number): readonly Figure[] {
  const rates = repeated(repeats, () => {
    const machine = looping();
    const seconds = secondsOf(() => machine.run(PREDECODED_INSTRUCTIONS));
    return PREDECODED_INSTRUCTIONS / seconds;
  });
  return [figure("predecodedInstructions", "instructions/s", rates)];
}

const OPERATIONS = 4_000_000;

/** Loads and stores per second of a trap handler. */
export function portOperations(repeats: number): readonly Figure[] {
  const rates = repeated(repeats, () => {
    const machine = new Machine({ ramBytes: RAM_BYTES, handlerCyclesMax: 1e9 });
    machine.setTrapHandler(RAM_START, (port) => {
      for (let done = 0; done < OPERATIONS; done += 2) {
        const address = RAM_START + (done & 0xfff0);
        port.store32(address, port.load32(address) ^ done);
      }
      port.mret();
    });
    machine.reset();
    return OPERATIONS / secondsOf(() => machine.step());
  });
  return [figure("portOperations", "operations/s", rates)];
}
