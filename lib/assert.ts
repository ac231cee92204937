// What a failed assertion means: the fault is ours, not the user's. Nobody catches it to go on; the
// command line prints it in one line and says how to report it.

/** A bug in Septet itself. */
export class AssertionFailure extends Error {
  override readonly name = "AssertionFailure";
}

/** Throws {@link AssertionFailure} unless `condition` holds. `because` is a sentence. */
export function assert(condition: boolean, because: string): asserts condition {
  if (!condition) throw new AssertionFailure(because);
}

/**
 * Throws {@link AssertionFailure}. For hot paths, where `assert` would build its sentence each
 * time: `if (!condition) fail(…)`.
 */
export function fail(because: string): never {
  throw new AssertionFailure(because);
}

/** The value, which our own reasoning says is there. */
export function present<T>(value: T | undefined, because: string): T {
  if (value === undefined) throw new AssertionFailure(because);
  return value;
}

/** The end of a case analysis: the compiler proves that nothing is left. */
export function unreachable(value: never): never {
  throw new AssertionFailure(`unreachable case: ${JSON.stringify(value)}`);
}
