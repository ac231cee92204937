import { Command, CommanderError } from "commander";
import { expect, test } from "vitest";
import { complaint } from "../../cli/complaint.ts";

const program = new Command("septet");
program.command("run");
const draw = program.command("draw");
for (const what of ["circle", "line"]) draw.command(what);

test("one line, and the way to help", () => {
  const error = new CommanderError(1, "commander.unknownOption", "error: unknown option '-x'\nno.");
  const says = (...words: readonly string[]): string => complaint(error, words, program);
  expect(says("run", "-x")).toBe("unknown option '-x' no; see `septet run --help`");
  expect(says("draw", "line", "-x")).toBe("unknown option '-x' no; see `septet draw line --help`");
  expect(says("fly")).toBe("unknown option '-x' no; see `septet --help`");
});

test("whoever names nothing is told what there is", () => {
  const help = new CommanderError(1, "commander.help", "(outputHelp)");
  expect(complaint(help, [], program)).toBe("name a verb: run or draw; see `septet --help`");
  expect(complaint(help, ["draw"], program)).toBe(
    "name what to draw: circle or line; see `septet draw --help`",
  );
});
