import { Command } from "commander";
import { expect, test } from "vitest";
import { addCertify, addMinimise } from "../../../cli/minimum/command.ts";
import { plain, type Terminal } from "../../../cli/terminal.ts";

const terminal: Terminal = {
  out: () => {},
  progress: { show: () => {}, clear: () => {} },
  paint: plain,
};

test.each([addMinimise, addCertify])(
  "a file must be named, and one that is not there is told",
  async (add) => {
    const command = new Command("verb").exitOverride().configureOutput({ writeErr: () => {} });
    let answered: Promise<number> | undefined;
    add(command, terminal, (answer) => {
      answered = answer;
      return Promise.resolve();
    });
    await expect(command.parseAsync([], { from: "user" })).rejects.toThrow(
      "missing required argument",
    );
    await command.parseAsync(["no-such-file.json"], { from: "user" });
    await expect(answered).rejects.toThrow("no-such-file.json: there is no such file");
  },
);
