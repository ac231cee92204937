import { expect, test } from "vitest";
import { completeSpace, describeFlexpage, describeItem, type Flexpage } from "../../spec/index.ts";
import { item } from "./world.ts";

const pages = (firstPage: number, log2Pages: number): Flexpage => ({
  tag: "pages",
  firstPage,
  log2Pages,
});

test("flexpages and items are written in pages", () => {
  expect(
    [{ tag: "noPage" } as Flexpage, completeSpace, pages(0x40, 0), pages(0x40, 3)].map(
      describeFlexpage,
    ),
  ).toEqual(["no page", "the complete space", "page 40", "pages 40 + 8"]);
  expect(describeItem(item("grant", 0x40, 5))).toBe("grant page 40 r-x at 0");
});
