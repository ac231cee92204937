// A small configuration of specification and machine together, as a system for the engines. Every
// state is a state of one machine that is set back and forth; nothing is simulated.

import { assert } from "../../lib/assert.ts";
import { digest, DIGEST_WORDS } from "../../lib/digest.ts";
import type { Failure } from "../../engines/model.ts";
import type { Goal, System as Explored } from "../../engines/system.ts";
import { KeySet } from "../../engines/breadth/keySet.ts";
import { writeState } from "../../spec/codec.ts";
import { identity, StateWriter } from "../../spec/writer.ts";
import type { State } from "../../spec/state.ts";
import type { Configuration, TraceEvent } from "../../trace/index.ts";
import type { View } from "../abstraction/state.ts";
import { Lockstep } from "../lockstep.ts";
import type { System } from "../system.ts";
import { goalsFor } from "./goals.ts";
import { completed, menuOf, type Menu } from "./menu.ts";
import { Pair, type Mark } from "./pair.ts";
import { writeResidue } from "./residue.ts";

/** A state of the product. Only that in which the machine is, and those that were kept, are there
 *  to be gone on from. */
export type ProductState = {
  readonly state: State;
  /** Of a state that was not kept, whatever the last step led to. Where a step was done again there
   *  is none until somebody asks. */
  key: Int32Array | undefined;
  mark: Mark | undefined;
};

/** `configuration` of `system` and the specification; a failure if not even its start is right. */
export function productOf(
  configuration: Configuration,
  system: System,
): Explored<ProductState, TraceEvent> | Failure {
  const lockstep = Lockstep.begin(system, configuration.boot);
  if ("claim" in lockstep) return lockstep;
  const writeKey = keyWriter();
  const key = new Int32Array(DIGEST_WORDS);
  const known = new KeySet(DIGEST_WORDS);
  const pair = new Pair(lockstep, {
    has: (state, view) => {
      writeKey(state, view, key);
      return known.has(key);
    },
    add: () => known.add(key),
  });
  return prepared(pair, configuration) ?? new Product(configuration, pair, key, writeKey);
}

/** Writes the key of a state and of what the machine has beyond it. */
type WriteKey = (state: State, view: View, into: Int32Array) => void;

function keyWriter(): WriteKey {
  const writer = new StateWriter();
  return (state, view, into) => {
    writeState(writer, state, "essential", identity);
    writeResidue(writer, view);
    digest(writer.words, writer.count, into);
  };
}

/** Does what is done first. */
function prepared(pair: Pair, { before }: Configuration): Failure | undefined {
  for (const [at, event] of before.entries()) {
    const verdict = pair.step(completed(event));
    if (verdict.tag === "refuted") return verdict.failure;
    if (verdict.tag === "disabled") {
      const difference = [`before[${at}] cannot happen there: ${verdict.because}`];
      return { claim: "whatComesFirstCanBeDone", difference };
    }
  }
  return undefined;
}

/** Goes from state to state as the search asks; `lastKey` is the key of the state that the last
 *  right step led to. */
class Product implements Explored<ProductState, TraceEvent> {
  readonly name: string;
  readonly keyWords = DIGEST_WORDS;
  readonly goals: readonly Goal<ProductState>[];
  private readonly menu: Menu;
  private readonly start: ProductState;
  private here: ProductState;
  private readonly pair: Pair;
  private readonly lastKey: Int32Array;
  private readonly writeKey: WriteKey;

  constructor(configuration: Configuration, pair: Pair, lastKey: Int32Array, writeKey: WriteKey) {
    this.name = `${configuration.name}, specification and machine`;
    this.goals = goalsFor(configuration).map(({ name, holds }) => ({
      name,
      holds: ({ state }) => holds(state),
    }));
    this.menu = menuOf(configuration.events);
    this.pair = pair;
    this.lastKey = lastKey;
    this.writeKey = writeKey;
    this.start = { state: pair.state, mark: pair.mark(), key: lastKey.slice() };
    this.here = this.start;
  }

  readonly initial = (): readonly ProductState[] => [this.start];

  readonly events = ({ state }: ProductState): readonly TraceEvent[] => this.menu(state.running);

  readonly step = (from: ProductState, event: TraceEvent): readonly ProductState[] | Failure => {
    const { pair } = this;
    this.goTo(from);
    const verdict = pair.step(event);
    if (verdict.tag === "refuted") return verdict.failure;
    if (verdict.tag === "disabled") return [];
    this.here = { state: pair.state, mark: undefined, key: this.lastKey };
    return [this.here];
  };

  readonly again = (from: ProductState, event: TraceEvent): ProductState => {
    const { pair } = this;
    this.goTo(from);
    pair.again(event);
    return { state: pair.state, mark: pair.mark(), key: undefined };
  };

  readonly key = (of: ProductState, into: Int32Array): void =>
    into.set((of.key ??= this.keyThere(of)));

  readonly check = (): undefined => undefined;

  readonly keep = (state: ProductState): ProductState => {
    if (state.mark !== undefined) return state;
    assert(state === this.here, "product: the machine has gone on");
    state.mark = this.pair.mark();
    state.key = this.lastKey.slice();
    return state;
  };

  private goTo({ mark }: ProductState): void {
    assert(mark !== undefined, "product: a state that was not kept is gone");
    this.pair.goBack(mark);
  }

  private keyThere(of: ProductState): Int32Array {
    this.goTo(of);
    const key = new Int32Array(DIGEST_WORDS);
    this.writeKey(this.pair.state, this.pair.view(), key);
    return key;
  }
}
