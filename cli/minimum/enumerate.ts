// The second opinion on a certificate: a plain enumeration of all runs, level by level. It shares
// nothing with engines/: states are kept as they are, whole lists of words are their names, and
// what a level's states sum up to is computed here once more.

import {
  completed,
  Lockstep,
  Pair,
  writeResidue,
  type Mark,
  type System,
} from "../../refinement/index.ts";
import { identity, StateWriter, writeState } from "../../spec/index.ts";
import type { Certificate, TraceEvent } from "../../trace/index.ts";
import type { SameBug } from "./sameBug.ts";

/** Why a certificate is refused; undefined: it is right. */
export function refusalOf(
  certificate: Certificate,
  system: System,
  sameBug: SameBug,
): string | undefined {
  return wrongInItself(certificate, sameBug) ?? wrongByCounting(certificate, system, sameBug);
}

/** What can be seen without counting. */
function wrongInItself(certificate: Certificate, sameBug: SameBug): string | undefined {
  const { length, events, menu, levels, boot } = certificate;
  if (events.length !== length) return `length is ${length}, but the run has ${events.length}`;
  if (levels.length !== length) return `length is ${length}, but there are ${levels.length} levels`;
  const texts = menu.map((event) => JSON.stringify(completed(event)));
  const foreign = events.findIndex((event) => !texts.includes(JSON.stringify(completed(event))));
  if (foreign >= 0) return `events[${foreign}] is not in the menu`;
  const used = new Set(events.map((event) => JSON.stringify(completed(event))));
  const unused = texts.findIndex((text) => !used.has(text));
  if (unused >= 0) return `menu[${unused}] does not occur in the run`;
  if (sameBug(boot, events) === undefined) return "the run does not fail as it says";
  return undefined;
}

/** A state, the way to it, and how to go back there. */
type Visit = { readonly events: readonly TraceEvent[]; readonly mark: Mark };

/** Counts the states at each depth, and looks whether any step goes wrong too early. */
function wrongByCounting(
  { boot, menu, levels, length }: Certificate,
  system: System,
  sameBug: SameBug,
): string | undefined {
  const lockstep = Lockstep.begin(system, boot);
  if ("claim" in lockstep) return "the kernel does not even start as it should";
  const reader = new Reader();
  const pair = new Pair(lockstep, { has: reader.read, add: () => {} });
  const whole = menu.map(completed);
  const seen = new Set([reader.name]);
  const sum = new Sum();
  sum.add(reader.words());
  let level: readonly Visit[] = [{ events: [], mark: pair.mark() }];
  for (let depth = 0; depth < length; depth++) {
    const said = levels[depth];
    if (said?.states !== level.length)
      return `${level.length} states at depth ${depth}, not ${said?.states}`;
    if (said.hash !== sum.text())
      return `the states at depth ${depth} sum up to ${sum.text()}, not ${said.hash}`;
    sum.clear();
    const next: Visit[] = [];
    for (const visit of level)
      for (const event of whole) {
        pair.goBack(visit.mark);
        const events = [...visit.events, event];
        const { tag } = pair.step(event);
        const isEarly = tag === "refuted" && events.length < length;
        if (isEarly && sameBug(boot, events)) return `${events.length} events are enough`;
        if (tag !== "holds" || seen.has(reader.name)) continue;
        seen.add(reader.name);
        sum.add(reader.words());
        next.push({ events, mark: pair.mark() });
      }
    level = next;
  }
  return undefined;
}

type View = Parameters<ConstructorParameters<typeof Pair>[1]["has"]>[1];

/** The state that was looked at last, as words. To the pair every state is new. */
class Reader {
  private readonly writer = new StateWriter();
  name = "";

  readonly read = (state: Pair["state"], view: View): boolean => {
    writeState(this.writer, state, "essential", identity);
    writeResidue(this.writer, view);
    this.name = this.words().join();
    return false;
  };

  words(): Int32Array {
    return this.writer.words.subarray(0, this.writer.count);
  }
}

// Of a list of n words: four numbers of 32 bits, each begun with a constant, then for each word
// multiplied by a constant and mixed by a shift; at the end n goes in, and it is mixed twice.
const BEGIN = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const;
const TIMES = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;
const SHIFT = [15, 13, 16, 14] as const;

/** The sum of the digests of some lists of words, number by number. */
class Sum {
  private sums = [0, 0, 0, 0];

  clear(): void {
    this.sums = [0, 0, 0, 0];
  }

  add(words: Int32Array): void {
    const ends = [
      (mixed: number) => mixed ^ words.length,
      (mixed: number) => mixed + words.length,
      (mixed: number) => mixed ^ (words.length << 8),
      (mixed: number) => mixed - words.length,
    ];
    for (const [lane, end] of ends.entries()) {
      let mixed: number = BEGIN[lane] as number;
      for (const word of words) {
        mixed = Math.imul(mixed ^ word, TIMES[lane] as number);
        mixed ^= mixed >>> (SHIFT[lane] as number);
      }
      this.sums[lane] = ((this.sums[lane] as number) + stirred(end(mixed))) >>> 0;
    }
  }

  text(): string {
    return this.sums.map((sum) => sum.toString(16).padStart(8, "0")).join("");
  }
}

function stirred(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return bits ^ (bits >>> 16);
}
