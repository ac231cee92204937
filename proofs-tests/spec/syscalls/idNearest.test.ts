import { expect, test } from "vitest";
import { any, nil, threadKey, type Name } from "../../../spec/index.ts";
import { booted, does, hands, id, makes, resultsOf, root, sigma0 } from "../world.ts";

// root makes 3; 3 makes 4; 4 makes 5.
const three = threadKey(3, 0);
const four = threadKey(4, 0);
const five = threadKey(5, 0);
let world = makes(booted, root, 3);
world = makes(hands(world, root, 4, three), three, 4);
world = hands(world, root, 5, three);
world = makes(hands(world, three, 5, four), four, 5);

const ask = (who: typeof root, of: Name) => {
  const [result] = resultsOf(does(world, who, { tag: "idNearest", of }).effects, who);
  return result?.tag === "idNearest" ? [result.nearest, result.relation] : result;
};
const of = (key: typeof root) => id(world, key);

test.each([
  ["nil asks for my own id", root, nil, of(root), "sameClan"],
  ["an interrupt is nearest to itself", root, { tag: "interrupt", line: 3 }, undefined, "sameClan"],
  ["my own clan is direct", root, of(sigma0), of(sigma0), "sameClan"],
  ["my child is direct", root, of(three), of(three), "sameClan"],
  ["my chief is direct", three, of(root), of(root), "sameClan"],
  ["a grandchild is reached through my child", root, of(four), of(three), "inside"],
  ["a great-grandchild too", root, of(five), of(three), "inside"],
  ["my chief's clan is reached through my chief", three, of(sigma0), of(root), "outside"],
  ["so is everything else", five, of(root), of(four), "outside"],
  ["any is outside", three, any, of(root), "outside"],
  ["a dead id goes by its fields", root, { ...of(four), version: 77 }, of(three), "inside"],
] as const)("%s", (_, who, name, nearest, relation) => {
  expect(ask(who, name)).toEqual([nearest ?? name, relation]);
});

test("with the kernel as chief, elsewhere is nil", () => {
  const elsewhere: Name = { tag: "thread", chief: 200, task: 201, lthread: 0, version: 1 };
  expect(ask(root, elsewhere)).toEqual([nil, "outside"]);
});
