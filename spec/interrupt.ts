// A device asks for attention. Source: manual, 3.5.

import { present } from "../lib/assert.ts";
import type { Event } from "./event.ts";
import type { Outcomes } from "./outcome.ts";
import { awaitsLine, changeLine, deliverLine, isHeard, lineAt } from "./parts/lines.ts";
import { by, type Progress } from "./parts/progress.ts";
import { runs, schedulingPoint } from "./parts/schedule.ts";
import { threadAt } from "./state.ts";

/** The line is pending, and says so at once if it is not masked and its owner listens. */
export function interrupt(
  before: Progress,
  { line: number }: Extract<Event, { tag: "interrupt" }>,
): Outcomes {
  const { running } = before.state;
  const line = present(lineAt(before.state, number), "only the line of a device fires");
  const p = changeLine(before, number, { pending: true });
  const { owner } = line;
  // It may not speak, or has spoken: nothing interrupts whoever runs.
  if (owner === undefined || !isHeard(line)) return runs(by(p, "interrupt.staysPending"), running);
  if (!awaitsLine(threadAt(p.state, owner).activity, number))
    return schedulingPoint([by(p, "interrupt.queues")], { previous: running });
  return schedulingPoint([deliverLine(p, owner, line)], { previous: running });
}
