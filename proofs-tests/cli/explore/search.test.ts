import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { resumed, survey } from "../../../engines/index.ts";
import { taskOf } from "../../../cli/explore/plan.ts";
import { searched } from "../../../cli/explore/search.ts";
import { expanderOf, systemFor, type AnySystem } from "../../../cli/explore/task.ts";
import { alone, teamOf, type Team } from "../../../cli/explore/team.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-search-"));
afterAll(() => rmSync(folder, { recursive: true }));

const task = taskOf({ config: "clan" });
const system = systemFor(task) as AnySystem;
const wanted = { system, bounds: {}, checkpoint: undefined, from: undefined, onBatch: () => {} };
const module = new URL("../../../.tsbuild/cli/explore/worker.js", import.meta.url);

test("a team of threads comes to the same as one thread, to the letter", async () => {
  const team = teamOf(2, task, module);
  const together = await searched(wanted, team).finally(() => team.dismiss());
  expect(together).toEqual(survey(system, {}));
});

test("at the end the search is in the file, and going on from there is over at once", async () => {
  const file = join(folder, "search");
  const checkpoint = { file, identity: "this search" };
  const team = alone(expanderOf(system));
  const whole = await searched({ ...wanted, checkpoint }, team);
  expect(existsSync(file)).toBe(true);
  const from = resumed("this search", readFileSync(file));
  if ("refused" in from) throw new Error(from.refused);
  const again = await searched(
    { ...wanted, from },
    alone(() => {
      throw new Error("nothing is left to do");
    }),
  );
  expect(again).toEqual(whole);
});

test("what a worker cannot do ends the search with its reason", async () => {
  const team: Team = {
    places: 4,
    expand: () => Promise.reject(new Error("no")),
    dismiss: async () => {},
  };
  await expect(searched(wanted, team)).rejects.toThrow("no");
});
