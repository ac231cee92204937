// A refutation as a story: the boot, each event in words, and the first difference.

import type { Failure } from "../../engines/index.ts";
import type { Boot, TraceEvent } from "../../trace/index.ts";
import { counted } from "../../lib/counted.ts";
import type { Paint } from "../terminal.ts";
import { eventText } from "./events.ts";
import { pageText } from "./words.ts";

/** What a story is told of: the last event is the one that failed, unless the boot did. */
export type Told = {
  readonly start: Boot;
  readonly events: readonly TraceEvent[];
  readonly failure: Failure;
};

/** The story, line by line. */
export function storyOf({ start, events, failure }: Told, paint: Paint): readonly string[] {
  const last = events.length - 1;
  return [
    `  boot  ${bootText(start)}`,
    ...events.map((event, at) =>
      at === last ? paint.bold(eventLine(event, at)) : eventLine(event, at),
    ),
    "",
    paint.red(`  ${failure.claim}`),
    ...failure.difference.map((line) => `    ${line}`),
  ];
}

/** `   3  2.0 sends to …`, numbered from 0 as in the file. */
export const eventLine = (event: TraceEvent, at: number): string =>
  `  ${String(at).padStart(4)}  ${eventText(event)}`;

/** The boot parameters in words. */
export const bootText = (boot: Boot): string =>
  `${counted(boot.userFrames, "frame")}, tasks 1 … ${boot.tasks}, ` +
  `${counted(boot.threads, "thread")}, ${counted(boot.kernelTables, "page table")}, ` +
  `${counted(boot.mappingNodes, "node")}, a tick of ${boot.tickMicros} µs, ` +
  `first version ${boot.firstVersion}, depth ${boot.depthMax}` +
  (boot.firstTick === 0 ? "" : `, from tick ${boot.firstTick}`) +
  (boot.devices ?? []).map(({ line, frame }) => `, line ${line} at ${pageText(frame)}`).join("");
