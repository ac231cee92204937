// What the tests of small configurations share.
import { survey } from "../../../engines/index.ts";
import { configurations, productOf, realSystem } from "../../../refinement/index.ts";
import type { ProductState, System as Checked } from "../../../refinement/index.ts";
import type { System } from "../../../engines/index.ts";
import type { Configuration, TraceEvent } from "../../../trace/index.ts";

/** The configuration of this name. */
export function configurationNamed(name: string): Configuration {
  const found = configurations.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no configuration ${name}`);
  return found;
}

/** Its product with `system`, which starts well. */
export function product(
  configuration: Configuration,
  system: Checked = realSystem,
): System<ProductState, TraceEvent> {
  const made = productOf(configuration, system);
  if ("claim" in made) throw new Error(`${made.claim}: ${made.difference.join("; ")}`);
  return made;
}

/** Every state that `system` can reach, visited by an enumerator that shares nothing with the
 *  engine but the interface; by the text of its key. */
export function enumerated<State, Event>(system: System<State, Event>): ReadonlyMap<string, State> {
  const key = new Int32Array(system.keyWords);
  const seen = new Map<string, State>();
  const enter = (state: State): readonly State[] => {
    system.key(state, key);
    if (seen.has(key.join())) return [];
    seen.set(key.join(), state);
    return [state];
  };
  let front = system.initial().flatMap(enter);
  while (front.length > 0)
    front = front.flatMap((state) =>
      system.events(state).flatMap((event) => {
        const ends = system.step(state, event);
        if (!Array.isArray(ends)) throw new Error("a step is refuted");
        return (ends as readonly State[]).flatMap(enter);
      }),
    );
  return seen;
}

/** How many states there are. */
export const statesOf = <State, Event>(system: System<State, Event>): number =>
  survey(system, {}).states;
