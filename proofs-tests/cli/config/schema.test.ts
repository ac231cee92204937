import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import {
  configJsonSchema,
  configSchema,
  defineConfig,
  type Config,
} from "../../../cli/config/schema.ts";

const published = readFileSync("cli/config/config.schema.json", "utf8");
const validate = new Ajv2020.default().compile(JSON.parse(published) as object);

const full: Config = defineConfig({
  $schema: "./node_modules/septet/cli/config/config.schema.json",
  seed: 7,
  runs: 100,
  events: 50,
  budget: "60s",
  workers: 2,
  bugs: 1,
  boot: { userFrames: 4 },
  claims: { except: ["theTlbHoldsOnlyWhatIsMapped"] },
  configurations: { small: { boot: { tasks: 2 }, claims: { only: ["everyTrapEnds"] } } },
  reporters: ["human", "sarif=out.sarif"],
  out: "trace.json",
});

test("the published schema is that of the code; `septet export schema FILE` writes it", () => {
  expect(JSON.parse(published)).toEqual(JSON.parse(configJsonSchema()));
});

test("both schemas take every field, and an empty config", () => {
  for (const config of [full, {}]) {
    expect(configSchema.safeParse(config).success).toBe(true);
    expect(validate(config)).toBe(true);
  }
});

test.each<[string, unknown]>([
  ["an unknown field", { sead: 1 }],
  ["a string for a number", { runs: "5" }],
  ["too few runs", { runs: 0 }],
  ["an unknown boot parameter", { boot: { cores: 1 } }],
  ["no claim at all", { claims: { only: [] } }],
  ["both choices of claims", { claims: { only: ["everyTrapEnds"], except: [] } }],
  ["workers in a configuration", { configurations: { a: { workers: 2 } } }],
  ["no object", []],
])("neither schema takes %s", (_, config) => {
  expect(configSchema.safeParse(config).success).toBe(false);
  expect(validate(config)).toBe(false);
});

test.each<[string, unknown]>([
  ["a number for a time", { budget: "60" }],
  ["an unknown reporter", { reporters: ["xml"] }],
  ["an unknown claim", { claims: { only: ["everyTrapEnd"] } }],
])("%s is refused", (_, config) => {
  expect(configSchema.safeParse(config).success).toBe(false);
});
