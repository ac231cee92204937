import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { Task } from "../../../cli/explore/task.ts";
import { alone, teamOf } from "../../../cli/explore/team.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-team-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A worker that answers with the batch's length, but for what `first` does to the first batch
 *  that any worker gets. */
function moduleThat(name: string, first: string): URL {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from "node:fs";
     import { parentPort } from "node:worker_threads";
     parentPort.on("message", (batch) => {
       const flag = ${JSON.stringify(join(folder, name))};
       if (!existsSync(flag)) { writeFileSync(flag, ""); ${first} }
       parentPort.postMessage({ answered: batch.length });
     });`,
  );
  return pathToFileURL(file);
}
const task = { tag: "specification" } as unknown as Task;
const batch = (length: number) => ({ paths: new Int32Array(0), length, steps: true });

test.each([
  ["leaves", "process.exit(1);"],
  ["throws", 'throw new Error("out of memory");'],
])("a worker that %s is replaced, and its batch is done by another", async (name, first) => {
  const team = teamOf(2, task, moduleThat(name, first));
  try {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => team.expand(batch(n))));
    expect(answers).toEqual([1, 2, 3, 4, 5].map((answered) => ({ answered })));
  } finally {
    await team.dismiss();
  }
});

test("a batch that kills whoever tries it is given up with the reason", async () => {
  const team = teamOf(1, task, killer());
  try {
    await expect(team.expand(batch(1))).rejects.toThrow("too much");
  } finally {
    await team.dismiss();
  }
});

function killer(): URL {
  const file = join(folder, "killer.mjs");
  writeFileSync(
    file,
    `import { parentPort } from "node:worker_threads";
     parentPort.on("message", () => { throw new Error("too much"); });`,
  );
  return pathToFileURL(file);
}

test("alone is a team of one", async () => {
  const made = alone(() => ({ counts: Int32Array.of(7) }) as never);
  expect(made.places).toBe(1);
  expect(await made.expand(batch(1))).toEqual({ counts: Int32Array.of(7) });
  await made.dismiss();
});
