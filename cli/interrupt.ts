// Ctrl-C while a program runs, or an end that another process asks for: it is asked for once, so
// that what must be written is written.

import { EXIT_INTERRUPTED, EXIT_TERMINATED } from "./fault.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
type Signal = (typeof SIGNALS)[number];

const EXIT_CODES: Readonly<Record<Signal, number>> = {
  SIGINT: EXIT_INTERRUPTED,
  SIGTERM: EXIT_TERMINATED,
};

export type Interrupt = {
  /** Was it asked for? */
  readonly asked: () => boolean;
  /** What the process then ends with. */
  readonly exitCode: () => number;
  /** From now on signals do again what they did before. */
  readonly release: () => void;
};

/** Takes over these signals; the second one does what it did before. */
export function takeInterrupt(): Interrupt {
  const before = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);
  let asked: Signal | undefined;
  let released = false;
  const release = (): void => {
    if (released) return;
    released = true;
    for (const [signal, listeners] of before) {
      process.off(signal, ask);
      for (const listener of listeners) process.on(signal, listener);
    }
  };
  function ask(signal: Signal): void {
    asked = signal;
    release();
  }
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    process.on(signal, ask);
  }
  return {
    asked: () => asked !== undefined,
    exitCode: () => EXIT_CODES[asked ?? "SIGINT"],
    release,
  };
}
