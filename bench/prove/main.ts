// `npm run prove`: a million checked events and more in each of some configurations, with the TLBs
// in turn. It prints what was checked, and ends with the first refutation.

import { readFileSync } from "node:fs";
import { septet } from "./septet.ts";

const FILE = "bench/prove/septet.config.json";
/** Every configuration is checked with one of them; the default check has the first. */
const TLBS = ["keeps", "forgets", "random"] as const;
const EVENTS_MIN = 1_000_000;
/** Steps by which a thousand pages go at a time take longer. */
const FEWER: Readonly<Record<string, number>> = { megapages: 20_000 };

/** What is read of `septet check --json`. */
type Report = {
  readonly verdict: string;
  readonly events: number;
  readonly seconds: number;
};

const { configurations } = JSON.parse(readFileSync(FILE, "utf8")) as {
  readonly configurations: Readonly<Record<string, { readonly boot: object }>>;
};
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(configurations);
for (const name of names) {
  const tlb = TLBS[Object.keys(configurations).indexOf(name) % TLBS.length] ?? "keeps";
  prove(name, tlb);
}

function prove(name: string, tlb: string): void {
  const options = ["--config", FILE, "--configuration", name, "--tlb", tlb];
  const { status, stdout } = septet(["check", ...options]);
  if (status !== 0) {
    process.stdout.write(`${name}: ${stdout}\n`);
    process.exit(status);
  }
  const report = JSON.parse(stdout) as Report;
  const boot = JSON.stringify(configurations[name]?.boot);
  const rate = Math.round(report.events / report.seconds);
  process.stdout.write(
    `${name}: holds; ${report.events} steps, ${rate} a second, TLB ${tlb}, boot ${boot}\n` +
      `  septet check ${options.join(" ")}\n`,
  );
  const eventsMin = FEWER[name] ?? EVENTS_MIN;
  if (report.events < eventsMin) {
    process.stdout.write(`${name}: these are fewer than ${eventsMin} steps\n`);
    process.exit(1);
  }
}
