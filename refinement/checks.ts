// Which claims about bytes are looked at after an event. A claim about words that have not changed
// since it was last found to hold is not looked at again.

import type { Failure } from "../engines/model.ts";
import { always } from "../spec/concern.ts";
import { MAPPING_CLAIMS, TRACKED_CLAIMS } from "./abstraction/askers.ts";
import { addressIn, type Bytes } from "./abstraction/bytes.ts";
import type { Mapped } from "./abstraction/mapped.ts";
import type { Roster } from "./abstraction/roster.ts";
import type { View } from "./abstraction/state.ts";
import type { Asker } from "./abstraction/tracking.ts";
import {
  blockClaims,
  hartClaims,
  lineClaims,
  mappingClaims,
  trackedClaims,
  tlbClaims,
  wordClaims,
} from "./claims/index.ts";

/** A failure of `claim`, with evidence. */
export const refuted = (claim: string, difference: readonly string[]): Failure => ({
  claim,
  difference,
});

/** What is asked of `Part`s. */
export type Claim<Part> = {
  readonly name: string;
  /** What it is about, as a set of bits; none: everything. */
  readonly about?: number;
  readonly violations: (part: Part) => readonly string[];
};

/**
 * The first claim, of those about something in `set`, that does not hold of `part`. What cannot
 * even be asked does not hold.
 */
export function firstViolation<Part>(
  claims: readonly Claim<Part>[],
  part: Part,
  set: number = always,
): Failure | undefined {
  let claim: Claim<Part> | undefined;
  try {
    for (claim of claims) {
      if (claim.about !== undefined && (claim.about & set) === 0) continue;
      const lines = claim.violations(part);
      if (lines.length > 0) return refuted(claim.name, lines);
    }
  } catch (error) {
    if (claim !== undefined) return senseless(claim, error);
  }
  return undefined;
}

/** What is wrong with one claim of `part`, if it does not hold or cannot even be asked. */
function violationOf<Part>(claim: Claim<Part>, part: Part): Failure | undefined {
  try {
    const lines = claim.violations(part);
    return lines.length > 0 ? refuted(claim.name, lines) : undefined;
  } catch (error) {
    return senseless(claim, error);
  }
}

/** A failure of a claim that could not be asked. */
const senseless = <Part>({ name }: Claim<Part>, error: unknown): Failure =>
  refuted(name, [`${name} makes no sense here: ${String(error)}`]);

/** How often all claims are asked, whatever has changed: in one state of so many. */
export const FULL_EVERY = 64;

/** The claims about bytes. Those are asked again that read what has changed. */
export class ConcreteChecks {
  private readonly fullEvery: number;
  private mapped: Mapped | undefined;
  private roster: Roster | undefined;
  private tlbStamp = -1;
  /** At which look the claims about blocks were asked last. */
  private blocksAsked = -1;
  private looks = 0;
  /** By asker: at which look it asked last. */
  private readonly asked: number[] = [];

  constructor(fullEvery: number = FULL_EVERY) {
    this.fullEvery = fullEvery;
  }

  /** The first claim that does not hold of the machine as it was at the last look. */
  violated(view: View): Failure | undefined {
    const full = this.looks++ % this.fullEvery === 0;
    const { devices = [] } = view.bytes.boot;
    return (
      this.mappingViolated(view, full) ??
      this.trackedViolated(view, full) ??
      firstViolation(hartClaims, view) ??
      (devices.length === 0 ? undefined : firstViolation(lineClaims, view.bytes))
    );
  }

  private mappingViolated({ mapped, bytes }: View, full: boolean): Failure | undefined {
    const { tlbStamp } = bytes.machine;
    const changed = full || mapped !== this.mapped || this.isStale(bytes, MAPPING_CLAIMS);
    if (!changed && tlbStamp === this.tlbStamp) return undefined;
    this.mapped = mapped;
    this.tlbStamp = tlbStamp;
    const violated = changed
      ? this.ask(bytes, MAPPING_CLAIMS, () => firstViolation(mappingClaims, mapped))
      : undefined;
    return violated ?? firstViolation(tlbClaims, mapped);
  }

  private trackedViolated(view: View, full: boolean): Failure | undefined {
    const { bytes, roster } = view;
    const all = full || roster !== this.roster;
    this.roster = roster;
    const words = TRACKED_CLAIMS + trackedClaims.length;
    return (
      this.staleViolated(trackedClaims, TRACKED_CLAIMS, view, bytes, all) ??
      this.blocksViolated(view, all) ??
      this.staleViolated(wordClaims, words, bytes, bytes, full)
    );
  }

  /** Asks all claims, or those that have read a word which has changed; each is an asker. */
  private staleViolated<Part>(
    claims: readonly Claim<Part>[],
    first: Asker,
    part: Part,
    bytes: Bytes,
    all: boolean,
  ): Failure | undefined {
    for (let index = 0; index < claims.length; index++) {
      if (!all && !this.isStale(bytes, first + index)) continue;
      const { tracking } = bytes;
      this.asked[first + index] = tracking.looks;
      const outer = tracking.begin(first + index);
      const wrong = violationOf(claims[index] as Claim<Part>, part);
      tracking.end(outer);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  /** Asks the claims about blocks of all of them, or of those whose words have changed. */
  private blocksViolated({ bytes, roster }: View, all: boolean): Failure | undefined {
    const { tracking, places } = bytes;
    for (let index = 0; index < places.threads.count; index++) {
      const tcb = addressIn(places.threads, index);
      if (!all && tracking.lineChanged(tcb) <= this.blocksAsked) continue;
      const wrong = firstViolation(blockClaims, { bytes, tcb, key: roster.byBlock[index] });
      if (wrong !== undefined) return wrong;
    }
    this.blocksAsked = tracking.looks;
    return undefined;
  }

  /** True iff a word has changed that was read when `asker` last asked. */
  private isStale({ tracking }: Bytes, asker: Asker): boolean {
    return tracking.changedFor(asker) > (this.asked[asker] ?? -1);
  }

  private ask<T>({ tracking }: Bytes, asker: Asker, compute: () => T): T {
    this.asked[asker] = tracking.looks;
    return tracking.as(asker, compute);
  }
}
