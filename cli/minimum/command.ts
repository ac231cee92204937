// The options of `septet minimise` and `septet certify`.

import type { Command } from "commander";
import type { Terminal } from "../terminal.ts";
import { certify, type CertifyOptions } from "../verbs/certify.ts";
import { minimise, type MinimiseOptions } from "../verbs/minimise.ts";

type Done = (answer: Promise<number>) => Promise<void>;

/** Gives `command`, which has the options that name a kernel, all others and its work. */
export function addMinimise(command: Command, terminal: Terminal, done: Done): void {
  command
    .description("a trace made as short as it can be, with a certificate that it is")
    .argument("<file>", "a trace, as `check --out` writes it")
    .option("--out <file>", "where the short trace is written", "septet-minimum.json")
    .option("--certificate <file>", "where the proof is written", "septet-certificate.json")
    .option("--json", "one JSON object on stdout")
    .action((file: string, options: MinimiseOptions) => done(minimise(file, options, terminal)));
}

/** The same for `certify`. */
export function addCertify(command: Command, terminal: Terminal, done: Done): void {
  command
    .description("a certificate, judged by counting all states again")
    .argument("<file>", "a certificate, as `minimise` writes it")
    .option("--json", "one JSON object on stdout")
    .action((file: string, options: CertifyOptions) => done(certify(file, options, terminal)));
}
