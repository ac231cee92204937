// What a config file may say: strict, so that a misspelt field is an error and not a silence.

import * as z from "zod";
import { someBootSchema, type Boot } from "../../trace/index.ts";
import { claimNames } from "../claims.ts";
import { readReporter } from "../reporters/reporters.ts";
import { nearest } from "../suggest.ts";
import { BUDGET_SAYS, ranges, secondsOf, type NumberName } from "./ranges.ts";

/** Which claims are asked: only these, or all but these. */
export type ClaimChoice =
  { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** One way to check: how much, from where, of which machines. */
export type Configuration = {
  readonly seed?: number;
  readonly runs?: number;
  /** Events in each run, at most. */
  readonly events?: number;
  /** Time for the search: `60s`. */
  readonly budget?: string;
  /** Boot parameters that every run has; the others are drawn. */
  readonly boot?: Partial<Boot>;
  readonly claims?: ClaimChoice;
};

/** A config file. What the command line says wins over it. */
export type Config = Configuration & {
  readonly $schema?: string;
  readonly workers?: number;
  readonly bugs?: number;
  /** Further ways to check, for `--configuration NAME`; each adds to what stands above. */
  readonly configurations?: Readonly<Record<string, Configuration>>;
  /** As `--reporter` takes them: `sarif=out.sarif`. */
  readonly reporters?: readonly string[];
  readonly out?: string;
};

/** The config itself; a `septet.config.ts` calls it so that an editor knows the fields. */
export const defineConfig = (config: Config): Config => config;

const numberField = (name: NumberName): z.ZodExactOptional<z.ZodInt> =>
  z.int().min(ranges[name].min).max(ranges[name].max).exactOptional();

// The JSON schema does not list them: it is to change with the fields, not with every claim.
const claimSchema = z.string().superRefine((name, context) => {
  if (claimNames.includes(name)) return;
  const near = nearest(name, claimNames);
  const hint = near.length > 0 ? ` (did you mean ${near.join(" or ")}?)` : "";
  context.addIssue({ code: "custom", input: name, message: `the name of a claim${hint}` });
});

const claimsSchema = z.union(
  [
    z.strictObject({ only: z.array(claimSchema).min(1) }),
    z.strictObject({ except: z.array(claimSchema) }),
  ],
  "{ only: […] } or { except: […] }",
);

const configurationFields = {
  seed: numberField("seed"),
  runs: numberField("runs"),
  events: numberField("events"),
  budget: z
    .string()
    .refine((text) => secondsOf(text) !== undefined, BUDGET_SAYS)
    .exactOptional(),
  boot: someBootSchema.exactOptional(),
  claims: claimsSchema.exactOptional(),
};

const isReporter = (text: string): boolean => typeof readReporter(text) !== "string";

export const configSchema: z.ZodType<Config> = z
  .strictObject({
    $schema: z.string().exactOptional(),
    ...configurationFields,
    workers: numberField("workers"),
    bugs: numberField("bugs"),
    configurations: z
      .record(z.string().min(1), z.strictObject(configurationFields))
      .exactOptional(),
    reporters: z
      .array(z.string().refine(isReporter, 'a reporter, as "human", "sarif=FILE" or "junit=FILE"'))
      .exactOptional(),
    out: z.string().min(1).exactOptional(),
  })
  .meta({ title: "The config file of Septet" });

/** The published JSON schema, as text. */
export const configJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(configSchema, { io: "input" }), undefined, 2)}\n`;
