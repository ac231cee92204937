// A small world with devices: σ0 has their pages, and threads can be brought to own their lines.

import { initialStates, step, threadKey, type Effect, type Outcome } from "../../spec/index.ts";
import type { Ipc, Name, State, ThreadKey } from "../../spec/index.ts";
import { lineAt } from "../../spec/parts/lines.ts";
import { does, FRAME, ipc, makes, noStrings, root } from "./world.ts";

export const DEVICE = 0x10000;
/** Lines 3 and 5 are of one device, line 9 of another. */
export const booted: State = initialStates({
  tasks: 8,
  threads: 12,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
  frames: { first: FRAME, pages: [[1], [2]] },
  devices: [
    { line: 3, frame: DEVICE },
    { line: 5, frame: DEVICE },
    { line: 9, frame: DEVICE + 1 },
  ],
})[0];
export const child: ThreadKey = threadKey(3, 0);
export const world: State = makes(booted, root, 3);

export const lineName = (line: number): Name => ({ tag: "interrupt", line });
/** A closed receive from a line, for `timeout` µs. */
export const listen = (line: number, timeout: number | "never" = 0): Ipc =>
  ipc({
    receive: {
      source: { tag: "closed", from: lineName(line) },
      timeout,
      window: { tag: "noPage" },
      ...noStrings,
    },
  });
/** The lines are attached by `who`, one after another, who does not wait. */
export const attached = (state: State, who: ThreadKey, ...lines: readonly number[]): State =>
  lines.reduce((s, line) => does(s, who, listen(line)).state, state);
/** The device of a line asks. */
export const asks = (state: State, line: number): Outcome =>
  step(state, { tag: "interrupt", line }, "plentiful")[0];
/** "owner masked pending" of a line. */
export const lineText = (state: State, number: number): string => {
  const line = lineAt(state, number);
  const words = [line?.masked === true ? "masked" : "open", line?.pending === true ? "asks" : ""];
  return `${line?.owner ?? "free"} ${words.join(" ")}`.trim();
};
/** Who was told of which line. */
export const told = (effects: readonly Effect[]): readonly string[] =>
  effects.flatMap(({ thread, result }) =>
    result.tag === "interrupted" ? [`${thread} hears ${result.line}`] : [],
  );
