import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { septet } from "../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the schema of config files goes to stdout or to a file", () => {
  const { code, out, err } = septet(["export", "schema"], folder);
  expect([code, err]).toEqual([0, ""]);
  const published = readFileSync("cli/config/config.schema.json", "utf8");
  expect(JSON.parse(out)).toEqual(JSON.parse(published));
  expect(septet(["export", "schema", "--out", "s.json"], folder)).toEqual({
    code: 0,
    out: "",
    err: "",
  });
  expect(JSON.parse(readFileSync(join(folder, "s.json"), "utf8"))).toEqual(JSON.parse(published));
});
