// A trace in words.

import type { Trace } from "../../trace/index.ts";
import { bootText, eventLine, storyOf } from "../story/story.ts";
import { plain } from "../terminal.ts";

/** The boot, each event on a line, and the failure, if one was recorded. */
export function traceText({ boot, events, recorded }: Trace): string {
  if (recorded === undefined)
    return `${[`  boot  ${bootText(boot)}`, ...events.map(eventLine)].join("\n")}\n`;
  const failure = { claim: recorded.claim, difference: recorded.difference };
  const story = storyOf({ start: boot, events, failure }, plain);
  const of = `refuted: ${recorded.claim} does not hold of ${recorded.kernel}.`;
  return `${[...story, "", of].join("\n")}\n`;
}
