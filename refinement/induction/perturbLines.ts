// Other interrupt lines: attached to whoever may, masked or not, pending or not.

import * as abi from "../../abi/index.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { taskOf } from "../../spec/name.ts";
import { write } from "../../spec/rights.ts";
import type { Line, Mapping } from "../../spec/state.ts";
import { BLOCK, taskAt, type Perturbation, type ThreadDraft } from "./draft.ts";

/** True iff whoever has these pages may write to the registers of the line's device. */
export const mayOwn = (space: readonly Mapping[], { frame }: Line): boolean =>
  space.some((mapping) => mapping.frame === frame && (mapping.rights & write) !== 0);

/** True iff the thread waits for the line alone. */
export const waitsFor = ({ m }: ThreadDraft, { line }: Line): boolean =>
  tcbs.stateOf(m, BLOCK) === abi.STATE_WAITING && tcbs.partnerOf(m, BLOCK) === line + 1;

/** Lines are attached, masked, unmasked and asked for, as if long ago. */
export const otherLines: Perturbation = (draft, random) => {
  draft.lines = draft.lines.map((line) => {
    const { owner } = line;
    const waits = [...draft.threads.values()].some((thread) => waitsFor(thread, line));
    // Whoever waits for it hears it: nothing else can be so.
    if (waits || random.chance(1, 4)) return line;
    const allowed = [...draft.threads.values()].filter(({ key }) =>
      mayOwn(taskAt(draft.tasks, taskOf(key)).space, line),
    );
    const next =
      owner ?? (allowed.length > 0 && random.chance(3, 4) ? random.pick(allowed).key : undefined);
    const pending = line.pending || random.chance(1, 2);
    if (next === undefined) return { ...line, pending };
    const thread = draft.threads.get(next);
    const listens = thread !== undefined && tcbs.stateOf(thread.m, BLOCK) === abi.STATE_WAITING;
    return { ...line, owner: next, pending, masked: (listens && pending) || random.chance(1, 2) };
  });
};
