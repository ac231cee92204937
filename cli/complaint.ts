// What commander finds wrong with a command line, in one line.

import type { Command, CommanderError } from "commander";

/** Commander's complaint in one line, with the way to help. */
export function complaint(
  error: CommanderError,
  arguments_: readonly string[],
  program: Command,
): string {
  const { path, command } = named(arguments_, program);
  const help = `\`${["septet", ...path, "--help"].join(" ")}\``;
  if (error.code === "commander.help" || error.message === "(outputHelp)") {
    const names = command.commands.map((one) => one.name());
    const all = `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
    const one = path.length === 0 ? "a verb" : `what to ${path.join(" ")}`;
    return `name ${one}: ${all}; see ${help}`;
  }
  const says = error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
  return `${says.replace(/\.$/, "")}; see ${help}`;
}

/** The command that the first arguments name, and their words. */
function named(
  arguments_: readonly string[],
  program: Command,
): { readonly path: readonly string[]; readonly command: Command } {
  const [word, ...others] = arguments_;
  const command = program.commands.find((one) => one.name() === word);
  if (word === undefined || command === undefined) return { path: [], command: program };
  const inner = named(others, command);
  return { path: [word, ...inner.path], command: inner.command };
}
