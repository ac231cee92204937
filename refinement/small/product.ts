// A small configuration of specification and machine together, as a system for the engines. Every
// state is a state of one machine that is set back and forth; nothing is simulated.

import { assert } from "../../lib/assert.ts";
import { digest, DIGEST_WORDS } from "../../lib/digest.ts";
import type { Failure } from "../../engines/model.ts";
import type { System as Explored } from "../../engines/system.ts";
import { KeySet } from "../../engines/breadth/keySet.ts";
import { writeState } from "../../spec/codec.ts";
import { identity, StateWriter } from "../../spec/writer.ts";
import type { State } from "../../spec/state.ts";
import type { Configuration, TraceEvent } from "../../trace/index.ts";
import { Lockstep } from "../lockstep.ts";
import type { System } from "../system.ts";
import { goalsFor } from "./goals.ts";
import { completed, menuOf } from "./menu.ts";
import { Pair, type Mark } from "./pair.ts";
import { writeResidue } from "./residue.ts";

/** A state of the product. Only that in which the machine is, and those that were kept, are there
 *  to be gone on from. */
export type ProductState = {
  readonly state: State;
  /** Of a state that was not kept, whatever the last step led to. */
  key: Int32Array;
  mark: Mark | undefined;
};

/** `configuration` of `system` and the specification; a failure if not even its start is right. */
export function productOf(
  configuration: Configuration,
  system: System,
): Explored<ProductState, TraceEvent> | Failure {
  const lockstep = Lockstep.begin(system, configuration.boot);
  if ("claim" in lockstep) return lockstep;
  const writer = new StateWriter();
  const key = new Int32Array(DIGEST_WORDS);
  const known = new KeySet(DIGEST_WORDS);
  const pair = new Pair(lockstep, {
    has: (state, view) => {
      writeState(writer, state, "essential", identity);
      writeResidue(writer, view);
      digest(writer.words, writer.count, key);
      return known.has(key);
    },
    add: () => known.add(key),
  });
  return prepared(pair, configuration) ?? productSystem(configuration, pair, key);
}

/** Does what is done first. */
function prepared(pair: Pair, { before }: Configuration): Failure | undefined {
  for (const event of before) {
    const verdict = pair.step(completed(event));
    if (verdict.tag === "refuted") return verdict.failure;
    if (verdict.tag === "disabled")
      return { claim: "whatComesFirstCanBeDone", difference: [verdict.because] };
  }
  return undefined;
}

/** `lastKey` is the key of the state that the last right step led to. */
function productSystem(
  configuration: Configuration,
  pair: Pair,
  lastKey: Int32Array,
): Explored<ProductState, TraceEvent> {
  const menu = menuOf(configuration);
  const start: ProductState = { state: pair.state, mark: pair.mark(), key: lastKey.slice() };
  let here: ProductState = start;
  return {
    name: `${configuration.name}, specification and machine`,
    initial: () => [start],
    events: ({ state }) => menu(state.running),
    step: (from, event) => {
      assert(from.mark !== undefined, "product: a state that was not kept is gone");
      pair.goBack(from.mark);
      const verdict = pair.step(event);
      if (verdict.tag === "refuted") return verdict.failure;
      if (verdict.tag === "disabled") return [];
      here = { state: pair.state, mark: undefined, key: lastKey };
      return [here];
    },
    keyWords: DIGEST_WORDS,
    key: (of, into) => into.set(of.key),
    check: () => undefined,
    goals: goalsFor(configuration).map(({ name, holds }) => ({
      name,
      holds: ({ state }) => holds(state),
    })),
    keep: (state) => {
      if (state.mark !== undefined) return state;
      assert(state === here, "product: the machine has gone on");
      state.mark = pair.mark();
      state.key = lastKey.slice();
      return state;
    },
  };
}
