// What a verb found, in the one form that the formats for other tools are made from.

/** A line of a file; lines begin at 1. */
export type Place = { readonly file: string; readonly line: number };

/** Something that is wrong. */
export type Finding = {
  /** The claim, seeded bug or program: what stays the same from one run to the next. */
  readonly rule: string;
  /** What the rule demands, in a sentence. */
  readonly says: string;
  /** What was found, in one line. */
  readonly message: string;
  /** The whole story, line by line. */
  readonly story: readonly string[];
  readonly place: Place;
  /** What leads there, step by step; the last is where it shows. */
  readonly steps: readonly Step[];
  /** Equal iff it is the same fault. */
  readonly fingerprint: string;
};
export type Step = { readonly says: string; readonly place: Place };

/** One thing that was asked. */
export type Case = {
  /** What kind of thing: a claim, a rule of the manual, a seeded bug. */
  readonly group: string;
  readonly name: string;
  readonly seconds: number;
  readonly outcome: CaseOutcome;
};
export type CaseOutcome =
  | { readonly tag: "passed" }
  /** Not looked at, and not asked for either. */
  | { readonly tag: "skipped" }
  | { readonly tag: "failed"; readonly message: string; readonly story: readonly string[] };

export type Report = {
  readonly verb: string;
  /** What was looked at: which kernel, which folder. */
  readonly subject: string;
  readonly holds: boolean;
  /** One sentence. */
  readonly verdict: string;
  /** What was and what was not looked at, in sentences. */
  readonly bounds: readonly string[];
  /** Seed, budget, versions: what one needs to do it again. */
  readonly properties: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly cases: readonly Case[];
  readonly findings: readonly Finding[];
};
