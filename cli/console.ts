// The console of an emulated computer: what arrives on stdin, and what goes to stdout.

/** Who takes a byte, if there is room for it now. */
export type Receiver = { readonly receive: (byte: number) => boolean };

export type Console = {
  /** Takes a byte that the machine sends. */
  readonly send: (byte: number) => void;
  /** Gives the machine what has arrived, as far as it has room. */
  readonly feed: (machine: Receiver) => void;
  /** Is there, or may there come, something to give? */
  readonly mayFeed: () => boolean;
  /** Writes what the machine has sent. */
  readonly flush: () => void;
  readonly close: () => void;
};

/** The console of this process. */
export function openConsole(): Console {
  const sent: number[] = [];
  const arrived: number[] = [];
  let ended = false;
  process.stdin.on("data", (bytes: Buffer) => {
    for (const byte of bytes) arrived.push(byte);
  });
  process.stdin.on("end", () => (ended = true));
  process.stdin.on("error", () => (ended = true));
  return {
    send: (byte) => void sent.push(byte),
    feed: (machine) => {
      let taken = 0;
      while (taken < arrived.length && machine.receive(arrived[taken] ?? 0)) taken++;
      arrived.splice(0, taken);
    },
    mayFeed: () => arrived.length > 0 || !ended,
    flush: () => {
      if (sent.length > 0) process.stdout.write(Buffer.from(sent.splice(0)));
    },
    close: () => void process.stdin.destroy(),
  };
}
