// What a claim is shown of a step.

import type { Event } from "./event.ts";
import type { Effect } from "./outcome.ts";
import type { Rule } from "./rules.ts";
import type { State } from "./state.ts";

/** One event, and the states around it. */
export type Step = { readonly before: State; readonly event: Event; readonly after: State };

/** A step with what threads were told in it: those whose `ipc` ended, and who called task_new. */
export type ObservedStep = Step & { readonly effects: readonly Effect[] };

/** A step with what its matching outcome says of it. */
export type ExplainedStep = ObservedStep & { readonly because: readonly Rule[] };
