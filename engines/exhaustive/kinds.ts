// Kinds: the finite sets that the values of a model come from. Each value is a number 0 … size − 1,
// and each kind knows how it is printed and what becomes of it when the members of domains are
// renamed. That is all that packing, printing and symmetry reduction need to know of a model.

import { assert } from "../../lib/assert.ts";
import { compiled } from "../../lib/compiled.ts";

/** A finite set of values, numbered from 0. */
export type Kind = {
  readonly size: number;
  readonly show: (value: number) => string;
  /** The domains whose members its values speak of. */
  readonly domains: readonly Domain[];
  /** What `renaming` makes of `value`. */
  readonly renamed: (value: number, renaming: Renaming) => number;
};

/** A set of things that differ by nothing but their number: tasks, frames, the pages of a task. */
export type Domain = Kind & {
  readonly name: string;
  /** For things that belong to others, the others; `size` counts the things of all owners. */
  readonly owner: Domain | undefined;
};

/** A permutation for each domain that it changes: where each member goes. */
export type Renaming = ReadonlyMap<Domain, readonly number[]>;

/** The members of a domain, which may be interchanged if the model treats them alike. */
export function domain(name: string, size: number): Domain {
  return domainOf(name, size, undefined, (value) => `${name}${value}`);
}

/** `count` things for each member of `owner`, interchangeable among those of one owner. The thing
 *  `n` of `o` has the number `o * count + n`. */
export function each(owner: Domain, name: string, count: number): Domain {
  return domainOf(
    name,
    owner.size * count,
    owner,
    (value) => `${owner.show(Math.floor(value / count))}.${name}${value % count}`,
  );
}

function domainOf(
  name: string,
  size: number,
  owner: Domain | undefined,
  show: (value: number) => string,
): Domain {
  assert(size >= 1, `domain ${name}: of ${size} members`);
  const domains: Domain[] = owner === undefined ? [] : [...owner.domains];
  const self: Domain = {
    name,
    size,
    owner,
    show,
    domains,
    renamed: (value, renaming) => renaming.get(self)?.[value] ?? value,
  };
  domains.push(self);
  return self;
}

/** The numbers 0 … size − 1, which mean themselves. */
export const numbers = (size: number): Kind => ({
  size,
  show: String,
  domains: [],
  renamed: (value) => value,
});

/** The named parts that a case of a union carries. */
export type Parts = Readonly<Record<string, Kind>>;

/** One case of a union. */
export type Case<P extends Parts> = {
  /** The value of this case with these parts, in the order of their declaration. */
  readonly of: (...parts: readonly number[]) => number;
  readonly is: (value: number) => boolean;
  /** Each part of a value of this case; −1, which fits nowhere, for a value of another case. */
  readonly parts: { readonly [K in keyof P]: (value: number) => number };
};

/** A choice between cases that may carry parts. One case alone is a record. */
export type Union<C extends Readonly<Record<string, Parts>>> = Kind & {
  readonly cases: { readonly [K in keyof C]: Case<C[K]> };
};

/** A kind whose values are those of the first case, then those of the second, and so on. */
export function union<const C extends Readonly<Record<string, Parts>>>(cases: C): Union<C> {
  const plans = planned(cases);
  const size = plans.reduce((sum, plan) => sum + plan.size, 0);
  const caseOf = (value: number): Plan => {
    const plan = plans.find(({ offset, size: count }) => value >= offset && value < offset + count);
    assert(plan !== undefined, `union: no value ${value} among ${size}`);
    return plan;
  };
  const entries = plans.map((plan) => [plan.name, caseFrom(plan, size)]);
  return {
    size,
    domains: [...new Set(plans.flatMap(({ kinds }) => kinds.flatMap((kind) => kind.domains)))],
    show: (value) => shown(caseOf(value), value),
    renamed: (value, renaming) => {
      const plan = caseOf(value);
      const parts = split(plan, value).map((part, at) =>
        (plan.kinds[at] as Kind).renamed(part, renaming),
      );
      return joined(plan, parts);
    },
    cases: Object.fromEntries(entries) as Union<C>["cases"],
  };
}

/** Where the values of a case lie: mixed radix, the first part is the most significant. */
type Plan = {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly names: readonly string[];
  readonly kinds: readonly Kind[];
};

function planned(cases: Readonly<Record<string, Parts>>): readonly Plan[] {
  let offset = 0;
  return Object.entries(cases).map(([name, parts]) => {
    const kinds = Object.values(parts);
    const size = kinds.reduce((product, kind) => product * kind.size, 1);
    const plan = { name, offset, size, names: Object.keys(parts), kinds };
    offset += size;
    return plan;
  });
}

function split({ offset, kinds }: Plan, value: number): readonly number[] {
  let left = value - offset;
  const parts: number[] = [];
  for (const { size } of kinds.toReversed()) {
    parts.unshift(left % size);
    left = Math.floor(left / size);
  }
  return parts;
}

const joined = ({ offset, kinds }: Plan, parts: readonly number[]): number =>
  offset + parts.reduce((sum, part, at) => sum * (kinds[at] as Kind).size + part, 0);

function shown(plan: Plan, value: number): string {
  const parts = split(plan, value).map((part, at) => (plan.kinds[at] as Kind).show(part));
  return parts.length === 0 ? plan.name : `${plan.name}(${parts.join(", ")})`;
}

function caseFrom(plan: Plan, unionSize: number): Case<Parts> {
  const end = plan.offset + plan.size;
  const tables = plan.names.map((name, at) => {
    const table = Int16Array.from({ length: unionSize }, (_, value) =>
      value >= plan.offset && value < end ? (split(plan, value)[at] as number) : -1,
    );
    return [name, (value: number) => table[value] as number];
  });
  return {
    of: constructorOf(plan),
    is: (value) => value >= plan.offset && value < end,
    parts: Object.fromEntries(tables) as Case<Parts>["parts"],
  };
}

/** `offset + (a * size + b) * …`, written out, with a check that each part fits. */
function constructorOf({ name, offset, kinds }: Plan): (...parts: readonly number[]) => number {
  const names = kinds.map((_, at) => `p${at}`);
  const fits = kinds.map(({ size }, at) => `p${at} >= 0 && p${at} < ${size}`);
  const sum = kinds.reduce((text, { size }, at) => `(${text}) * ${size} + p${at}`, "0");
  const check =
    fits.length === 0 ? "" : `if (!(${fits.join(" && ")})) misfit(${names.join(", ")});`;
  return compiled<(...parts: readonly number[]) => number>(
    { misfit: (...parts: readonly number[]) => assert(false, `${name}(${parts.join(", ")})`) },
    `(${names.join(", ")}) => { ${check} return ${offset} + ${sum}; }`,
  );
}
