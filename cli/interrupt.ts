// Ctrl-C while a program runs: it is asked for once, so that what must be written is written.

export type Interrupt = {
  /** Was it pressed? */
  readonly asked: () => boolean;
  /** From now on it does again what it did before. */
  readonly release: () => void;
};

/** Takes over Ctrl-C; pressed twice, it does what it did before. */
export function takeInterrupt(): Interrupt {
  const before = process.listeners("SIGINT");
  let asked = false;
  const release = (): void => {
    process.off("SIGINT", ask);
    for (const listener of before) process.on("SIGINT", listener);
  };
  function ask(): void {
    asked = true;
    release();
  }
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", ask);
  return { asked: () => asked, release: () => (asked ? undefined : release()) };
}
