import { Command } from "commander";
import { expect, test } from "vitest";
import { addExplore } from "../../../cli/explore/command.ts";
import { plain, type Terminal } from "../../../cli/terminal.ts";

const said: string[] = [];
const terminal: Terminal = {
  out: (text) => void said.push(text),
  progress: { show: () => {}, clear: () => {} },
  paint: plain,
};

async function run(arguments_: readonly string[]): Promise<number> {
  let code = -1;
  const command = new Command("explore").exitOverride().configureOutput({ writeErr: () => {} });
  addExplore(command, terminal, (answer) => answer.then((exit) => void (code = exit)));
  await command.parseAsync(arguments_, { from: "user" });
  return code;
}

test("what is asked for is done, and its answer is the exit code", async () => {
  expect(await run(["--list"])).toBe(0);
  expect(said.join("\n")).toContain("crowd");
  expect(await run(["--config", "pages", "--spec-only", "--depth", "2", "--json"])).toBe(0);
  expect(JSON.parse(said.at(-1) ?? "")).toMatchObject({ depth: 2, complete: false });
});

test("numbers are numbers", async () => {
  await expect(run(["--states", "many"])).rejects.toThrow("whole number");
});
