// A finite model as runs for the engines that go at random: the same rules and claims, one step
// after another instead of all of them at once.

import type { Prng } from "../../lib/prng.ts";
import type { Failure, Model, Verdict, Walk } from "../model.ts";
import { compile, type Compiled } from "./expander.ts";
import type { FiniteModel } from "./model.ts";
import { shownState, type Fields } from "./schema.ts";
import { shapesOf } from "./shapes.ts";

/** One step of a run, as the model names it. */
export type Step = { readonly action: string; readonly values: readonly number[] };

/** Random runs of a finite model. */
export type FiniteRuns = Pick<Model<number, Step>, "drawStart"> & {
  readonly begin: (start: number, random: Prng) => FiniteRun | Failure;
};

/** A run of a finite model also says what is possible now. */
export type FiniteRun = Walk<Step> & { readonly possible: () => readonly Step[] };

/** Random runs of `model`. A run begins in the start of that number (modulo how many there are). */
export function finiteRuns<F extends Fields>(model: FiniteModel<F>): FiniteRuns {
  const compiled = compile(model, "none");
  const starts = successorsOf(compiled);
  let shapes: Shapes | undefined;
  const places: Shapes = (words) => (shapes ??= shapesOf(model.fields, compiled.layout))(words);
  compiled.words.fill(0);
  starts.list("starts");
  return {
    drawStart: (random) => random.below(starts.steps.length),
    begin: (start, random) => {
      const walk = new FiniteWalk(compiled, places, random);
      walk.words.set(starts.wordsAt(start % starts.steps.length));
      const verdict = walk.judged([]);
      return verdict.tag === "refuted" ? verdict.failure : walk;
    },
  };
}

/** Tells where a run is, by the state that lies in words. */
type Shapes = (words: Int32Array) => readonly string[];

/** What the rules offer in the state that lies in `words`. */
class Successors<F extends Fields> {
  readonly steps: Step[] = [];
  private readonly words: number[] = [];
  private readonly from: Int32Array;
  private readonly compiled: Compiled<F>;

  constructor(compiled: Compiled<F>) {
    this.compiled = compiled;
    this.from = new Int32Array(compiled.layout.words);
  }

  /** Lists the starts, or the steps from the state as it is. */
  list(rules: "starts" | "steps"): void {
    const { model, view, words } = this.compiled;
    this.steps.length = 0;
    this.words.length = 0;
    this.from.set(words);
    model[rules](view, (action, ...values) => {
      this.steps.push({ action, values });
      for (const word of words) this.words.push(word);
      words.set(this.from);
    });
  }

  /** The state that step `index` leads to. */
  wordsAt(index: number): readonly number[] {
    const width = this.from.length;
    return this.words.slice(index * width, (index + 1) * width);
  }
}

const successorsOf = <F extends Fields>(compiled: Compiled<F>): Successors<F> =>
  new Successors(compiled);

/** How much a run likes an action: some not at all, others much (swarm testing). */
const LIKINGS = [0, 1, 1, 2, 4] as const;
/** How much it likes a value in its place among those of an action. Half of the runs like all
 *  alike: what is deep may need each of them. */
const VALUE_LIKINGS: readonly (readonly number[])[] = [[1], [0, 1, 1, 1]];

/** One run, with likings of its own. */
class FiniteWalk<F extends Fields> implements FiniteRun {
  readonly words: Int32Array;
  private readonly compiled: Compiled<F>;
  private readonly successors: Successors<F>;
  private readonly likings = new Map<string, number>();
  private readonly valueLikings: readonly number[];
  private readonly shapes: Shapes;
  private readonly random: Prng;
  private isListed = false;

  constructor(compiled: Compiled<F>, shapes: Shapes, random: Prng) {
    this.compiled = compiled;
    this.shapes = shapes;
    this.valueLikings = random.pick(VALUE_LIKINGS);
    this.words = new Int32Array(compiled.layout.words);
    this.successors = successorsOf(compiled);
    this.random = random;
  }

  readonly draw = (random: Prng): Step => {
    const { steps } = this.listed();
    const actions = [...new Set(steps.map(({ action }) => action))];
    if (actions.length === 0) return { action: "nothing", values: [] };
    const liked = this.drawn(random, actions, (action) => this.liking(action, LIKINGS));
    const among = steps.filter(({ action }) => action === liked);
    return this.drawn(random, among, ({ action, values }) => {
      let product = 1;
      for (const [at, value] of values.entries())
        product *= this.liking(`${action} ${at} ${value}`, this.valueLikings);
      return product;
    });
  };

  readonly step = (step: Step): Verdict => {
    const at = this.listed().steps.findIndex((one) => isSame(one, step));
    if (at < 0) return { tag: "disabled", because: `${shown(step)} is not possible here` };
    this.words.set(this.successors.wordsAt(at));
    this.isListed = false;
    return this.judged([step.action]);
  };

  readonly save = (): (() => void) => {
    const words = this.words.slice();
    return () => {
      this.words.set(words);
      this.isListed = false;
    };
  };

  readonly places = (): readonly string[] => this.shapes(this.words);

  readonly possible = (): readonly Step[] => this.listed().steps;

  /** The same action with other values, if there is one. */
  readonly adapt = ({ action }: Step): Step | undefined =>
    this.listed().steps.find((one) => one.action === action);

  /** The verdict on the state as it is. */
  judged(reached: readonly string[]): Verdict {
    const { model, words, view, layout } = this.compiled;
    words.set(this.words);
    for (const { name, violations } of model.claims) {
      const wrong = violations(view);
      if (wrong.length === 0) continue;
      const difference = [...wrong, ...shownState(model.fields, layout, words)];
      return { tag: "refuted", failure: { claim: name, difference } };
    }
    return { tag: "holds", reached };
  }

  /** One of a non-empty list, each with chance proportional to how much it is liked. */
  private drawn<T>(random: Prng, among: readonly T[], liking: (one: T) => number): T {
    const weights = among.map(liking);
    const isNoneLiked = weights.every((weight) => weight === 0);
    return isNoneLiked ? random.pick(among) : (among[random.weighted(weights)] as T);
  }

  private liking(name: string, among: readonly number[]): number {
    const liking = this.likings.get(name) ?? this.random.pick(among);
    this.likings.set(name, liking);
    return liking;
  }

  private listed(): Successors<F> {
    if (!this.isListed) {
      this.compiled.words.set(this.words);
      this.successors.list("steps");
      this.isListed = true;
    }
    return this.successors;
  }
}

const isSame = (a: Step, b: Step): boolean =>
  a.action === b.action &&
  a.values.length === b.values.length &&
  a.values.every((value, at) => value === b.values[at]);

const shown = ({ action, values }: Step): string => `${action}(${values.join(", ")})`;
