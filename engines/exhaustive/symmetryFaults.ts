// Is a model as symmetric as its schema says? A renamed state must be as right as the state, and
// have the renamed successors. Nothing in a schema forces a rule to treat all tasks alike, so this
// looks: at every state up to a depth, under every renaming.

import { compile, type Compiled } from "./expander.ts";
import type { Renaming } from "./kinds.ts";
import type { FiniteModel, Next } from "./model.ts";
import { renamings, type Symmetry } from "./renamings.ts";
import { type Fields, positionOf, shownState, valueAt } from "./schema.ts";

/**
 * The first state within `depthMax` steps that a renaming shows to be treated otherwise than what
 * it is renamed to, as lines for a person; nothing if there is none.
 */
export function symmetryFaults<F extends Fields>(
  model: FiniteModel<F>,
  symmetry: Symmetry,
  depthMax: number,
): readonly string[] {
  const compiled = compile(model, "none");
  const group = renamings(model.fields, symmetry);
  const seen = new Set<string>();
  let level = ways(compiled, model.starts, new Int32Array(compiled.layout.words));
  for (let depth = 0; depth <= depthMax; depth++) {
    const fresh = level.filter((words) => isNew(seen, words));
    for (const words of fresh) {
      const faults = faultsAt(compiled, group, words);
      if (faults.length > 0) return faults;
    }
    level = fresh.flatMap((words) => ways(compiled, model.steps, words));
  }
  return [];
}

function isNew(seen: Set<string>, words: Int32Array): boolean {
  const key = words.join();
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function faultsAt<F extends Fields>(
  compiled: Compiled<F>,
  group: readonly Renaming[],
  words: Int32Array,
): readonly string[] {
  const { model, layout } = compiled;
  const after = ways(compiled, model.steps, words);
  const judged = judgements(compiled, words);
  for (const renaming of group) {
    const image = renamedState(compiled, renaming, words);
    const differs = (what: string): readonly string[] => [
      `${what} of this state`,
      ...shownState(model.fields, layout, words),
      `are not those of the same state renamed`,
      ...shownState(model.fields, layout, image),
    ];
    if (judgements(compiled, image) !== judged) return differs("claims and goals");
    const expected = after.map((one) => renamedState(compiled, renaming, one).join());
    const found = ways(compiled, model.steps, image).map((one) => one.join());
    if (expected.toSorted().join(";") !== found.toSorted().join(";")) return differs("the steps");
  }
  return [];
}

/** Where the rules lead to from `words`. */
function ways<F extends Fields>(
  { view, words: shown }: Compiled<F>,
  rules: FiniteModel<F>["steps"],
  words: Int32Array,
): readonly Int32Array[] {
  const found: Int32Array[] = [];
  const next: Next = () => {
    found.push(shown.slice());
    shown.set(words);
  };
  shown.set(words);
  rules(view, next);
  return found;
}

/** Which claims and goals hold. */
function judgements<F extends Fields>(
  { model, view, words: shown }: Compiled<F>,
  words: Int32Array,
): string {
  shown.set(words);
  return [
    ...model.claims.map((claim) => claim.violations(view).length === 0),
    ...model.goals.map((goal) => goal.holds(view)),
  ].join();
}

/** The state that `renaming` makes of `words`, cell by cell. */
function renamedState<F extends Fields>(
  { layout }: Compiled<F>,
  renaming: Renaming,
  words: Int32Array,
): Int32Array {
  const image = new Int32Array(words.length);
  for (const place of layout.places) {
    const { index, value } = place.field;
    for (let at = 0; at < index.size; at++) {
      const { word, shift } = positionOf(place, index.renamed(at, renaming));
      const moved = value.renamed(valueAt(place, words, at), renaming);
      image[word] = (image[word] as number) | (moved << shift);
    }
  }
  return image;
}
