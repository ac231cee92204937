import { expect, test } from "vitest";
import { mutants } from "../../../mutants/index.ts";
import { septet } from "../fixture.ts";

const names = mutants.map(({ name }) => name).slice(0, 2);

test("the list has every seeded bug and what it does", () => {
  const { code, out } = septet(["mutants", "--list"], ".");
  expect(code).toBe(0);
  for (const { name } of mutants) expect(out).toContain(`${name} `);
  for (const { says } of mutants) expect(out).toContain(says);
});

test("a hunt reports each seeded bug it was asked for, and is the same twice", () => {
  const hunt = (workers: string): unknown => {
    const arguments_ = ["mutants", "--json", "--workers", workers, "--only", ...names];
    const { out } = septet(arguments_, ".");
    const { mutants: found } = JSON.parse(out) as { mutants: readonly { name: string }[] };
    return found.map((one) => ({ ...one, seconds: 0 }));
  };
  const found = hunt("2");
  expect(found).toMatchObject(names.map((name) => ({ name, killed: true })));
  expect(hunt("1")).toEqual(found);
});
