// States that were found and will be asked for soon, one level later: who keeps them need not find
// them again. Each by the choices that lead to it; states with equal keys are not the same thing
// here, since choices are counted from the very state that they lead on from.

import { hashAt } from "./visited.ts";

/** A state of a machine is some five kilobytes. */
const STATES_MAX = 8192;

type Entry<State> = { readonly path: Int32Array; readonly state: State };

export class Kept<State> {
  private readonly entries = new Map<number, Entry<State>>();

  /** Whether there is room for a further one. */
  get hasRoom(): boolean {
    return this.entries.size < STATES_MAX;
  }

  /** Keeps `state`, at the end of the choices `path`. */
  put(path: Int32Array, state: State): void {
    const hash = hashAt(path, 0, path.length);
    this.entries.delete(hash); // Else it would stand where the one before it was put.
    this.entries.set(hash, { path, state });
  }

  /** The state at the end of `path`, which is not kept any longer. */
  take(path: Int32Array): State | undefined {
    const hash = hashAt(path, 0, path.length);
    const entry = this.entries.get(hash);
    if (entry === undefined || !isSame(entry.path, path)) return undefined;
    this.entries.delete(hash);
    return entry.state;
  }

  /** Forgets the states with fewer choices than `length`: they were put first. */
  forgetBefore(length: number): void {
    for (const [hash, { path }] of this.entries) {
      if (path.length >= length) return;
      this.entries.delete(hash);
    }
  }
}

const isSame = (a: Int32Array, b: Int32Array): boolean =>
  a.length === b.length && a.every((choice, at) => choice === b[at]);
