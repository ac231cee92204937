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

test("a choice of none is a fault, and no hunt that caught all", () => {
  const { code, out, err } = septet(["mutants", "--only", "nodeIsLost", "--family", "ipc"], ".");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toBe("septet: --only nodeIsLost: none is of --family ipc\n");
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

/** Bugs of claims that others are quick to come before. */
const close = [
  "failedTransferReachesOneSide",
  "nodeIsLost",
  "openReceiveMissesItsLines",
  "replacedTaskKeepsItsVersion",
];

test("the claims of these are first to catch them, and none is idle", () => {
  const { code, out } = septet(["mutants", "--json", "--only", ...close], ".");
  const { mutants: found, idleClaims } = JSON.parse(out) as {
    mutants: readonly { claim: string; expected: string }[];
    idleClaims: readonly string[];
  };
  expect([code, idleClaims]).toEqual([0, []]);
  expect(found.map(({ claim }) => claim)).toEqual(found.map(({ expected }) => expected));
});
