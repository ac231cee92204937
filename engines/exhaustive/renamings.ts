// Symmetry: the renamings of interchangeable things, as a group.

import { assert } from "../../lib/assert.ts";
import type { Domain, Renaming } from "./kinds.ts";
import type { Fields } from "./schema.ts";

/** Which domains to reduce by: their names, or all that the fields speak of. */
export type Symmetry = "none" | "all" | readonly string[];

/** Every renaming of the chosen domains; the first is the identity. */
export function renamings(fields: Fields, symmetry: Symmetry): readonly Renaming[] {
  const all = domainsOf(fields);
  const names = symmetry === "all" ? all.map(({ name }) => name) : symmetry;
  if (names === "none") return [new Map()];
  for (const name of names) {
    assert(
      all.some((domain) => domain.name === name),
      `exhaustive: no domain is named ${name}; there are ${all.map((one) => one.name).join(", ")}`,
    );
  }
  return all.reduce<readonly Renaming[]>(
    (partial, domain) => extended(partial, domain, names.includes(domain.name)),
    [new Map()],
  );
}

/** How many renamings of all domains of `fields` there are. */
export const orderOf = (fields: Fields): number =>
  domainsOf(fields).reduce((order, domain) => order * waysOf(domain), 1);

/** The domains that the fields speak of, owners before what they own. */
const domainsOf = (fields: Fields): readonly Domain[] => [
  ...new Set(
    Object.values(fields).flatMap(({ index, value }) => [...index.domains, ...value.domains]),
  ),
];

function extended(
  partial: readonly Renaming[],
  domain: Domain,
  isChosen: boolean,
): readonly Renaming[] {
  const count = domain.size / ownersOf(domain);
  const ways = isChosen ? waysOf(domain) : 1;
  assert(
    partial.length * ways <= RENAMINGS_MAX,
    `exhaustive: symmetry by ${domain.name} makes over ${RENAMINGS_MAX} renamings; leave it out`,
  );
  const single = isChosen ? permutations(count) : [identity(count)];
  const choices = Array.from({ length: ownersOf(domain) }).reduce<readonly (readonly number[])[][]>(
    (lists) => lists.flatMap((list) => single.map((one) => [...list, one])),
    [[]],
  );
  return partial.flatMap((renaming) =>
    choices.map((choice) => {
      const owner = domain.owner === undefined ? undefined : renaming.get(domain.owner);
      const image = choice.flat();
      const moved = Array<number>(domain.size);
      for (const [at, inner] of image.entries()) {
        const from = Math.floor(at / count);
        moved[at] = (owner?.[from] ?? from) * count + inner;
      }
      return new Map([...renaming, [domain, moved]]);
    }),
  );
}

const ownersOf = ({ owner }: Domain): number => owner?.size ?? 1;

/** The renamings of one domain: each owner's things among themselves. */
const waysOf = (domain: Domain): number =>
  factorial(domain.size / ownersOf(domain)) ** ownersOf(domain);

/** Each renaming costs some kilobytes of tables, and time for each state. */
const RENAMINGS_MAX = 10_000;

const factorial = (count: number): number => (count <= 1 ? 1 : count * factorial(count - 1));

const identity = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

/** All orders of 0 … count − 1; the first is the identity. */
function permutations(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return permutations(count - 1)
    .flatMap((shorter) =>
      Array.from({ length: count }, (_, at) => shorter.toSpliced(count - 1 - at, 0, count - 1)),
    )
    .toSorted((a, b) => firstDifference(a, b));
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
