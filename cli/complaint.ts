// What commander finds wrong with a command line, in one line.

import type { CommanderError } from "commander";

const VERBS = [
  "check",
  "replay",
  "mutants",
  "explore",
  "minimise",
  "certify",
  "export",
  "run",
  "conformance",
];

/** Commander's complaint in one line, with the way to help. */
export function complaint(error: CommanderError, arguments_: readonly string[]): string {
  if (error.code === "commander.help" || error.message === "(outputHelp)") {
    const all = `${VERBS.slice(0, -1).join(", ")} or ${VERBS.at(-1)}`;
    return `name a verb: ${all}; \`septet --help\` tells more`;
  }
  const [verb] = arguments_;
  const known = verb !== undefined && VERBS.includes(verb);
  const says = error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
  return `${says.replace(/\.$/, "")}; see \`septet ${known ? `${verb} ` : ""}--help\``;
}
