// Finding and reading a config file: JSON, or a module whose default export is the config.

import { resolve } from "node:path";
import { thrownText } from "../../lib/thrown.ts";
import { explain, parseJson } from "../../trace/index.ts";
import { UsageFault } from "../fault.ts";
import { kindOf, readText } from "../files.ts";
import { configSchema, type Config } from "./schema.ts";

/** Looked for where the command runs; the first that is there counts. */
const CONFIG_FILES: readonly string[] = ["ts", "mts", "js", "mjs", "json"].map(
  (ending) => `septet.config.${ending}`,
);

/** A config, and the file that it is from; none if there is no file. */
export type Read = { readonly file: string | undefined; readonly config: Config };

/** The config in `file`, or in the one that lies in `folder`. */
export async function readConfig(file: string | undefined, folder = "."): Promise<Read> {
  const found = file ?? CONFIG_FILES.find((name) => kindOf(resolve(folder, name)) === "file");
  if (found === undefined) return { file: undefined, config: {} };
  if (found === "") throw new UsageFault("--config: the name is empty; name a file");
  const path = resolve(folder, found);
  const value = /\.[mc]?[jt]s$/.test(found) ? await moduleIn(path, found) : jsonIn(path, found);
  const parsed = parsedAs(value, found);
  if (!parsed.success) throw new UsageFault(`${found}: ${explain(parsed.error.issues)}`);
  return { file: found, config: parsed.data };
}

/** The fields of a module may be functions of their own. */
function parsedAs(value: unknown, name: string): ReturnType<typeof configSchema.safeParse> {
  try {
    return configSchema.safeParse(value, { reportInput: true });
  } catch (error) {
    throw new UsageFault(`${name}: fails while it is read: ${thrownText(error)}`);
  }
}

function jsonIn(path: string, name: string): unknown {
  const json = parseJson(readText(path), name);
  if (json.tag === "refused") throw new UsageFault(json.says);
  return json.value;
}

/** The default export of a module. TypeScript needs no build: its types are stripped on the way. */
async function moduleIn(path: string, name: string): Promise<unknown> {
  readText(path); // A file that cannot be read is told as every other.
  // Loaded only when there is such a file.
  const { createJiti } = await import("jiti");
  const load = createJiti(import.meta.url, { fsCache: false, moduleCache: false });
  let module: unknown;
  try {
    module = await load.import(path);
  } catch (error) {
    throw new UsageFault(`${name}: fails while it is loaded: ${thrownText(error)}`);
  }
  if (typeof module === "object" && module !== null && "default" in module) return module.default;
  throw new UsageFault(`${name}: has no default export; export default defineConfig({ … })`);
}
