// Rights to a page: subsets of { read, write, execute } in normal form. Source: manual, 1.2.

import type { Brand } from "../lib/brand.ts";

/** A set of rights; as a number it is a bit for each right. */
export type Rights = Brand<number, "Rights">;

export const none = 0 as Rights;
export const read = 4 as Rights;
export const write = 2 as Rights;
export const execute = 1 as Rights;
export const all = 7 as Rights;

/** The set with these members, in normal form: without read there is no write. */
export function rightsOf(members: { read: boolean; write: boolean; execute: boolean }): Rights {
  const written = members.read && members.write;
  return ((members.read ? read : 0) |
    (written ? write : 0) |
    (members.execute ? execute : 0)) as Rights;
}

const normal = (rights: number): Rights =>
  ((rights & read) !== 0 ? rights : rights & execute) as Rights;

/** What both have. */
export const meet = (a: Rights, b: Rights): Rights => normal(a & b);
/** What either has. */
export const join = (a: Rights, b: Rights): Rights => normal(a | b);
/** What is left of `a` when every right in the raw set `b` is taken away. */
export const without = (a: Rights, b: number): Rights => normal(a & ~b);
/** True iff every right in `a` is in `b`. */
export const within = (a: Rights, b: Rights): boolean => (a & ~b) === 0;

/** "rwx", with a dash for what is missing. */
export const describeRights = (rights: Rights): string =>
  `${rights & read ? "r" : "-"}${rights & write ? "w" : "-"}${rights & execute ? "x" : "-"}`;
