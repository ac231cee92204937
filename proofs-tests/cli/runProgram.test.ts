import { expect, test } from "vitest";
import { run } from "../../cli/runProgram.ts";

test.each([
  [["run"], "missing required argument"],
  [["run", "x.elf", "--gdb", "70000"], "whole number from 0 to 65535"],
  [["run", "x.elf", "--max-instructions", "0"], "whole number from 1"],
  [["run", "x.elf", "--max-instructions", "1000000000000001"], "to 1000000000000000"],
  [["run", "/nowhere/x.elf", "--max-instructions", "1000000000000000"], "no such file"],
  [["run", ""], "the name of the file is empty"],
  [["run", "x.elf", "--fast"], "unknown option"],
  [["run", "/nowhere/x.elf"], "there is no such file"],
])("%j is refused", async (arguments_, says) => {
  await expect(run(arguments_)).rejects.toThrow(says);
});
