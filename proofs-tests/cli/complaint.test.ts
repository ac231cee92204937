import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { complaint } from "../../cli/complaint.ts";

test("one line, and the way to help", () => {
  const error = new CommanderError(1, "commander.unknownOption", "error: unknown option '-x'\nno.");
  expect(complaint(error, ["run", "-x"])).toBe("unknown option '-x' no; see `septet run --help`");
  expect(complaint(error, ["fly"])).toBe("unknown option '-x' no; see `septet --help`");
  expect(complaint(new CommanderError(1, "commander.help", "(outputHelp)"), [])).toContain(
    "name a verb",
  );
});
