import { expect, test } from "vitest";
import { RAM_START } from "../../../abi/index.ts";
import * as mappingNode from "../../../impl/layout/mappingNode.ts";
import { accessorFaults } from "./accessors.ts";

test("Every field of a mapping node is a word of its own", () => {
  expect(accessorFaults(mappingNode, [RAM_START + 0x4000])).toEqual([]);
});
