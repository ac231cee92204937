// Two kernels at one trap: the first acts on the machine and is written down; the second must do
// the same, operation by operation, and is told what the first was told.

import type { TrapHandler, TrapPort } from "../../../machine/index.ts";

/** One operation, and what came back; undefined where nothing does. */
type Done = readonly [operation: string, first: number, second: number, answer: number | undefined];

/** A port on which `act` stands for every operation. */
const portOf = (
  act: (operation: keyof TrapPort, first: number, second: number) => number | undefined,
): TrapPort => {
  const ask = (operation: keyof TrapPort, first: number): number => act(operation, first, 0) ?? 0;
  const order = (operation: keyof TrapPort, first = 0, second = 0): void =>
    void act(operation, first, second);
  return {
    load32: (address) => ask("load32", address),
    store32: (address, value) => order("store32", address, value),
    readRegister: (n) => ask("readRegister", n),
    writeRegister: (n, value) => order("writeRegister", n, value),
    csrRead: (csr) => ask("csrRead", csr),
    csrWrite: (csr, value) => order("csrWrite", csr, value),
    fence: (address, asid) => order("fence", address, asid),
    fenceAsid: (asid) => order("fenceAsid", asid),
    fencePage: (address) => order("fencePage", address),
    fenceAll: () => order("fenceAll"),
    mret: () => order("mret"),
    waitForInterrupt: () => order("waitForInterrupt"),
  };
};

/** `first` handles the trap. Throws if `second`, told the same, would have done anything else. */
export function handleTwice(port: TrapPort, first: TrapHandler, second: TrapHandler): void {
  const operations: Done[] = [];
  first(
    portOf((operation, one, other) => {
      const answer = port[operation](one as never, other as never) as number | undefined;
      operations.push([operation, one, other, answer]);
      return answer;
    }),
  );
  let at = 0;
  second(
    portOf((...asked) => {
      const [done, told] = [operations[at]?.slice(0, 3), operations[at]?.[3]];
      at++;
      if (done === undefined || asked.some((part, index) => part !== done[index]))
        throw new Error(`operation ${at}: ${String(asked)} in the place of ${String(done)}`);
      return told;
    }),
  );
  if (at < operations.length)
    throw new Error(`after operation ${at}: nothing in the place of ${String(operations[at])}`);
}
