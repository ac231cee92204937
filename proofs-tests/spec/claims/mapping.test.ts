import { expect, test } from "vitest";
import * as claims from "../../../spec/claims/mapping.ts";
import { activeTaskAt, taskOf, type Mapping, type Rights } from "../../../spec/index.ts";
import { booted, editSpace, FRAME, mapped, root, sigma0 } from "../world.ts";

const world = mapped(booted, sigma0, FRAME, root, 0x40, 5);
const [leaf] = activeTaskAt(world, taskOf(root)).space as readonly [Mapping];
const place = { task: 2, page: 0x40 } as NonNullable<Mapping["parent"]>;
const with2 = (...space: Mapping[]) => editSpace(world, 2, space);

test("what the kernel reaches satisfies all", () => {
  for (const claim of Object.values(claims))
    if (typeof claim === "object") expect(claim.violations(world), claim.name).toEqual([]);
});

test("derivationsFormAForest: a lost parent, a circle, a root elsewhere", () => {
  const { violations } = claims.derivationsFormAForest;
  expect(violations(with2({ ...leaf, parent: { ...place, page: 0x77 } }))).toHaveLength(1);
  expect(violations(with2({ ...leaf, parent: place }))).toHaveLength(1);
  expect(violations(with2({ ...leaf, parent: undefined }))).toHaveLength(1);
});

test("aMappingHasItsParentsFrame: another frame", () => {
  const { violations } = claims.aMappingHasItsParentsFrame;
  expect(violations(with2({ ...leaf, frame: FRAME + 1 }))).toHaveLength(1);
});

test("rightsNeverGrowDownTheTree: more than the parent", () => {
  const { violations } = claims.rightsNeverGrowDownTheTree;
  const child: Mapping = { ...leaf, page: 0x41, rights: 7 as Rights, parent: place };
  expect(violations(with2(leaf, child))).toHaveLength(1);
});

test("everyMappingHasRights: none, or write without read", () => {
  const { violations } = claims.everyMappingHasRights;
  expect(violations(with2({ ...leaf, rights: 0 as Rights }))).toHaveLength(1);
  expect(violations(with2({ ...leaf, rights: 2 as Rights }))).toHaveLength(1);
});
