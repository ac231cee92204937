import { expect, test } from "vitest";
import { array, domain, each, numbers } from "../../../engines/exhaustive/index.ts";
import { renamings } from "../../../engines/exhaustive/renamings.ts";

const tasks = domain("task", 3);
const pages = each(tasks, "page", 2);
const frames = domain("frame", 2);
const fields = { holds: array(pages, frames), busy: array(tasks, numbers(2)) };

test("the renamings are those of each domain, and of the things of each owner apart", () => {
  expect(renamings(fields, "none")).toEqual([new Map()]);
  expect(renamings(fields, ["task"]).length).toBe(6);
  expect(renamings(fields, ["frame"]).length).toBe(2);
  expect(renamings(fields, ["page"]).length).toBe(8);
  expect(renamings(fields, ["task", "page"]).length).toBe(48);
  expect(renamings(fields, "all").length).toBe(96);
});

test("no renaming comes twice, each is a permutation, and products are renamings", () => {
  const group = renamings(fields, "all");
  const text = (renaming: (typeof group)[number]): string =>
    [tasks, pages, frames].map((one) => renaming.get(one)?.join("")).join(" ");
  const texts = new Set(group.map(text));
  expect(texts.size).toBe(96);
  for (const a of group) {
    for (const b of group) {
      const product = [tasks, pages, frames].map((one): [typeof one, readonly number[]] => [
        one,
        Array.from({ length: one.size }, (_, n) => one.renamed(one.renamed(n, a), b)),
      ]);
      expect(texts.has(text(new Map(product)))).toBe(true);
    }
  }
});

test("a page goes where its task goes", () => {
  for (const renaming of renamings(fields, ["task"])) {
    for (let page = 0; page < 6; page++) {
      const task = tasks.renamed(Math.floor(page / 2), renaming);
      expect(pages.renamed(page, renaming)).toBe(2 * task + (page % 2));
    }
  }
});

test("more renamings than tables can hold are refused at once", () => {
  const many = { peer: array(domain("peer", 12), numbers(2)) };
  expect(renamings(many, "none").length).toBe(1);
  expect(() => renamings(many, "all")).toThrow("symmetry by peer makes over");
});

test("a domain that no field speaks of is refused", () => {
  expect(() => renamings(fields, ["clan"])).toThrow("there are task, page, frame");
});
