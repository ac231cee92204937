// What is hunted, by whom, and what came of it.

/** A seeded bug, by name: of the mapping model, or of the bank. */
export type Subject = { readonly group: "mapping" | "bank"; readonly name: string };

export type Hunter = "septet" | "fastCheck";

/** One hunt: a bug, a hunter, a seed. */
export type Hunt = Subject & {
  readonly hunter: Hunter;
  readonly seed: number;
  /** Tests after which the hunter gives up. */
  readonly testsMax: number;
  /** Whether the failing test is made short. */
  readonly shrinks: boolean;
};

/** What came of a hunt. */
export type Catch = Hunt & {
  /** Tests that were run; the last failed if it was found. */
  readonly tests: number;
  readonly found: boolean;
  /** The failing test made short, if it was. */
  readonly short?: {
    readonly length: number;
    readonly seconds: number;
    /** How it fails, which stays the same while it is made short: see `kindOf`. */
    readonly kind: string;
    /** Equal texts are equal traces. */
    readonly trace: string;
  };
};

/** The events of a test, at most; both hunters have the same. */
export const EVENTS_MAX: Readonly<Record<Subject["group"], number>> = { mapping: 100, bank: 200 };

/** Tests after which a hunt in the mapping model ends: they cost little. */
export const MAPPING_TESTS = 20_000;
