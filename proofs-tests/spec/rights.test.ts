import { expect, test } from "vitest";
import {
  all,
  describeRights,
  execute,
  join,
  meet,
  none,
  read,
  rightsOf,
  within,
  without,
  write,
} from "../../spec/index.ts";

test("without read there is no write", () => {
  expect(rightsOf({ read: false, write: true, execute: false })).toBe(none);
  expect(rightsOf({ read: false, write: true, execute: true })).toBe(execute);
  expect(rightsOf({ read: true, write: true, execute: true })).toBe(all);
  expect(meet(all, write)).toBe(none);
  expect(without(all, read)).toBe(execute);
});

test("meet, join and within are the lattice of subsets", () => {
  const sets = [none, execute, read, join(read, execute), join(read, write), all];
  for (const a of sets)
    for (const b of sets) {
      expect(within(meet(a, b), a) && within(a, join(a, b))).toBe(true);
      expect(within(a, b)).toBe(meet(a, b) === a);
    }
});

test("rights are written rwx", () => {
  expect([all, none, join(read, execute)].map(describeRights)).toEqual(["rwx", "---", "r-x"]);
});
