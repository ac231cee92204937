// Where the time of a step goes. The clock is the caller's: below the command line there is none.

export const phaseNames = ["machine", "abstraction", "claims", "spec", "comparison"] as const;
export type Phase = (typeof phaseNames)[number];

/** Adds up time by phase. */
export type Meter = {
  /** From now on time is spent in `phase`; undefined: outside a step. */
  readonly enter: (phase: Phase | undefined) => void;
};

/** A meter on a clock, and what it has measured so far. */
export function meterOn(clock: () => number): Meter & { readonly spent: Record<Phase, number> } {
  const spent = { machine: 0, abstraction: 0, claims: 0, spec: 0, comparison: 0 };
  let phase: Phase | undefined;
  let since = 0;
  const enter = (next: Phase | undefined): void => {
    const now = clock();
    if (phase !== undefined) spent[phase] += now - since;
    phase = next;
    since = now;
  };
  return { enter, spent };
}
