// Each claim holds of machines that ran, and fails for one word that is wrong.

import { expect, test } from "vitest";
import {
  isLeafPte,
  pteOf,
  rootEntryAt,
  shadowOf,
  tableOfPte,
  tableOfShadow,
} from "../../../impl/layout/pageTable.ts";
import { mappingClaims } from "../../../refinement/claims/mapping.ts";
import { FRAMES_WITH_REGION } from "../../../refinement/generate/boot.ts";
import type { View } from "../../../refinement/abstraction/state.ts";
import { begun, readAll, seenAnew, smallBoot, walked } from "../fixture.ts";

test("all hold along random runs", () => {
  for (let seed = 20; seed < 30; seed++) {
    const { view } = readAll(walked(seed, 100).lockstep);
    for (const { name, violations } of mappingClaims)
      expect(violations(view.mapped), name).toEqual([]);
  }
});

const sigma0Root = ({ roster }: View): number => roster.entries[1]?.root ?? 0;
const leafTable = (view: View): number =>
  tableOfPte(pteOf(view.bytes.reader, rootEntryAt(sigma0Root(view), 0x80100)));
/** The entry of σ0's first page. */
const firstLeaf = (view: View): number => leafTable(view) + 0x100 * 4;
const node = ({ bytes }: View): number => bytes.places.nodes.base;

test.each<[claim: string, address: (view: View) => number, value: number]>([
  ["noLeafWithoutRights", firstLeaf, (0x80100 << 10) | 0xd1],
  ["noLeafWithoutRights", firstLeaf, (0x80100 << 10) | 0x0f],
  ["kernelMemoryIsNeverMapped", firstLeaf, (0x80000 << 10) | 0xdf],
  ["tablesBelongToOneSpace", (view) => rootEntryAt(sigma0Root(view), 0), 0x2004_0001],
  ["onePageHoldsOneMapping", (view) => node(view) + 4, 0x80101],
  ["pageTablesAreTheForestsProjection", (view) => node(view) + 4, 0x80107],
  ["pageTablesAreTheForestsProjection", (view) => firstLeaf(view) + 0x1000, 0],
  ["derivationsAreLinkedBothWays", (view) => node(view) + 0x10, 0x8000_0000],
  ["onlySigma0HasRoots", firstLeaf, (0x80101 << 10) | 0xdf],
  ["rootTablesCountTheirLeaves", (view) => rootEntryAt(sigma0Root(view), 0x80100) + 0x1000, 9],
  ["nodesTablesAndFramesAreConserved", () => 0x8000_005c, 3],
  ["nodesTablesAndFramesAreConserved", () => 0x8000_0060, 3],
])("%s fails for a wrong word", (claim, address, value) => {
  const lockstep = begun();
  const before = readAll(lockstep).view;
  lockstep.machine.poke32(address(before), value >>> 0);
  const view = seenAnew(lockstep);
  const violated = mappingClaims.filter(({ violations }) => violations(view.mapped).length > 0);
  expect(violated.map(({ name }) => name)).toContain(claim);
});

const vastBoot = {
  ...smallBoot,
  userFrames: FRAMES_WITH_REGION,
  kernelTables: 5,
  mappingNodes: FRAMES_WITH_REGION,
};
/** The root entry of σ0's megapage, and the first leaf of the table behind it. */
const megapage = (view: View): number => rootEntryAt(sigma0Root(view), 0x80400);
const behind = (view: View): number => tableOfShadow(shadowOf(view.bytes.reader, megapage(view)));

test("every bit of a megapage, and of what stands behind it, is reported", () => {
  const lockstep = begun(vastBoot);
  const { view } = readAll(lockstep);
  expect(isLeafPte(pteOf(view.bytes.reader, megapage(view)))).toBe(true);
  const table = behind(view);
  const words = [megapage(view), megapage(view) + 0x1000, table, table + 0x1000, table + 4 * 1023];
  for (const address of words) {
    const word = lockstep.machine.peek32(address);
    for (let bit = 0; bit < 32; bit++) {
      lockstep.machine.poke32(address, (word ^ (1 << bit)) >>> 0);
      expect(lockstep.examine(), `bit ${bit} of ${address.toString(16)}`).toBeDefined();
    }
    lockstep.machine.poke32(address, word);
  }
  expect(lockstep.examine()).toBeUndefined();
});

test.each<[why: string, address: (view: View) => number, value: number]>([
  ["it begins at no multiple of 4 MiB", megapage, (0x80500 << 10) | 0xdf],
  ["it has a right that its pages lack", behind, (0x80400 << 10) | 0xd3],
  ["a page behind it has another frame", behind, (0x80500 << 10) | 0xdf],
  ["a page is missing behind it", (view) => behind(view) + 4 * 1023, 0],
])("a megapage is not what its table says: %s", (_, address, value) => {
  const lockstep = begun(vastBoot);
  const before = readAll(lockstep).view;
  lockstep.machine.poke32(address(before), value >>> 0);
  const view = seenAnew(lockstep);
  const claim = mappingClaims.find(({ name }) => name === "aMegapageIsWhatItsTableSays");
  expect(claim?.violations(before.mapped)).toEqual([]);
  expect(claim?.violations(view.mapped).length).toBeGreaterThan(0);
});
